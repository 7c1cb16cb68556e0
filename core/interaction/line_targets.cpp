#include "core/interaction/line_targets.h"

#include "core/segment/line_scan.h"
#include "core/table/find_rows.h"

namespace segments::interaction {

using table::Row;
using table::Table;

bool any_activated(const table::Database& db) {
    return db.table(target_group::kTable).size() != 0;
}

void add_targets_of(table::Transaction& tx, std::span<const Row> lines) {
    const table::Database& db = tx.db();
    if (lines.empty() || !any_activated(db)) return;
    const segment::LineReader reader(db, segment::segment_of_line(db, lines.front()));
    const TargetWriter writer(db);
    table::Code known = 0;  // the campaign looked at last
    bool activated = false;
    for (const Row line : lines) {
        const LineTarget target = target_of_line(db, reader, line);
        if (target.campaign == 0) continue;
        if (target.campaign != known) activated = is_activated(db, target.campaign);
        known = target.campaign;
        if (activated) writer.add(tx, target.campaign, target.company);
    }
}

void remove_untargeted(table::Transaction& tx) {
    const Table& targets = tx.table(target_group::kTable);
    table::Bitmap campaigns(tx.db().domain(schema::domain::kCampaign).size());
    targets.live().for_each([&](Row row) { campaigns.set(targets.code(row, target_group::kCampaignNo)); });
    campaigns.for_each([&](Row campaign) {
        TargetSearch search(tx.db(), campaign);
        while (!search.step(~std::size_t{0} / 2)) {
        }
        for (const Row row : table::rows_with(targets, target_group::kCampaignNo, campaign)) {
            if (!search.companies().test(targets.code(row, target_group::kContactNo)))
                tx.erase(target_group::kTable, row);
        }
    });
}

TargetChange::TargetChange(const table::Database& db, const segment::LineReader& reader, Row line)
    : active_(any_activated(db)) {
    if (active_) before_ = target_of_line(db, reader, line);
}

void TargetChange::finish(table::Transaction& tx, const segment::LineReader& reader, Row line) const {
    if (!active_) return;
    const LineTarget after = target_of_line(tx.db(), reader, line);
    if (after.campaign == before_.campaign && after.company == before_.company) return;
    add_target(tx, after);
    remove_target(tx, before_);
}

}  // namespace segments::interaction
