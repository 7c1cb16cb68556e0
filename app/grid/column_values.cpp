#include "app/grid/column_values.h"

#include <algorithm>

#include "core/base/needle.h"
#include "core/filter/typed_operand.h"
#include "core/query/column_filter.h"

namespace segments::app {
namespace {

// More distinct values than these say little: the rarest ones are left out.
constexpr std::size_t kMostDistinct = 20000, kMostKept = 2000;

bool coded(const ListColumn& column) {
    return !column.computed && column.def.storage == table::Storage::dictionary;
}

}  // namespace

void ColumnValues::want(const RecordView& view, std::size_t column, const table::Database& db) {
    const bool listed = view.filters().count(column) == 0;
    const std::uint64_t version = (listed ? view.revision() : 0) + db.table(view.table()).version() +
                                  version_of_computed(view.columns()[column], db);
    if (column_ == column && version == version_ && listed == listed_) return;
    if (column_ != column) values_.clear();
    column_ = column;
    version_ = version;
    listed_ = listed;
    done_ = false;
    at_ = 0;
    by_code_.clear();
    by_number_.clear();
    by_text_.clear();
    ++revision_;
}

void ColumnValues::count(const RecordView& view, const table::Database& db, table::Row row) {
    const ListColumn& column = view.columns()[*column_];
    const table::Table& table = db.table(view.table());
    if (coded(column)) {
        const table::Code code = table.code(row, column.def.id);
        if (code >= by_code_.size()) by_code_.resize(table.dictionary(column.def.id).size());
        ++by_code_[code];
    } else if (column.textual()) {
        std::string buffer;
        const std::string_view text = text_of(column, db, view.table(), row, buffer);
        if (const auto found = by_text_.find(std::string(text)); found != by_text_.end())
            ++found->second;
        else if (by_text_.size() < kMostDistinct)
            by_text_.emplace(text, 1);
    } else {
        const std::int64_t number = number_of(column, db, view.table(), row);
        if (const auto found = by_number_.find(number); found != by_number_.end())
            ++found->second;
        else if (by_number_.size() < kMostDistinct)
            by_number_.emplace(number, 1);
    }
}

bool ColumnValues::step(const RecordView& view, const table::Database& db, std::size_t rows) {
    if (done() || !view.ready()) return true;
    const table::Table& table = db.table(view.table());
    if (listed_) {
        const std::vector<table::Row>& list = view.rows();
        const std::size_t end = std::min(list.size(), at_ + rows);
        for (; at_ < end; ++at_) count(view, db, list[at_]);
        if (at_ < list.size()) return false;
    } else {
        const std::size_t end = std::min(table.slots(), at_ + rows);
        for (; at_ < end; ++at_) {
            const auto row = static_cast<table::Row>(at_);
            if (view.in_base(row)) count(view, db, row);
        }
        if (at_ < table.slots()) return false;
    }
    finish(view, db);
    return true;
}

void ColumnValues::finish(const RecordView& view, const table::Database& db) {
    const ListColumn& column = view.columns()[*column_];
    values_.clear();
    if (coded(column)) {
        const table::Dictionary& texts = db.table(view.table()).dictionary(column.def.id);
        for (table::Code code = 0; code < by_code_.size(); ++code) {
            if (by_code_[code] > 0) values_.push_back({std::string(texts.text(code)), 0, by_code_[code]});
        }
    }
    for (const auto& [text, rows] : by_text_) values_.push_back({text, 0, rows});
    for (const auto& [number, rows] : by_number_) values_.push_back({{}, number, rows});
    const std::size_t kept = std::min(values_.size(), kMostKept);
    std::partial_sort(values_.begin(), values_.begin() + static_cast<std::ptrdiff_t>(kept), values_.end(),
                      [](const Value& a, const Value& b) {
                          if (a.rows != b.rows) return a.rows > b.rows;
                          return a.text != b.text ? a.text < b.text : a.number < b.number;
                      });
    values_.resize(kept);
    done_ = true;
    ++revision_;
}

std::vector<ui::Option> ColumnValues::options(const RecordView& view, std::string_view typed,
                                              std::size_t most, const filter::Locale& locale) const {
    std::vector<ui::Option> found;
    if (!column_) return found;
    const ListColumn& column = view.columns()[*column_];
    const filter::FieldType type = query::field_type(column.def);
    const std::size_t at = filter::last_operand(typed);
    const std::string before(typed.substr(0, at));
    const FoldedNeedle needle(typed.substr(at));
    for (const Value& value : values_) {
        if (found.size() >= most) break;
        std::string expression = column.textual() ? filter::expression_for(value.text)
                                                  : filter::expression_for(value.number, type, locale);
        std::string label = column.textual() && !value.text.empty() ? value.text : expression;
        if (!needle.found_in(label)) continue;
        found.push_back({before + expression, filter::format_count(value.rows, locale), std::move(label)});
    }
    return found;
}

}  // namespace segments::app
