// The present lines of a segment in the order of their line numbers, found in slices: of a million lines even
// to find them takes longer than a frame.
//
//     PresentLines lines(segment_code(db, segment_row));
//     while (!lines.step(db, 100000)) {}
//     use(lines.take());
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "core/query/row_order.h"
#include "core/segment/line_scan.h"

namespace segments::segment {

class PresentLines {
  public:
    explicit PresentLines(table::Code segment) : walk_(segment) {}

    // Looks at so many rows of the table more; true when all lines are found. No line comes or goes before.
    bool step(const table::Database& db, std::size_t rows) {
        if (done_) return true;
        if (sorter_) return sort(rows);
        const table::Table& all = db.table(line::kTable);
        const bool found = walk_.step(db, rows, [&](table::Row row) {
            if (!is_present(all, row)) return;
            const std::int64_t line_no = all.number(row, line::kLineNo);
            ordered_ = ordered_ && line_no >= last_;
            last_ = line_no;
            found_.push_back(row);
        });
        if (!found) return false;
        // Lines are made in ascending order, so most segments need no sorting.
        if (ordered_) return done_ = true;
        sorter_.emplace(all, std::vector<query::SortField>{{line::kLineNo}}, take());
        return false;
    }
    bool done() const { return done_; }
    // 0..1
    float progress(const table::Database& db) const {
        constexpr float kWalk = 0.5f;
        if (done_) return 1.0f;
        return sorter_ ? kWalk + (1 - kWalk) * sorter_->progress() : kWalk * walk_.progress(db);
    }
    std::vector<table::Row> take() { return std::exchange(found_, {}); }

  private:
    bool sort(std::size_t rows) {
        if (!sorter_->step(rows)) return false;
        found_ = sorter_->take();
        sorter_.reset();
        return done_ = true;
    }

    LineWalk walk_;
    std::vector<table::Row> found_;
    std::optional<query::RowSorter> sorter_;
    std::int64_t last_ = 0;
    bool ordered_ = true, done_ = false;
};

}  // namespace segments::segment
