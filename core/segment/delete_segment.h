// Deletes a segment with all that belongs to it (NUM-10), in slices: it may have a million lines.
//
//     DeleteSegment job(tx.db(), segment_row);
//     while (!job.step(tx, 100000)) {}
#pragma once

#include <cstdint>

#include "core/segment/line_scan.h"
#include "core/table/transaction.h"

namespace segments::segment {

class DeleteSegment {
  public:
    // REQUIRES: a live row of the segment table.
    DeleteSegment(const table::Database& db, table::Row segment_row);

    // Works on about `rows` rows more; true when the segment is gone. Criteria go first, then the
    // documents (read-only ones stay, NUM-10), the lines (those that criteria actions took away as well), at
    // last the header.
    bool step(table::Transaction& tx, std::size_t rows);
    // 0..1
    float progress(const table::Database& db) const { return walk_.progress(db); }

  private:
    table::Row header_;
    table::Code code_;
    bool criteria_gone_ = false;
    LineWalk walk_;
};

// All at once.
void delete_segment(table::Transaction& tx, table::Row segment_row);

}  // namespace segments::segment
