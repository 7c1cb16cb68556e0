// Finds or makes the campaign entry of a line while its segment is logged (LOG-11): one for each campaign and
// segment.
#pragma once

#include <vector>

#include "core/base/context.h"
#include "core/base/date.h"
#include "core/table/transaction.h"

namespace segments::interaction {

class CampaignEntryMaker {
  public:
    struct Source {
        table::Code segment = 0;       // Segment No.
        std::int64_t description = 0;  // the segment's, in the dictionary of descriptions
        std::int64_t register_no = 0;  // entry number of the logged segment
        std::int64_t document_type = 0;
    };
    CampaignEntryMaker(table::Transaction& tx, const Context& context, const Source& source);

    // The entry's number. A new entry takes date and salesperson of this line. REQUIRES: campaign != 0.
    std::int64_t entry_for(table::Transaction& tx, std::int64_t campaign, std::int64_t date,
                           std::int64_t salesperson);
    // How many campaigns have got an entry, found or made.
    std::size_t entries() const { return entries_; }

  private:
    Source source_;
    std::int64_t user_ = 0;
    std::int64_t next_no_ = 0;
    std::vector<std::int64_t> by_campaign_;  // by code; 0 = not looked for yet
    std::size_t entries_ = 0;
};

}  // namespace segments::interaction
