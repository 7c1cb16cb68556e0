#include "core/segment/segment_totals.h"

#include "core/segment/own_field.h"

namespace segments::segment {

using table::Row;

SegmentTotals::SegmentTotals(const table::Database& db, Row segment_row)
    : walk_(segment_code(db, segment_row)),
      header_cost_(db.table(segment::kTable).number(segment_row, segment::kUnitCost)),
      header_duration_(db.table(segment::kTable).number(segment_row, segment::kUnitDuration)) {}

bool SegmentTotals::step(const table::Database& db, std::size_t rows) {
    const table::Table& lines = db.table(line::kTable);
    return walk_.step(db, rows, [&](Row row) {
        if (!is_present(lines, row)) return;
        ++totals_.lines;
        const OwnMask own = lines.number(row, line::kOwn);
        const bool own_cost = (own & bit(OwnField::cost)) != 0;
        const bool own_duration = (own & bit(OwnField::duration)) != 0;
        totals_.cost += own_cost ? lines.number(row, line::kCost) : header_cost_;
        totals_.duration += own_duration ? lines.number(row, line::kDuration) : header_duration_;
    });
}

Totals totals_of(const table::Database& db, Row segment_row) {
    SegmentTotals job(db, segment_row);
    while (!job.step(db, db.table(line::kTable).slots())) {
    }
    return job.totals();
}

}  // namespace segments::segment
