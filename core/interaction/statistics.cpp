#include "core/interaction/statistics.h"

#include <algorithm>

#include "core/interaction/entry_numbers.h"
#include "core/interaction/interaction_tables.h"

namespace segments::interaction {
namespace {

using table::Row;

void add(InteractionSums& sums, const table::Table& log, Row row) {
    ++sums.interactions;
    sums.cost += log.number(row, log_entry::kCost);
    sums.duration += log.number(row, log_entry::kDuration);
    sums.targets += log.flag(row, log_entry::kCampaignTarget) ? 1 : 0;
    sums.responses += log.flag(row, log_entry::kCampaignResponse) ? 1 : 0;
}

}  // namespace

std::vector<InteractionSums> sums_by_code(const table::Database& db, table::FieldId code_field,
                                          const filter::Filter& dates) {
    const table::Table& log = db.table(log_entry::kTable);
    std::vector<InteractionSums> sums(log.dictionary(code_field).size());
    log.live().for_each([&](Row row) {
        if (log.flag(row, log_entry::kCanceled) || log.flag(row, log_entry::kPostponed)) return;
        if (!dates.empty() && !dates.matches(log.number(row, log_entry::kDate))) return;
        add(sums[log.code(row, code_field)], log, row);
    });
    return sums;
}

std::vector<InteractionSums> sums_by_campaign_entry(const table::Database& db) {
    const table::Table& log = db.table(log_entry::kTable);
    const table::Table& entries = db.table(campaign_entry::kTable);
    std::vector<bool> canceled(static_cast<std::size_t>(next_entry_no(entries)));
    entries.live().for_each([&](Row row) {
        canceled[static_cast<std::size_t>(entries.number(row, campaign_entry::kEntryNo))] =
            entries.flag(row, campaign_entry::kCanceled);
    });
    std::vector<InteractionSums> sums(canceled.size());
    log.live().for_each([&](Row row) {
        const auto no = static_cast<std::size_t>(log.number(row, log_entry::kCampaignEntryNo));
        if (no == 0 || no >= sums.size() || log.flag(row, log_entry::kCanceled) != canceled[no]) return;
        if (!log.flag(row, log_entry::kPostponed)) add(sums[no], log, row);
    });
    return sums;
}

}  // namespace segments::interaction
