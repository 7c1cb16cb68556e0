// Logged segments (docs/domain.md chapter 10.1): their counts, canceling and deleting them. Reopen:
// core/interaction/reopen.h; a follow-up: core/interaction/follow_up.h.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/interaction/entry_scan.h"
#include "core/table/transaction.h"

namespace segments::interaction {

struct LoggedCounts {
    std::size_t interactions = 0;
    std::size_t campaign_entries = 0;
};
// LSG-2, of one logged segment. One scan of the log, in slices: keep the counts while the version stays.
class CountLogged {
  public:
    // A live row of logged segments.
    CountLogged(const table::Database& db, table::Row logged_segment);

    // Looks at about `rows` rows more; true when finished.
    bool step(std::size_t rows);
    const LoggedCounts& counts() const { return counts_; }

  private:
    const table::Database* db_;
    std::int64_t no_;
    bool canceled_;
    table::Row at_ = 0;
    LoggedCounts counts_;
};

// The rows of a logged segment in the order of their numbers (LSG-3).
std::vector<table::Row> campaign_entries_of(const table::Database& db, std::int64_t logged_segment_no);
std::vector<table::Row> skipped_lines_of(const table::Database& db, std::int64_t logged_segment_no);

// Switches the checkmark in Canceled (LSG-4): all get the opposite of what the first has, with all their
// campaign entries and log entries. Question: "Cancel 2 logged segments with all their interactions?".
class ToggleLoggedCanceled {
  public:
    // Live rows of logged segments, at least one.
    ToggleLoggedCanceled(const table::Database& db, std::span<const table::Row> rows);

    // Looks at about `rows` rows more; true when finished.
    bool step(table::Transaction& tx, std::size_t rows);
    float progress() const;
    // The new value.
    bool canceled() const { return canceled_; }
    std::string question() const;

  private:
    const table::Database* db_;
    std::vector<table::Row> rows_;
    bool canceled_ = false;
    NumberSet numbers_;
    EntryScan entries_;
    bool begun_ = false;
};

// Deletes logged segments that are canceled; others among the rows stay (LSG-7, LSG-8). Their interactions
// and campaign entries stay without them.
class DeleteCanceledLogged {
  public:
    DeleteCanceledLogged(const table::Database& db, std::span<const table::Row> rows);

    bool step(table::Transaction& tx, std::size_t rows);
    float progress() const;
    std::size_t deleted() const { return rows_.size(); }

  private:
    void erase_segments(table::Transaction& tx) const;

    const table::Database* db_;
    std::vector<table::Row> rows_;
    NumberSet numbers_;
    EntryScan entries_;
};

}  // namespace segments::interaction
