// The sums below a grid: of every column that asks for one, over all listed rows, added up in slices.
#pragma once

#include <cstdint>
#include <vector>

#include "app/grid/grid_source.h"

namespace segments::app {

class GridTotals {
  public:
    // Has anything to do with the source at all.
    bool any(const std::vector<GridColumn>& columns) const;
    void update(const RecordView& view, const table::Database& db, const std::vector<GridColumn>& columns);
    // Adds up about `rows` rows more; true when there is nothing left to do.
    bool step(const RecordView& view, const table::Database& db, const std::vector<GridColumn>& columns,
              std::size_t rows);
    // In the encoding of the column's type; what was true last while new sums are being made.
    std::int64_t of(std::size_t column) const { return column < sums_.size() ? sums_[column] : 0; }

  private:
    std::uint64_t version_ = 0;
    std::size_t at_ = 0;
    bool done_ = true;
    std::vector<std::int64_t> sums_, next_;
};

}  // namespace segments::app
