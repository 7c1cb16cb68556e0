#include "app/grid/grid_paste.h"

#include <algorithm>
#include <utility>

#include "core/base/text.h"
#include "core/base/tr.h"

namespace segments::app {
namespace {

// Reads the cell that begins at `at` and moves it behind the cell, onto a tab, a line's end or the end.
std::string read_cell(std::string_view text, std::size_t& at) {
    const auto ends = [&](std::size_t place) {
        return place >= text.size() || text[place] == '\t' || text[place] == '\n' || text[place] == '\r';
    };
    if (at < text.size() && text[at] == '"') {
        std::string cell;
        for (std::size_t i = at + 1; i < text.size(); ++i) {
            if (text[i] != '"') {
                cell += text[i];
            } else if (i + 1 < text.size() && text[i + 1] == '"') {
                cell += text[++i];
            } else if (ends(i + 1)) {
                at = i + 1;
                return cell;
            } else {
                break;  // quotes that mean themselves
            }
        }
    }
    const std::size_t start = at;
    while (!ends(at)) ++at;
    return std::string(text.substr(start, at - start));
}

Error in_cell(const Error& reason, std::size_t row, const GridColumn& column) {
    Error error = reason;
    error.message = tr("Row {1} of what was pasted, column {2}: {3} Nothing was changed.", row + 1,
                       column.caption(), reason.message);
    error.record.clear();
    error.field.clear();
    return error;
}

bool may_edit(const Session& session, const GridSource& source, table::Row row, const GridColumn& column) {
    return column.editable && (!source.editable || source.editable(session, row, column));
}

Result<table::Row> begin_row(table::Transaction& tx, const Session& session, const GridSource& source,
                             const std::vector<std::string>& cells, const PasteTarget& target,
                             std::size_t row) {
    const std::size_t key = column_index(source.columns, source.entry->column);
    const auto place = std::find(target.columns.begin(), target.columns.end(), key);
    const auto at = static_cast<std::size_t>(place - target.columns.begin());
    const std::string_view typed = at < cells.size() ? trim_blanks(cells[at]) : std::string_view();
    if (typed.empty()) {
        return in_cell(fail(tr("A new row needs a value here.")), row, source.columns[key]);
    }
    Result<table::Row> added = source.entry->add(tx, session, typed);
    if (!added) return in_cell(added.error(), row, source.columns[key]);
    return added;
}

}  // namespace

CellBlock parse_block(std::string_view text) {
    CellBlock block;
    for (std::size_t at = 0; at < text.size();) {
        std::vector<std::string> row;
        while (true) {
            row.push_back(read_cell(text, at));
            if (at >= text.size() || text[at] != '\t') break;
            ++at;
        }
        if (at < text.size() && text[at] == '\r') ++at;
        if (at < text.size() && text[at] == '\n') ++at;
        block.push_back(std::move(row));
    }
    return block;
}

Result<void> paste_block(table::Transaction& tx, const Session& session, const GridSource& source,
                         const CellBlock& block, const PasteTarget& target) {
    for (std::size_t i = 0; i < block.size(); ++i) {
        const std::vector<std::string>& cells = block[i];
        const bool fresh = i >= target.rows.size();
        table::Row row = fresh ? table::kNoRow : target.rows[i];
        if (fresh) {
            const Result<table::Row> added = begin_row(tx, session, source, cells, target, i);
            if (!added) return added.error();
            row = *added;
            if (source.refresh) source.refresh(session);
        }
        for (std::size_t j = 0; j < cells.size(); ++j) {
            const GridColumn& column = source.columns[target.columns[j]];
            if (fresh && column.id == source.entry->column) continue;
            const std::string_view typed = trim_blanks(cells[j]);
            const std::string shown = shown_text(column, session.db(), source.table, row, session.locale());
            if (typed == trim_blanks(shown)) continue;
            if (!may_edit(session, source, row, column)) {
                return in_cell(fail(tr("“{1}” can't be put where nothing can be changed.", typed)), i,
                               column);
            }
            if (Result<void> set = source.set_in(tx, session, row, column, typed); !set) {
                return in_cell(set.error(), i, column);
            }
        }
    }
    return {};
}

}  // namespace segments::app
