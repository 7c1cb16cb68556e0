// Puts contacts on a segment and takes lines away, as criteria actions do it: in bulk, and so that Go Back
// can return everything (PRD-4). Recording the criteria action is the caller's part (core/criteria/record.h).
//
//     LineInserter inserter(tx.db(), segment_no);        // once per action
//     inserter.insert(tx, contacts.subspan(...), action_no);   // in slices, as large as fits a frame
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/base/context.h"
#include "core/segment/active_address.h"
#include "core/table/transaction.h"

namespace segments::segment {

class LineInserter {
  public:
    // REQUIRES: the segment exists. Nobody else inserts lines while this object is in use.
    LineInserter(const table::Database& db, std::string_view segment_no);

    // One line per contact (rows of the contact table), in this order, each at last line number + 10000
    // (LIN-3), with the alternate address of the header's date (LIN-10). Everything else comes from header
    // and contact. Returns the new rows.
    std::vector<table::Row> insert(table::Transaction& tx, std::span<const table::Row> contacts,
                                   std::int64_t action_no);
    // The same for contact codes, where 0 makes a line without a contact (LIN-5).
    std::vector<table::Row> insert_codes(table::Transaction& tx, std::span<const table::Code> contacts,
                                         std::int64_t action_no);
    // One line at a position of its own. REQUIRES: no line of the segment has that number.
    table::Row insert_at(table::Transaction& tx, table::Code contact, std::int64_t action_no,
                         std::int64_t line_no);

    // Highest line number in use, removed lines included: their places are kept for Go Back.
    std::int64_t last_line_no() const { return last_line_no_; }

  private:
    void fill(table::Transaction& tx, table::Row row, table::Code contact, std::int64_t action_no,
              std::int64_t line_no);

    table::Code segment_ = 0;
    Day date_ = kBlankDay;
    std::int64_t next_id_ = 1;
    std::int64_t last_line_no_ = 0;
    ActiveAddresses addresses_;
};

inline constexpr std::int64_t kLineNoStep = 10000;  // LIN-3

// What line::kPinned holds (PIN-1): see core/criteria/pins.h.
inline constexpr std::int64_t kPinnedIn = 1, kTakenOut = 2;

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
