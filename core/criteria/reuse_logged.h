// Puts the contacts of a logged segment on another segment (RUL-1 to RUL-7, PRD-8): one Add action, one line
// per log entry that is followed, in the order of their entry numbers, built from the new header and the
// contact as it is now, with the entry's campaign. Exclusion and lines that are there already don't matter.
//
//     Result<ReuseLogged> reuse = ReuseLogged::make(db, "SM00002", 12, {});
//     while (!*reuse->step(tx, 2000)) {}
//     reuse->counts().added, .without_contact
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/criteria/record.h"
#include "core/segment/insert_lines.h"
#include "core/segment/line.h"

namespace segments::criteria {

// Which entries are followed (PRD-8). By default all that aren't canceled, each contact once.
struct LoggedChoice {
    // Empty: any. Of several one must hold.
    std::vector<schema::Evaluation> evaluations;
    std::vector<schema::DeliveryStatus> delivery_statuses;
    std::vector<schema::CorrespondenceType> correspondence_types;
    std::optional<bool> attempt_failed;
    bool leave_out_canceled = true;
    bool each_contact_once = true;
};

struct LoggedCounts {
    std::size_t entries = 0;          // of the logged segment that the choice lets through
    std::size_t without_contact = 0;  // of them: skipped, since the contact is gone (RUL-7)
    std::size_t repeated = 0;         // of them: skipped, since the contact has its line
    std::size_t added = 0;

    bool operator==(const LoggedCounts&) const = default;
};

class ReuseLogged {
  public:
    // Errors: no such segment or logged segment.
    static Result<ReuseLogged> make(const table::Database& db, std::string_view segment_no,
                                    std::int64_t logged_entry_no, const LoggedChoice& choice);

    // Finds the entries, about `rows` rows more; true when counts() tells what would be added. For the
    // dialog.
    bool look(const table::Database& db, std::size_t rows);
    // Works on about `rows` rows more, looking first as far as that isn't done. True when finished.
    Result<bool> step(table::Transaction& tx, std::size_t rows);
    float progress() const;

    const LoggedCounts& counts() const { return counts_; }
    // REQUIRES: finished.
    std::int64_t action_no() const { return action_no_; }

  private:
    struct Found {
        std::int64_t entry_no;
        table::Code contact;
        table::Code campaign;
    };

    ReuseLogged(std::string_view segment_no, std::int64_t logged_entry_no, LoggedChoice choice)
        : segment_no_(segment_no), logged_entry_no_(logged_entry_no), choice_(std::move(choice)) {}

    bool is_chosen(const table::Table& entries, table::Row row) const;
    void choose_lines(const table::Database& db);
    Action action() const;

    std::string segment_no_;
    std::int64_t logged_entry_no_;
    LoggedChoice choice_;
    LoggedCounts counts_;
    std::vector<Found> found_;
    table::Row looked_ = 0;
    std::size_t slots_ = 1;
    bool chosen_ = false;
    std::int64_t action_no_ = 0;
    std::optional<segment::LineInserter> inserter_;
    bool prepared_ = false;
    std::optional<segment::LineReader> reader_;
    std::size_t at_ = 0;
};
// All at once.
Result<LoggedCounts> reuse_logged(table::Transaction& tx, std::string_view segment_no,
                                  std::int64_t logged_entry_no, const LoggedChoice& choice = {});

}  // namespace segments::criteria
