// The selection of a grid as text for other programs: cells between tabs, rows in lines, and the same as an
// HTML table, which spreadsheets and word processors prefer.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "app/grid/grid_source.h"

namespace segments::app {

class GridCopy {
  public:
    GridCopy(const GridSource& source, const Session& session) : source_(source), session_(session) {}

    void add_captions(std::span<const std::size_t> columns);
    void add_row(table::Row row, std::span<const std::size_t> columns);
    // The cell's text alone.
    void add_cell(table::Row row, std::size_t column);

    const std::string& text() const { return text_; }
    // Empty for a single cell.
    std::string html() const;

  private:
    void add(std::string_view cell, bool first, std::string_view tag);

    const GridSource& source_;
    const Session& session_;
    std::string text_, rows_;
};

}  // namespace segments::app
