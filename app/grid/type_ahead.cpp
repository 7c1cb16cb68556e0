#include "app/grid/type_ahead.h"

#include <algorithm>

#include "core/base/text.h"

namespace segments::app {
namespace {

constexpr double kTogether = 1;  // seconds

}  // namespace

void TypeAhead::type(std::string_view character, std::int64_t line, std::size_t column, double seconds) {
    const bool goes_on = seconds - last_ < kTogether && column == column_;
    if (!goes_on) typed_.clear();
    const std::string folded = fold_case(character);
    // The same letter again goes on to the next row.
    const bool again = typed_ == folded;
    if (!again) typed_ += folded;
    last_ = seconds;
    column_ = column;
    at_ = line + (typed_ == folded ? 1 : 0);
    left_ = -1;
}

std::optional<std::int64_t> TypeAhead::step(const GridLines& lines, const GridColumn& column,
                                            const table::Database& db, table::TableId table,
                                            const filter::Locale& locale, std::size_t rows) {
    const std::int64_t count = lines.count();
    if (left_ < 0) left_ = count;
    for (; left_ > 0 && rows > 0; --rows, --left_, ++at_) {
        if (at_ >= count) at_ = 0;
        const table::Row row = lines.row_at(at_);
        if (row == table::kNoRow || !db.table(table).is_live(row)) continue;
        if (!fold_case(shown_text(column, db, table, row, locale)).starts_with(typed_)) continue;
        left_ = 0;
        return at_;
    }
    return std::nullopt;
}

}  // namespace segments::app
