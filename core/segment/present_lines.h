// The present lines of a segment in the order of their line numbers, found in slices: of a million lines even
// to find them takes longer than a frame.
//
//     PresentLines lines(segment_code(db, segment_row));
//     while (!lines.step(db, 100000)) {}
//     use(lines.take());
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "core/segment/line_scan.h"

namespace segments::segment {

class PresentLines {
  public:
    explicit PresentLines(table::Code segment) : walk_(segment) {}

    // Looks at so many rows of the table more; true when all lines are found. No line comes or goes before.
    bool step(const table::Database& db, std::size_t rows) {
        const table::Table& all = db.table(line::kTable);
        done_ = done_ || walk_.step(db, rows, [&](table::Row row) {
            if (is_present(all, row)) found_.push_back(row);
        });
        if (done_ && !std::exchange(sorted_, true)) sort_by_line_no(db, found_);
        return done_;
    }
    bool done() const { return done_; }
    // 0..1
    float progress(const table::Database& db) const { return done_ ? 1.0f : walk_.progress(db); }
    std::vector<table::Row> take() { return std::exchange(found_, {}); }

  private:
    LineWalk walk_;
    std::vector<table::Row> found_;
    bool done_ = false, sorted_ = false;
};

}  // namespace segments::segment
