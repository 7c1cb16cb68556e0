// Pins: what was put in or taken out by hand stays so when criteria are applied again (PIN-1 to PIN-6). A pin
// is a mark on a line: a line put in by hand is pinned, a line taken out by hand is kept, removed, with its
// mark, as long as its contact stands on no other line.
//
//     run: ChangePins::pin(lines)                                  // present lines
//          ChangePins::unpin(db, "SM00001", {"CT000007"})          // either way
//     for (const PinnedContact& each : pinned_contacts(db, "SM00001", 100).shown) ...
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/segment/insert_lines.h"
#include "core/segment/line_scan.h"
#include "core/table/transaction.h"

namespace segments::criteria {

inline bool is_pinned(const table::Table& lines, table::Row row) {
    return (lines.number(row, segment::line::kPinned) & segment::kPinnedIn) != 0;
}
// Of a removed line.
inline bool is_taken_out(const table::Table& lines, table::Row row) {
    return (lines.number(row, segment::line::kPinned) & segment::kTakenOut) != 0;
}
void pin_line(table::Transaction& tx, table::Row line);
void mark_taken_out(table::Transaction& tx, table::Row line);

// Pins of contacts that somebody sets or takes away by name, in slices.
class ChangePins {
  public:
    // REQUIRES: present lines with a contact.
    static ChangePins pin(std::vector<table::Row> lines);
    // Takes the pins of these contacts away, whichever way they were; of all, where `contacts` is empty.
    // An error if there is no such segment.
    static Result<ChangePins> unpin(const table::Database& db, std::string_view segment_no,
                                    const std::vector<table::Code>& contacts);

    bool step(table::Transaction& tx, std::size_t rows);
    float progress() const { return progress_; }

  private:
    ChangePins(table::Code segment) : walk_(segment) {}

    std::vector<table::Row> lines_;
    std::size_t at_ = 0;
    segment::LineWalk walk_;
    table::Bitmap contacts_;
    bool unpins_ = false, all_ = false;
    float progress_ = 0;
};

struct PinnedContact {
    table::Code contact = 0;
    bool in = false;  // put in; else taken out
};
struct PinnedContacts {
    std::size_t in = 0, out = 0;       // contacts
    std::vector<PinnedContact> shown;  // the first ones, in the order of their lines
};
// One scan of the segment's lines.
PinnedContacts pinned_contacts(const table::Database& db, std::string_view segment_no, std::size_t most);

}  // namespace segments::criteria
