#include "app/grid/grid_totals.h"

#include <algorithm>

namespace segments::app {

bool GridTotals::any(const std::vector<GridColumn>& columns) const {
    return std::any_of(columns.begin(), columns.end(), [](const GridColumn& each) { return each.total; });
}

void GridTotals::update(const RecordView& view, const table::Database& db,
                        const std::vector<GridColumn>& columns) {
    if (!any(columns)) return;
    // Versions only rise, so the sum tells every change.
    std::uint64_t version = view.revision() + db.table(view.table()).version();
    for (const GridColumn& column : columns) {
        if (column.total) version += version_of_computed(column, db);
    }
    if (version == version_) return;
    version_ = version;
    at_ = 0;
    done_ = false;
    next_.assign(columns.size(), 0);
}

bool GridTotals::step(const RecordView& view, const table::Database& db,
                      const std::vector<GridColumn>& columns, std::size_t rows) {
    if (done_) return true;
    if (!view.ready()) return true;  // the list comes first
    const std::vector<table::Row>& listed = view.rows();
    const std::size_t end = std::min(listed.size(), at_ + rows);
    for (std::size_t column = 0; column < columns.size(); ++column) {
        if (!columns[column].total) continue;
        for (std::size_t i = at_; i < end; ++i) {
            next_[column] += number_of(columns[column], db, view.table(), listed[i]);
        }
    }
    at_ = end;
    if (at_ < listed.size()) return false;
    sums_ = next_;
    done_ = true;
    return true;
}

}  // namespace segments::app
