#include "app/grid/selection.h"

namespace segments::app {

void Selection::clear() {
    if (count_ == 0) return;
    rows_.clear();
    count_ = 0;
}

void Selection::only(table::Row row) {
    clear();
    add(row);
}

void Selection::add(table::Row row) {
    if (rows_.test(row)) return;
    if (row >= rows_.size()) rows_.resize(row + 1);
    rows_.set(row);
    ++count_;
}

void Selection::toggle(table::Row row) {
    if (!rows_.test(row)) return add(row);
    rows_.reset(row);
    --count_;
}

void Selection::all(const table::Bitmap& rows) {
    rows_ = rows;
    count_ = rows_.count();
}

void Selection::keep(const table::Bitmap& listed) {
    if (count_ == 0) return;
    rows_ &= listed;
    count_ = rows_.count();
}

}  // namespace segments::app
