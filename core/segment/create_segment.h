// New segments (NUM-1 to NUM-7).
//
//     Result<Row> row = create_segment(tx, context, {});                        // next number of the series
//     Result<Row> row = create_segment(tx, context, {.description = "Fair", .campaign_no = "CP0001"});
#pragma once

#include <string>

#include "core/base/context.h"
#include "core/base/result.h"
#include "core/segment/segment_tables.h"
#include "core/table/transaction.h"

namespace segments::segment {

// What a page or a caller gives a new segment; all may be blank (NUM-8).
struct NewSegment {
    std::string no = {};  // blank: the next of the series Segment Nos.
    std::string description = {};
    std::string campaign_no = {};       // of the campaign whose segments are shown (NUM-7)
    std::string salesperson_code = {};  // blank: the user's (NUM-6)
    // A series to take the number from: chosen (NUM-3), or that of the segment shown before (NUM-2). One that
    // isn't related to Segment Nos. counts as blank.
    std::string series = {};
};

// The new header's row. Its date is the work date. `notice`, where given, receives the warning of a number
// series that runs out or of a number that can't be logged again (LOG-27), or becomes empty.
// Errors: NUM-1, NUM-4, NUM-5, unknown codes, a blocked salesperson, a too long description.
Result<table::Row> create_segment(table::Transaction& tx, const Context& context, const NewSegment& wanted,
                                  std::string* notice = nullptr);

// Checks a typed number (NUM-4) and returns it in code form.
Result<std::string> checked_segment_no(const table::Database& db, std::string_view typed);

}  // namespace segments::segment
