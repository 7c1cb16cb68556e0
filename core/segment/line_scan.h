// The lines of a segment, found by a scan of the column Segment No.: some milliseconds for a million lines,
// so views keep the result as long as the table's version stays.
//
// A line that a criteria action removed stays in the table with `removedBy` set, so that Go Back returns it
// as it was (PRD-4); the *present* lines are those that stand on the segment.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/contact/contact_tables.h"
#include "core/segment/segment_tables.h"
#include "core/table/database.h"
#include "core/table/find_rows.h"

namespace segments::segment {

// The segment's code in the dictionary of segment numbers, which the lines hold. REQUIRES: a live row.
inline table::Code segment_code(const table::Database& db, table::Row segment_row) {
    return db.table(segment::kTable).code(segment_row, segment::kNo);
}
// kNoRow if there is no such segment.
inline table::Row find_segment(const table::Database& db, std::string_view segment_no) {
    return db.table(segment::kTable).find(segment_no);
}
inline table::Row find_segment(const table::Database& db, table::Code code) {
    return db.table(segment::kTable).find_code(code);
}

// Visits the rows in [from, to) that belong to the segment, removed ones too.
template <typename Visit>
void scan_lines(const table::Database& db, table::Code segment, table::Row from, table::Row to, Visit visit) {
    table::for_each_row_with(db.table(line::kTable), line::kSegmentNo, segment, from, to, visit);
}

// The same in slices, from the first row to the last. The visitor may change other columns than Segment No.
// and erase the row, but not add rows.
class LineWalk {
  public:
    explicit LineWalk(table::Code segment) : segment_(segment) {}

    // Visits the segment's lines among the next `rows` rows of the table; true when it came to the end.
    template <typename Visit>
    bool step(const table::Database& db, std::size_t rows, Visit visit) {
        const auto end = static_cast<table::Row>(db.table(line::kTable).slots());
        const table::Row to = rows < end - at_ ? at_ + static_cast<table::Row>(rows) : end;
        scan_lines(db, segment_, at_, to, visit);
        at_ = to;
        return at_ == end;
    }
    // Share of the way, 0..1.
    float progress(const table::Database& db) const {
        const std::size_t end = db.table(line::kTable).slots();
        return end == 0 ? 1.0f : static_cast<float>(at_) / static_cast<float>(end);
    }

  private:
    table::Code segment_;
    table::Row at_ = 0;
};

inline bool is_present(const table::Table& lines, table::Row row) {
    return lines.number(row, line::kRemovedBy) == 0;
}

// kNoRow if the line has no contact, or one that doesn't exist.
inline table::Row contact_of(const table::Database& db, table::Row line_row) {
    return db.table(contact::contact::kTable)
        .find_code(db.table(line::kTable).code(line_row, line::kContactNo));
}

// The present lines in the order of their line numbers.
std::vector<table::Row> present_lines(const table::Database& db, std::string_view segment_no);
// Sorts rows of lines by Line No.
void sort_by_line_no(const table::Database& db, std::vector<table::Row>& rows);
// ENT-1, No. of Lines.
std::size_t line_count(const table::Database& db, std::string_view segment_no);

}  // namespace segments::segment
