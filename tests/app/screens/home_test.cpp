// What Home shows of the workspace, and where it leads.
#include <doctest/doctest.h>

#include "core/interaction/interaction_tables.h"
#include "tests/app/segment/segment_pages.h"

using namespace segments;
using namespace app::test;

namespace {

namespace entry = interaction::log_entry;
namespace head = segment::segment;

void change(Harness& app, const std::function<void(table::Transaction&)>& what) {
    REQUIRE(app.application().session().edit("Test data", [&](table::Transaction& tx) {
        what(tx);
        return Result<void>();
    }));
    app.settle();
}

void interaction_on(table::Transaction& tx, int no, const char* day, int evaluation = 0) {
    const table::Row row = tx.insert(entry::kTable, {no});
    tx.set_text(entry::kTable, row, entry::kContactNo, "CT000001");
    tx.set_text(entry::kTable, row, entry::kDescription, "Call");
    tx.set_number(entry::kTable, row, entry::kDate, *from_iso(day));
    tx.set_number(entry::kTable, row, entry::kEvaluation, evaluation);
}

const std::string& address(Harness& app) {
    return app.application().session().address();
}

}  // namespace

TEST_CASE("Home of a new workspace says what is missing and draws no chart") {
    Harness app;
    begin(app, kPeople);
    for (const char* const text :
         {"No segment is being worked on.", "Nothing was put off.", "No interactions in the last 13 weeks.",
          "No interaction of these weeks was evaluated.",
          "No interaction of a campaign has cost anything yet.", "Nothing was logged yet."})
        CHECK_MESSAGE(app.has(Role::text, text), text);
}

TEST_CASE(
    "Home: each mark of a chart is a link with its value, and leads to the list of what it stands for") {
    Harness app(1280, 2000);
    begin(app, kPeople);
    change(app, [](table::Transaction& tx) {
        interaction_on(tx, 1, "2026-11-24", 2);  // today is Tuesday, 24 November 2026
        interaction_on(tx, 2, "2026-11-23", 2);
        interaction_on(tx, 3, "2026-11-18");
        tx.insert(interaction::campaign::kTable, {"CP1"});
        const table::Row row = tx.table(entry::kTable).find(3);
        tx.set_text(entry::kTable, row, entry::kCampaignNo, "CP1");
        tx.set_number(entry::kTable, row, entry::kCost, 25 * filter::kDecimalScale / 10);
        const table::Row open = tx.insert(head::kTable, {"SM7"});
        tx.set_text(head::kTable, open, head::kDescription, "Old one");
        tx.set_number(head::kTable, open, head::kDate, *from_iso("2026-11-14"));
    });
    REQUIRE(app.has(Role::group, "Interactions per week"));
    CHECK(app.get(Role::link, "Week of 2026-11-23").description == "2");
    CHECK(app.get(Role::link, "SM7 – Old one").description == "0 lines, 10 days old");
    CHECK(app.get(Role::link, "Positive").description == "2 (67 %)");
    CHECK(app.get(Role::link, "Not evaluated").description == "1 (33 %)");
    CHECK(app.get(Role::link, "CP1").description == "2.50, 1 interaction");

    app.press(Role::link, "Week of 2026-11-16");
    CHECK(address(app) == "/log?canceled=0&from=2026-11-16&to=2026-11-22");
    CHECK(app.get(Role::grid, "Interaction Log Entries").row_count == 2);
    app.press(Role::link, "Home");
    app.press(Role::link, "Positive");
    CHECK(app.get(Role::grid, "Interaction Log Entries").row_count == 3);
    app.press(Role::link, "Home");
    app.press(Role::link, "CP1");
    CHECK(address(app) == "/log?canceled=0&campaign=CP1");
    app.press(Role::link, "Home");
    app.press(Role::link, "SM7 – Old one");
    CHECK(address(app) == "/segments/SM7");
}

TEST_CASE("Home follows changes, and shows postponed interactions with how long they are due") {
    Harness app(1280, 2000);
    begin(app, kPeople);
    change(app, [](table::Transaction& tx) {
        interaction_on(tx, 1, "2026-11-20");
        tx.set_flag(entry::kTable, tx.table(entry::kTable).find(1), entry::kPostponed, true);
    });
    CHECK(app.get(Role::link, "Ada Berg – Call").description == "2026-11-20, 4 days ago");
    app.press(Role::button, "Undo");
    CHECK_FALSE(app.has(Role::link, "Ada Berg – Call"));
}
