// Sums over the interaction log for templates, groups, campaigns and campaign entries (TPL-10, CMP-3, ENT-12,
// ENT-22). Each is one scan of the log and gives the sums of all records at once: keep the result while the
// version of the log stays.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "core/filter/filter.h"
#include "core/table/database.h"

namespace segments::interaction {

struct InteractionSums {
    std::size_t interactions = 0;
    std::int64_t cost = 0;      // in the encoding of decimals
    std::int64_t duration = 0;  // minutes, in the encoding of decimals
    std::size_t targets = 0;    // marked Campaign Target: Target Contacts Contacted (CMP-3)
    std::size_t responses = 0;  // marked Campaign Response: Contacts Responded (CMP-3)
};

// By a code of the log entries: log_entry::kInteractionTemplateCode, kContactNo, kCampaignNo ... Entries that
// are canceled or postponed, or whose date doesn't pass `dates`, don't count. Found in slices.
class SumsByCode {
  public:
    // The database outlives this and doesn't change before the end.
    SumsByCode(const table::Database& db, table::FieldId code_field, filter::Filter dates = {});

    // Looks at about `rows` rows more; true when finished.
    bool step(std::size_t rows);
    // 0..1
    float progress() const;
    // REQUIRES: finished. Index: the code, as in Table::code(row, 0) of the master.
    std::vector<InteractionSums> take() { return std::move(sums_); }

  private:
    const table::Table* log_;
    table::FieldId code_field_;
    filter::Filter dates_;
    table::Row at_ = 0;
    std::vector<InteractionSums> sums_;
};
// At once, for codes of which there are few.
std::vector<InteractionSums> sums_by_code(const table::Database& db, table::FieldId code_field,
                                          const filter::Filter& dates = {});

// Of the campaign entries, over the interactions with the same state of Canceled (ENT-22). Index: Entry No.
std::vector<InteractionSums> sums_by_campaign_entry(const table::Database& db);

}  // namespace segments::interaction
