// Gives a segment another number (NUM-4). The number is a key: the header gets a new row, and lines, criteria
// and the logged segment it was reopened from follow, in slices. Interactions that were logged before keep
// the number under which they were logged.
//
//     Result<RenameSegment> job = RenameSegment::start(tx, segment_row, "FAIR-2027");
//     while (!job->step(tx, 100000)) {}
//     show(job->row());
#pragma once

#include <string_view>

#include "core/base/context.h"
#include "core/base/result.h"
#include "core/segment/line_scan.h"
#include "core/table/transaction.h"

namespace segments::segment {

class RenameSegment {
  public:
    // Moves header, criteria, documents and references, also of other criteria (SET-4); the lines follow with
    // step(). Errors: NUM-4. The same number changes nothing; a new one empties No. Series.
    static Result<RenameSegment> start(table::Transaction& tx, table::Row segment_row,
                                       std::string_view typed_no);

    // The same to a number that is known to be free, which came from a series.
    static RenameSegment start_numbered(table::Transaction& tx, table::Row segment_row, std::string_view no,
                                        std::string_view series);

    // Works on about `rows` rows more; true when all lines have followed.
    bool step(table::Transaction& tx, std::size_t rows);
    // The header's row from now on.
    table::Row row() const { return row_; }
    // 0..1
    float progress(const table::Database& db) const { return walk_.progress(db); }

  private:
    RenameSegment(table::Row row, table::Code before) : row_(row), walk_(before) {}

    table::Row row_;
    LineWalk walk_;
    bool done_ = false;
    std::vector<table::Row> slice_;
};

// Gives a segment the next number of a series: Segment Nos. or one related to it (NUM-3). All at once;
// returns the header's new row.
Result<table::Row> renumber_segment(table::Transaction& tx, const Context& context, table::Row segment_row,
                                    std::string_view series, std::string* notice = nullptr);
// All at once; returns the header's new row.
Result<table::Row> rename_segment(table::Transaction& tx, table::Row segment_row, std::string_view typed_no);

}  // namespace segments::segment
