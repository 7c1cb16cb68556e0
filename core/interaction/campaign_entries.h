// Campaign entries (docs/domain.md chapter 14.6): cancel and delete them with their interactions. How they
// come to be: core/interaction/campaign_entry_maker.h.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/interaction/comments.h"
#include "core/interaction/entry_scan.h"
#include "core/table/transaction.h"

namespace segments::interaction {

// Switches the checkmark in Canceled: all get the opposite of what the first has, with all their
// interactions, without regard to the logged segment's own state (CMP-4).
class ToggleCampaignCanceled {
  public:
    // Live rows of campaign entries, at least one.
    ToggleCampaignCanceled(const table::Database& db, std::span<const table::Row> rows);

    // Looks at about `rows` rows more; true when finished.
    bool step(table::Transaction& tx, std::size_t rows);
    float progress() const;
    // The new value.
    bool canceled() const { return canceled_; }
    std::string question() const;

  private:
    const table::Database* db_;
    std::vector<table::Row> rows_;
    bool canceled_;
    EntryScan entries_;
};

// Deletes campaign entries with their interactions (CMP-4).
class DeleteCampaignEntries {
  public:
    enum class Which : std::uint8_t {
        all,
        canceled  // others among the rows stay: the batch Delete Campaign Entries
    };
    DeleteCampaignEntries(const table::Database& db, std::span<const table::Row> rows, Which which);

    bool step(table::Transaction& tx, std::size_t rows);
    float progress() const;
    std::size_t deleted() const { return rows_.size(); }

  private:
    const table::Database* db_;
    std::vector<table::Row> rows_;
    NumberSet erased_;  // interactions
    EntryScan entries_;
};

}  // namespace segments::interaction
