#include "core/interaction/campaigns.h"

#include "core/interaction/target_groups.h"
#include "tests/core/interaction/segments.h"

using namespace segments;
using namespace segments::test;

namespace {

Row a_campaign(Workspace& w, const char* description = "Spring fair") {
    const Result<Row> row = interaction::create_campaign(w.tx, w.context, {.description = description});
    REQUIRE(row);
    return *row;
}

std::string refused(Workspace& w, Row row, FieldId field, const FieldValue& value) {
    const Result<void> done = interaction::set_campaign_field(w.tx, w.context, row, field, value);
    return done ? std::string() : done.error().message;
}

}  // namespace

TEST_CASE(
    "CMP-1: a campaign gets the next number of its series, the user's salesperson and a modification date") {
    Workspace w;
    const Row row = a_campaign(w);
    const table::Table& campaigns = w.db->table(campaign::kTable);
    CHECK(campaigns.text(row, campaign::kNo) == "CP0001");
    CHECK(campaigns.text(row, campaign::kNoSeries) == "CP");
    CHECK(campaigns.text(row, campaign::kSalespersonCode) == "AL");
    CHECK(campaigns.number(row, campaign::kLastDateModified) == w.context.today);
    w.context.today += 2;
    CHECK(refused(w, row, campaign::kStatusCode, "2-RUN") == "");
    CHECK(campaigns.number(row, campaign::kLastDateModified) == w.context.today);
    CHECK(refused(w, row, campaign::kStatusCode, "NONE") != "");
    CHECK(refused(w, row, campaign::kNo, "CP9") == "No. can't be changed.");
    CHECK(interaction::create_campaign(w.tx, w.context, {.no = "fair"}));
    CHECK_FALSE(interaction::create_campaign(w.tx, w.context, {.no = "FAIR"}));
}

TEST_CASE("CMP-1: a campaign doesn't end before it starts") {
    Workspace w;
    const Row row = a_campaign(w);
    const std::int64_t day = w.context.today;
    CHECK(refused(w, row, campaign::kStartingDate, day) == "");
    CHECK(refused(w, row, campaign::kEndingDate, day - 1) ==
          "A campaign can't end before it starts. Correct one of the dates.");
    CHECK(refused(w, row, campaign::kEndingDate, day) == "");
    CHECK(refused(w, row, campaign::kStartingDate, day + 1) != "");
    CHECK(refused(w, row, campaign::kStartingDate, 0) == "");
}

TEST_CASE(
    "CMP-8, DEL-7: with a campaign go its comments, entries and target group; segments keep its number") {
    Mailing w;
    const Row row = a_campaign(w);
    const Row segment_row = w.segment("SM1", {w.reachable("Ann Lee")});
    w.head(segment_row, test::header::kCampaignNo, "CP0001");
    w.head(segment_row, test::header::kCampaignTarget, true);
    w.tx.insert(interaction::campaign_comment::kTable, {"CP0001", 10000});
    const Row entry_row = w.tx.insert(campaign_entry::kTable, {1});
    w.tx.set_text(campaign_entry::kTable, entry_row, campaign_entry::kCampaignNo, "CP0001");
    interaction::ActivateCampaign activate(*w.db, row);
    while (!*activate.step(w.tx, 10)) {
    }
    CHECK(w.db->table(interaction::target_group::kTable).size() == 1);
    interaction::delete_campaign(w.tx, row);
    CHECK(w.db->table(campaign::kTable).size() == 0);
    CHECK(w.db->table(interaction::campaign_comment::kTable).size() == 0);
    CHECK(w.db->table(campaign_entry::kTable).size() == 0);
    CHECK(w.db->table(interaction::target_group::kTable).size() == 0);
    CHECK(w.db->table(test::header::kTable).text(segment_row, test::header::kCampaignNo) == "CP0001");
    CHECK(w.refused("SM1").rule == "LOG-6");
}

TEST_CASE("DEL-8: a segment whose salesperson was deleted can't be logged") {
    Mailing w;
    w.segment("SM1", {w.reachable("Ann Lee")});
    REQUIRE(setup::delete_code(w.tx, setup::salesperson::kTable,
                               w.db->table(setup::salesperson::kTable).find("AL")));
    CHECK(w.refused("SM1").field == "Salesperson Code");
}
