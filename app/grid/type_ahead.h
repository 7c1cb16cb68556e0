// Typing in a list goes to the next row that begins with what is typed. Looks in slices, so that a million
// rows don't hold up a frame; what is typed within a second belongs together.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "app/grid/grid_lines.h"

namespace segments::app {

class TypeAhead {
  public:
    // A character was typed on the line in a column, at `seconds` of the program's clock.
    void type(std::string_view character, std::int64_t line, std::size_t column, double seconds);
    bool looking() const { return left_ != 0; }
    // Looks at about `rows` lines more; the line that was found.
    std::optional<std::int64_t> step(const GridLines& lines, const GridColumn& column,
                                     const table::Database& db, table::TableId table,
                                     const filter::Locale& locale, std::size_t rows);
    std::size_t column() const { return column_; }

  private:
    std::string typed_;  // in folded case
    double last_ = -10;
    std::int64_t at_ = 0, left_ = 0;  // -1: all of them
    std::size_t column_ = 0;
};

}  // namespace segments::app
