// Puts contacts on a segment and takes lines away, as criteria actions do it: in bulk, and so that Go Back
// can return everything (PRD-4). Recording the criteria action is the caller's part (core/criteria/record.h).
//
//     LineInserter inserter(tx.db(), segment_no);        // once per action
//     while (!inserter.prepare(tx.db(), 4096)) {}              // all in slices, as large as fits a frame
//     inserter.insert(tx, contacts.subspan(...), action_no);
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/base/context.h"
#include "core/segment/active_address.h"
#include "core/table/transaction.h"

namespace segments::segment {

// The segment that gets lines, and which numbers are in use.
struct LineNumbers {
    // REQUIRES: the segment exists.
    LineNumbers(const table::Database& db, std::string_view segment_no);
    // Looks at the lines in [from, to), of whatever segment.
    void look_at(const table::Database& db, table::Row from, table::Row to);

    table::Code segment = 0;
    Day date = kBlankDay;           // the header's
    std::int64_t last_id = 0;       // of all lines
    std::int64_t last_line_no = 0;  // of the segment's, removed ones included: Go Back needs their places
};

class LineInserter {
  public:
    // REQUIRES: the segment exists. Nobody else inserts lines, or changes date ranges of alternate addresses,
    // while this object is in use.
    LineInserter(const table::Database& db, std::string_view segment_no);

    // Looks at about `rows` lines or date ranges more, of all there are; true when lines can be inserted.
    bool prepare(const table::Database& db, std::size_t rows);

    // REQUIRES of all below: prepare() returned true.
    // One line per contact (rows of the contact table), in this order, each at last line number + 10000
    // (LIN-3), with the alternate address of the header's date (LIN-10). Everything else comes from header
    // and contact. Returns the new rows.
    std::vector<table::Row> insert(table::Transaction& tx, std::span<const table::Row> contacts,
                                   std::int64_t action_no);
    // The same for contact codes, where 0 makes a line without a contact (LIN-5).
    std::vector<table::Row> insert_codes(table::Transaction& tx, std::span<const table::Code> contacts,
                                         std::int64_t action_no);

  private:
    LineNumbers numbers_;
    table::Row looked_ = 0;
    ActiveAddresses addresses_;
};

inline constexpr std::int64_t kLineNoStep = 10000;  // LIN-3

// What line::kPinned holds (PIN-1): see core/criteria/pins.h.
inline constexpr std::int64_t kPinnedIn = 1, kTakenOut = 2;

// One line for a contact code (0: without a contact), at `line_no`, or behind the others where that is 0.
// REQUIRES: the segment exists, and no line of it has that number.
table::Row insert_line(table::Transaction& tx, std::string_view segment_no, table::Code contact,
                       std::int64_t action_no, std::int64_t line_no = 0);
// All at once, for callers that need no slices. REQUIRES: the segment exists.
std::vector<table::Row> insert_lines(table::Transaction& tx, const Context& context,
                                     std::string_view segment_no, std::span<const table::Row> contacts,
                                     std::int64_t action_no);
// Takes a line off the segment; Go Back of that action returns it as it was. REQUIRES: a present line,
// action_no > 0.
void remove_line(table::Transaction& tx, table::Row line, std::int64_t action_no);
// Puts a removed line back as it was; taken out by hand it isn't any more (PIN-4).
void return_line(table::Transaction& tx, table::Row line);

}  // namespace segments::segment
