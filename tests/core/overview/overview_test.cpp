#include "core/overview/overview.h"

#include <doctest/doctest.h>

#include "tests/core/criteria/scene.h"

using namespace segments;
using namespace segments::test;
using overview::Overview;
using overview::OverviewScan;

namespace {

struct Year : Companies {
    Overview overview(std::size_t slice = 3) const {
        OverviewScan scan(*db, context.today);  // a Monday: 23 November 2026
        while (!scan.step(slice)) {
        }
        return scan.result();
    }
    Row on(std::string_view date, int evaluation = 0) {
        const Row row = interaction(ann, "ABC", date);
        tx.set_number(entry::kTable, row, entry::kEvaluation, evaluation);
        return row;
    }
    Row costing(std::string_view campaign, std::int64_t cost) {
        const Row row = on("2026-01-02");
        tx.set_text(entry::kTable, row, entry::kCampaignNo, campaign);
        tx.set_number(entry::kTable, row, entry::kCost, cost * filter::kDecimalScale);
        return row;
    }
};

}  // namespace

TEST_CASE("Home: interactions are counted by week, this week the last of thirteen") {
    Year scene;
    scene.on("2026-11-23");
    scene.on("2026-11-29");
    scene.on("2026-11-30");  // next week
    scene.on("2026-11-22");
    scene.on("2026-08-31");
    scene.on("2026-08-30");  // before the first week
    const Overview seen = scene.overview();
    CHECK(to_iso(seen.first_day()) == "2026-08-31");
    CHECK(seen.weeks[0].interactions == 1);
    CHECK(seen.weeks[11].interactions == 1);
    CHECK(seen.weeks[12].interactions == 2);
}

TEST_CASE("Home: canceled and postponed interactions count in no figure (TPL-10)") {
    Year scene;
    scene.tx.set_flag(entry::kTable, scene.on("2026-11-23", 1), entry::kCanceled, true);
    scene.tx.set_flag(entry::kTable, scene.on("2026-11-23", 1), entry::kPostponed, true);
    scene.on("2026-11-23", 2);
    scene.on("2026-11-23");
    const Overview seen = scene.overview();
    CHECK(seen.weeks[12].interactions == 2);
    CHECK(seen.evaluations == std::array<std::size_t, 6>{1, 0, 1, 0, 0, 0});
}

TEST_CASE("Home: campaigns are listed by what they cost, the dearest first") {
    Year scene;
    scene.costing("CP1", 5);
    scene.costing("CP2", 7);
    scene.costing("CP1", 3);
    scene.costing("CP3", 0);
    for (int i = 4; i < 10; ++i) scene.costing("CP" + std::to_string(i), 1);
    const Overview seen = scene.overview();
    REQUIRE(seen.campaigns.size() == Overview::kMostListed);
    const table::Table& log = scene.db->table(entry::kTable);
    CHECK(log.raw_text(entry::kCampaignNo, seen.campaigns[0].campaign) == "CP1");
    CHECK(seen.campaigns[0].cost == 8 * filter::kDecimalScale);
    CHECK(seen.campaigns[0].interactions == 2);
    CHECK(log.raw_text(entry::kCampaignNo, seen.campaigns[1].campaign) == "CP2");
    CHECK(seen.more_campaigns == 2);
}

TEST_CASE("Home: postponed interactions come in the order of their dates, the earliest six") {
    Year scene;
    for (const char* const date :
         {"2026-12-05", "2026-12-01", "2026-12-04", "2026-12-02", "2026-12-03", "2026-11-01", "2026-12-06"})
        scene.tx.set_flag(entry::kTable, scene.on(date), entry::kPostponed, true);
    const Overview seen = scene.overview();
    CHECK(seen.all_postponed == 7);
    std::string dates;
    for (const Row row : seen.postponed)
        dates +=
            to_iso(static_cast<Day>(scene.db->table(entry::kTable).number(row, entry::kDate))).substr(5) +
            " ";
    CHECK(dates == "11-01 12-01 12-02 12-03 12-04 12-05 ");
}

TEST_CASE(
    "Home: open segments come with their lines, logged ones with their interactions, the latest first") {
    Year scene;
    scene.add("SM1", only("P1|P2"));
    scene.add("SM2", only("P3"));
    scene.remove("SM1", schema::CriteriaAction::reduce, only("P2"));
    const table::Table& segments = scene.db->table(segment::segment::kTable);
    scene.tx.set_number(segment::segment::kTable, segments.find("SM1"), segment::segment::kDate,
                        *from_iso("2026-10-01"));
    for (const int no : {1, 2}) scene.tx.insert(segment::logged::kTable, {no});
    scene.tx.set_number(entry::kTable, scene.on("2026-11-23"), entry::kLoggedSegmentEntryNo, 2);
    const Overview seen = scene.overview();
    REQUIRE(seen.open.size() == 2);
    CHECK(segments.text(seen.open[0].row, segment::segment::kNo) == "SM2");
    CHECK(seen.open[0].lines == 1);
    CHECK(seen.open[1].lines == 1);
    CHECK(to_iso(seen.oldest) == "2026-10-01");
    REQUIRE(seen.logged.size() == 2);
    CHECK(seen.logged[0].interactions == 1);
    CHECK(seen.logged[1].interactions == 0);
    CHECK(scene.overview(1).weeks[12].interactions == scene.overview(100000).weeks[12].interactions);
}
