// The rows that are selected in a list, as a set: it doesn't matter how they are sorted, nor how many.
#pragma once

#include <cstddef>

#include "core/table/bitmap.h"

namespace segments::app {

class Selection {
  public:
    std::size_t count() const { return count_; }
    bool empty() const { return count_ == 0; }
    bool contains(table::Row row) const { return rows_.test(row); }
    const table::Bitmap& rows() const { return rows_; }

    void clear();
    void only(table::Row row);
    void add(table::Row row);
    void toggle(table::Row row);
    void all(const table::Bitmap& rows);
    // Takes out what isn't in the list any more.
    void keep(const table::Bitmap& listed);

  private:
    table::Bitmap rows_;
    std::size_t count_ = 0;
};

}  // namespace segments::app
