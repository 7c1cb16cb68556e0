// The flows of a segment over its present lines (ENT-1): No. of Lines, Cost and Duration. One pass over some
// columns, a few milliseconds for a million lines: refreshed as often as the tables of segments and lines
// change.
//
//     SegmentTotals job(db, segment_row);
//     while (!job.step(db, 100000)) {}
//     show(job.totals().cost);
#pragma once

#include <cstddef>
#include <cstdint>

#include "core/segment/line_scan.h"

namespace segments::segment {

struct Totals {
    std::size_t lines = 0;
    std::int64_t cost = 0;      // Cost (LCY), times filter::kDecimalScale
    std::int64_t duration = 0;  // Duration (Min.), the same

    bool operator==(const Totals&) const = default;
};

class SegmentTotals {
  public:
    // REQUIRES: a live row of the segment table. Neither segments nor lines change before it is finished.
    SegmentTotals(const table::Database& db, table::Row segment_row);

    // Looks at about `rows` rows of the table of lines; true when finished.
    bool step(const table::Database& db, std::size_t rows);
    const Totals& totals() const { return totals_; }
    // 0..1
    float progress(const table::Database& db) const { return walk_.progress(db); }

  private:
    LineWalk walk_;
    std::int64_t header_cost_, header_duration_;
    Totals totals_;
};

// All at once.
Totals totals_of(const table::Database& db, table::Row segment_row);

}  // namespace segments::segment
