#include "core/interaction/campaign_entries.h"

#include "core/base/tr.h"
#include "core/interaction/interaction_tables.h"

namespace segments::interaction {
namespace {

using table::Row;

EntryScan interactions_of(const table::Database& db, std::span<const Row> rows) {
    NumberSet numbers;
    const table::Table& entries = db.table(campaign_entry::kTable);
    for (const Row row : rows) numbers.add(entries.number(row, campaign_entry::kEntryNo));
    return EntryScan(log_entry::kCampaignEntryNo, std::move(numbers));
}

std::vector<Row> chosen(const table::Database& db, std::span<const Row> rows,
                        DeleteCampaignEntries::Which which) {
    std::vector<Row> result;
    for (const Row row : rows) {
        if (which == DeleteCampaignEntries::Which::all ||
            db.table(campaign_entry::kTable).flag(row, campaign_entry::kCanceled))
            result.push_back(row);
    }
    return result;
}

}  // namespace

ToggleCampaignCanceled::ToggleCampaignCanceled(const table::Database& db, std::span<const Row> rows)
    : db_(&db),
      rows_(rows.begin(), rows.end()),
      canceled_(!db.table(campaign_entry::kTable).flag(rows.front(), campaign_entry::kCanceled)),
      entries_(interactions_of(db, rows)) {}

bool ToggleCampaignCanceled::step(table::Transaction& tx, std::size_t rows) {
    const bool finished = entries_.step(tx.table(log_entry::kTable), rows, [&](Row row) {
        tx.set_flag(log_entry::kTable, row, log_entry::kCanceled, canceled_);
    });
    if (!finished) return false;
    for (const Row row : rows_)
        tx.set_flag(campaign_entry::kTable, row, campaign_entry::kCanceled, canceled_);
    return true;
}

float ToggleCampaignCanceled::progress() const {
    return entries_.progress(db_->table(log_entry::kTable));
}

std::string ToggleCampaignCanceled::question() const {
    if (canceled_)
        return tr_n("Cancel this campaign entry with all its interactions?",
                    "Cancel {1} campaign entries with all their interactions?", rows_.size());
    return tr_n("Take back the cancellation of this campaign entry with all its interactions?",
                "Take back the cancellation of {1} campaign entries with all their interactions?",
                rows_.size());
}

DeleteCampaignEntries::DeleteCampaignEntries(const table::Database& db, std::span<const Row> rows,
                                             Which which)
    : db_(&db), rows_(chosen(db, rows, which)), entries_(interactions_of(db, rows_)) {}

bool DeleteCampaignEntries::step(table::Transaction& tx, std::size_t rows) {
    const table::Table& log = tx.table(log_entry::kTable);
    const bool finished = entries_.step(log, rows, [&](Row row) {
        erased_.add(log.number(row, log_entry::kEntryNo));
        tx.erase(log_entry::kTable, row);
    });
    if (!finished) return false;
    delete_comments_of(tx, erased_);
    for (const Row row : rows_) tx.erase(campaign_entry::kTable, row);
    return true;
}

float DeleteCampaignEntries::progress() const {
    return entries_.progress(db_->table(log_entry::kTable));
}

}  // namespace segments::interaction
