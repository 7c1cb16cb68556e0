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
    error.message =
        tr("Row {1} of what was pasted, column {2}: {3}", row + 1, column.caption(), reason.message);
    error.record.clear();
    error.field.clear();
    return error;
}

Error unchanged(Error error) {
    error.message += ' ';
    error.message += tr("Nothing was changed.").view();
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

namespace {

// Sets the cells of a row and says of each what came of it: done(cell, column, shown before, error or null);
// false ends it.
template <typename Done>
bool put_row(table::Transaction& tx, const Session& session, const GridSource& source,
             const std::vector<std::string>& cells, const PasteTarget& target, table::Row row, bool fresh,
             Done&& done) {
    for (std::size_t j = 0; j < cells.size(); ++j) {
        const GridColumn& column = source.columns[target.columns[j]];
        if (fresh && column.id == source.entry->column) continue;
        const std::string_view typed = trim_blanks(cells[j]);
        const std::string shown = shown_text(column, session.db(), source.table, row, session.locale());
        if (typed == trim_blanks(shown)) {
            if (!done(column, shown, true, nullptr)) return false;
            continue;
        }
        Result<void> set = may_edit(session, source, row, column)
                               ? source.set_in(tx, session, row, column, typed)
                               : fail(tr("“{1}” can't be put where nothing can be changed.", typed));
        const Error* const error = set ? nullptr : &set.error();
        if (!done(column, shown, false, error)) return false;
    }
    return true;
}

}  // namespace

Result<void> paste_block(table::Transaction& tx, const Session& session, const GridSource& source,
                         const CellBlock& block, const PasteTarget& target) {
    for (std::size_t i = 0; i < block.size(); ++i) {
        const bool fresh = i >= target.rows.size();
        table::Row row = fresh ? table::kNoRow : target.rows[i];
        if (fresh) {
            const Result<table::Row> added = begin_row(tx, session, source, block[i], target, i);
            if (!added) return unchanged(added.error());
            row = *added;
            if (source.refresh) source.refresh(session);
        }
        Error problem;
        const auto done = [&](const GridColumn& column, const std::string&, bool, const Error* error) {
            if (error != nullptr) problem = unchanged(in_cell(*error, i, column));
            return error == nullptr;
        };
        if (!put_row(tx, session, source, block[i], target, row, fresh, done)) return problem;
    }
    return {};
}

std::size_t PasteWork::cells() const {
    std::size_t count = 0;
    for (const std::vector<std::string>& line : block) count += line.size();
    return count;
}

bool paste_now(Session& session, const PasteWork& work) {
    const std::size_t cells = work.cells();
    const std::string written = filter::format_count(cells, session.locale());
    const bool done = session.edit_or_tell(
        tr_n("Paste {1} cell into {2}", "Paste {1} cells into {2}", cells, written, work.list),
        [&](table::Transaction& tx) {
            return paste_block(tx, session, work.source, work.block, work.target());
        });
    if (done) session.tell(ui::Tone::success, tr_n("{1} cell pasted.", "{1} cells pasted.", cells, written));
    return done;
}

PasteLook look_at_paste(table::Transaction& tx, const Session& session, const PasteWork& work) {
    constexpr std::size_t kMostChanges = 100, kMostProblems = 20;
    PasteLook look;
    const GridSource& source = work.source;
    const auto refuse = [&](const Error& error) {
        ++look.refused;
        if (look.problems.size() < kMostProblems) look.problems.push_back(error.message);
    };
    const auto shown = [&](const GridColumn& column, table::Row row) {
        return shown_text(column, session.db(), source.table, row, session.locale());
    };
    for (std::size_t i = 0; i < work.block.size(); ++i) {
        const bool fresh = i >= work.rows.size();
        table::Row row = fresh ? table::kNoRow : work.rows[i];
        if (fresh) {
            const Result<table::Row> added = begin_row(tx, session, source, work.block[i], work.target(), i);
            if (!added) {
                refuse(added.error());
                continue;
            }
            row = *added;
            ++look.added;
            if (source.refresh) source.refresh(session);
        }
        const auto done = [&](const GridColumn& column, const std::string& before, bool same,
                              const Error* error) {
            if (same) {
                ++look.same;
            } else if (error != nullptr) {
                refuse(in_cell(*error, i, column));
            } else {
                ++look.changed;
                if (look.changes.size() < kMostChanges) {
                    look.changes.push_back({shown(source.columns[work.naming], row),
                                            std::string(column.caption()), before, shown(column, row)});
                }
            }
            return true;
        };
        put_row(tx, session, source, work.block[i], work.target(), row, fresh, done);
    }
    return look;
}

}  // namespace segments::app
