#include "core/interaction/campaign_entry_maker.h"

#include "core/interaction/entry_numbers.h"
#include "core/interaction/interaction_tables.h"
#include "core/table/find_rows.h"

namespace segments::interaction {

using table::Row;

CampaignEntryMaker::CampaignEntryMaker(table::Transaction& tx, const Context& context, const Source& source)
    : source_(source),
      user_(tx.intern(campaign_entry::kTable, campaign_entry::kUserId, context.user_id)),
      next_no_(next_entry_no(tx.table(campaign_entry::kTable))),
      by_campaign_(tx.db().domain(schema::domain::kCampaign).size(), 0) {}

std::int64_t CampaignEntryMaker::entry_for(table::Transaction& tx, std::int64_t campaign, std::int64_t date,
                                           std::int64_t salesperson) {
    using namespace campaign_entry;
    std::int64_t& found = by_campaign_[static_cast<std::size_t>(campaign)];
    if (found != 0) return found;
    ++entries_;
    const table::Table& entries = tx.table(kTable);
    // A canceled one, left behind by a logged segment that was deleted, would hide the new interactions.
    table::for_each_row_with(entries, kCampaignNo, campaign, [&](Row row) {
        if (entries.code(row, kSegmentNo) == source_.segment && !entries.flag(row, kCanceled) &&
            entries.number(row, kDocumentType) == source_.document_type)
            found = entries.number(row, kEntryNo);
    });
    if (found != 0) return found;
    found = next_no_++;
    const Row row = tx.insert(kTable, {found});
    tx.set_raw(kTable, row, kCampaignNo, campaign);
    tx.set_raw(kTable, row, kDescription, source_.description);
    tx.set_raw(kTable, row, kDate, date);
    tx.set_raw(kTable, row, kUserId, user_);
    tx.set_raw(kTable, row, kSegmentNo, source_.segment);
    tx.set_raw(kTable, row, kSalespersonCode, salesperson);
    tx.set_raw(kTable, row, kRegisterNo, source_.register_no);
    tx.set_raw(kTable, row, kDocumentType, source_.document_type);
    return found;
}

}  // namespace segments::interaction
