#include "core/interaction/campaign_entries.h"

#include <doctest/doctest.h>

#include "tests/core/interaction/segments.h"

using namespace segments;
using namespace segments::test;
using interaction::DeleteCampaignEntries;
using interaction::ToggleCampaignCanceled;

namespace {

// Campaign entry 1 with two interactions, entry 2 with one.
struct Campaigns : Mailing {
    Campaigns() {
        add_campaign("CP1");
        add_campaign("CP2");
        head(segment("SM1", {reachable("Ann"), reachable("Bob"), reachable("Cy")}), header::kCampaignNo,
             "CP1");
        own(line_of("SM1", 2), segment::OwnField::campaign_no, "CP2");
        log("SM1");
    }
    Row campaign_row(std::int64_t no) const { return db->table(campaign_entry::kTable).find(no); }
    std::size_t erase(DeleteCampaignEntries::Which which) {
        const std::vector<Row> rows = sorted(campaign_entry::kTable);
        DeleteCampaignEntries job(*db, rows, which);
        while (!job.step(tx, 1)) {
        }
        return job.deleted();
    }
};

}  // namespace

TEST_CASE("CMP-4: canceling a campaign entry cancels its interactions, whatever the logged segment is") {
    Campaigns w;
    w.tx.set_flag(logged::kTable, w.db->table(logged::kTable).find(1), logged::kCanceled, true);
    const Row row = w.campaign_row(1);
    ToggleCampaignCanceled job(*w.db, std::span(&row, 1));
    CHECK(job.question() == "Cancel this campaign entry with all its interactions?");
    while (!job.step(w.tx, 1)) {
    }
    CHECK(w.number_in(campaign_entry::kTable, row, campaign_entry::kCanceled) == 1);
    CHECK(w.number_in(entry::kTable, w.entries()[0], entry::kCanceled) == 1);
    CHECK(w.number_in(entry::kTable, w.entries()[1], entry::kCanceled) == 1);
    CHECK(w.number_in(entry::kTable, w.entries()[2], entry::kCanceled) == 0);
    ToggleCampaignCanceled back(*w.db, std::span(&row, 1));
    while (!back.step(w.tx, 1)) {
    }
    CHECK(w.number_in(entry::kTable, w.entries()[0], entry::kCanceled) == 0);
}

TEST_CASE("CMP-4: deleting campaign entries deletes their interactions with their comments") {
    Campaigns w;
    REQUIRE(interaction::add_comment(w.tx, w.context, w.entries()[0], "Called back"));
    CHECK(w.erase(DeleteCampaignEntries::Which::all) == 2);
    CHECK(w.entries().empty());
    CHECK(w.db->table(campaign_entry::kTable).size() == 0);
    CHECK(w.db->table(interaction::comment::kTable).size() == 0);
}

TEST_CASE("CMP-4: the batch deletes canceled campaign entries only") {
    Campaigns w;
    w.tx.set_flag(campaign_entry::kTable, w.campaign_row(2), campaign_entry::kCanceled, true);
    CHECK(w.erase(DeleteCampaignEntries::Which::canceled) == 1);
    CHECK(w.campaign_row(1) != table::kNoRow);
    CHECK(w.entries().size() == 2);
}
