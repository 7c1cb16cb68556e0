// Groups of rows in a grid, their sums, and that everything else goes on around their heads.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/contact/contact_tables.h"
#include "tests/app/grid/grid_bench.h"

using namespace segments;
using app::test::GridBench;
using ui::Role;

namespace card = contact::contact;

namespace {

// The lines from top to bottom: the heads of groups as they are told, of rows their number.
std::vector<std::string> lines(const GridBench& app) {
    std::vector<std::string> found;
    for (const ui::Node& node : app.tree().nodes) {
        if (node.role == Role::gridcell && node.column_index == 1) found.push_back(node.value);
    }
    return found;
}

const ui::Node& head(const GridBench& app, const std::string& told) {
    for (const ui::Node& node : app.tree().nodes) {
        if (node.role == Role::gridcell && node.expandable && node.value == told) return node;
    }
    FAIL("there is no group ", told);
    return app.tree().nodes.front();
}

void group_by(GridBench& app, std::string_view caption) {
    app.menu_at(app.get(Role::columnheader, caption).rect);
    app.press(Role::menuitem, "Group by this column");
}

void three(GridBench& app) {
    app.contact("CT1", "Ann", "Rome");
    app.contact("CT2", "Bert", "Vienna");
    app.contact("CT3", "Cleo", "rome");
    app.show();
    group_by(app, "City");
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("rows are grouped by a column, ignoring case, with a head for each group") {
    GridBench app;
    three(app);
    CHECK(lines(app) == Lines{"City: Rome, 2", "CT1", "CT3", "City: Vienna, 1", "CT2"});
    CHECK(app.get(Role::grid, "People").row_count == 6);
    CHECK(head(app, "City: Rome, 2").row_index == 2);
    CHECK(head(app, "City: Rome, 2").expanded);
    CHECK(app.has(Role::status, "3 contacts in 2 groups"));
}

TEST_CASE("a group closes and opens by pointer and by keys, and the rows are counted anew") {
    GridBench app;
    three(app);
    app.press_node(head(app, "City: Rome, 2").id);
    CHECK(lines(app) == Lines{"City: Rome, 2", "City: Vienna, 1", "CT2"});
    CHECK(app.get(Role::grid, "People").row_count == 4);
    CHECK(!head(app, "City: Rome, 2").expanded);
    app.key("ArrowRight");
    CHECK(head(app, "City: Rome, 2").expanded);
    app.key("ArrowRight");
    CHECK(app.focused_value() == "CT1");
    app.key("ArrowUp");
    app.key("ArrowLeft", {.control = true});
    CHECK(lines(app) == Lines{"City: Rome, 2", "City: Vienna, 1"});
    app.key("ArrowDown");
    app.key(" ");
    CHECK(lines(app) == Lines{"City: Rome, 2", "City: Vienna, 1", "CT2"});
}

TEST_CASE("a group keeps being closed when rows come and go, and its sums follow") {
    GridBench app;
    app.contact("CO1", "Contoso", "Rome");
    app.contact("CO2", "Adatum", "Rome");
    app.person("CT1", "Ann", "CO1");
    app.person("CT2", "Bert", "CO2");
    app.person("CT3", "Cleo", "CO1");
    app.show();
    group_by(app, "City");
    const ui::Node& rome = head(app, "City: Rome, 2");
    const ui::Node* sum = nullptr;
    for (const ui::Node& node : app.tree().nodes) {
        if (node.parent == rome.parent && !node.expandable) sum = &node;
    }
    REQUIRE(sum != nullptr);
    CHECK(sum->value == "3");
    app.press_node(rome.id);
    app.contact("CO3", "Fabrikam", "Rome");
    CHECK(!head(app, "City: Rome, 3").expanded);
}

TEST_CASE("the order within groups is the person's, and the groups' is turned by their column") {
    GridBench app;
    three(app);
    app.press(Role::columnheader, "Name");
    app.press(Role::columnheader, "Name");
    CHECK(lines(app) == Lines{"City: rome, 2", "CT3", "CT1", "City: Vienna, 1", "CT2"});
    app.press(Role::columnheader, "City");
    CHECK(lines(app) == Lines{"City: Vienna, 1", "CT2", "City: rome, 2", "CT3", "CT1"});
    app.menu_at(app.get(Role::columnheader, "City").rect);
    app.press(Role::menuitem, "Don't group");
    CHECK(lines(app) == Lines{"CT2", "CT3", "CT1"});
}

TEST_CASE("rows are selected across heads, and what is selected has no heads") {
    GridBench app;
    three(app);
    app.press_node(head(app, "City: Rome, 2").id);
    app.key("ArrowRight");
    app.key("ArrowRight");
    for (int i = 0; i < 3; ++i) app.key("ArrowDown", {.shift = true});
    CHECK(app.selected() == Lines{"CT1", "CT3", "CT2"});
}

TEST_CASE("groups nest: heads within heads, with their counts, closed and opened one by one") {
    GridBench app;
    app.contact("CT1", "Ann", "Rome");
    app.contact("CT2", "Bert", "Vienna");
    app.contact("CT3", "Cleo", "rome");
    app.contact("CT4", "Ann", "Rome");
    app.show();
    group_by(app, "City");
    app.menu_at(app.get(Role::columnheader, "Name").rect);
    app.press(Role::menuitem, "Group by this column as well");
    CHECK(lines(app) == Lines{"City: Rome, 3", "Name: Ann, 2", "CT1", "CT4", "Name: Cleo, 1", "CT3",
                              "City: Vienna, 1", "Name: Bert, 1", "CT2"});
    CHECK(app.get(Role::grid, "People").row_count == 10);
    CHECK(app.has(Role::status, "4 contacts in 3 groups"));
    app.press_node(head(app, "Name: Ann, 2").id);
    CHECK(lines(app) == Lines{"City: Rome, 3", "Name: Ann, 2", "Name: Cleo, 1", "CT3", "City: Vienna, 1",
                              "Name: Bert, 1", "CT2"});
    // From a closed head to the one around it.
    app.key("ArrowLeft");
    CHECK(app.focused_value() == "City: Rome, 3");
    app.key("ArrowLeft");
    CHECK(lines(app) == Lines{"City: Rome, 3", "City: Vienna, 1", "Name: Bert, 1", "CT2"});
    // What was closed within stays closed, also when rows come.
    app.key("ArrowRight");
    app.contact("CT5", "Dora", "Rome");
    CHECK(lines(app) == Lines{"City: Rome, 4", "Name: Ann, 2", "Name: Cleo, 1", "CT3", "Name: Dora, 1", "CT5",
                              "City: Vienna, 1", "Name: Bert, 1", "CT2"});
    CHECK(app.focused_value() == "City: Rome, 4");
    app.menu_at(app.get(Role::columnheader, "City").rect);
    app.press(Role::menuitem, "Don't group by this column");
    CHECK(lines(app).front() == "Name: Ann, 2");
}

TEST_CASE("dates are grouped by year and month, in the order of the days, and a view keeps it") {
    GridBench app;
    app.contact("CT1", "Ann", "Rome");
    app.contact("CT2", "Bert", "Rome");
    app.contact("CT3", "Cleo", "Rome");
    const auto dated = [&](const char* no, const Civil& day) {
        app.fill([&](table::Transaction& tx) {
            tx.set_number(card::kTable, tx.table(card::kTable).find(no), card::kLastDateModified,
                          to_day(day));
        });
    };
    dated("CT1", {2026, 2, 3});
    dated("CT2", {2026, 1, 30});
    dated("CT3", {2025, 12, 1});
    app::GridSource source{.table = card::kTable, .noun = noun("contact", "contacts")};
    source.columns = {app::field_column(card::kDef, card::kNo, 110),
                      app::field_column(card::kDef, card::kLastDateModified, 110)};
    app.show(std::move(source));
    const std::string caption(card::kDef.fields[card::kLastDateModified].caption);
    for (const char* entry : {"Group by year", "Group by month as well"}) {
        app.menu_at(app.get(Role::columnheader, caption).rect);
        app.press(Role::menuitem, entry);
    }
    const Lines expected{caption + ": 2025, 1",
                         caption + ": 2025-12, 1",
                         "CT3",
                         caption + ": 2026, 2",
                         caption + ": 2026-01, 1",
                         "CT2",
                         caption + ": 2026-02, 1",
                         "CT1"};
    CHECK(lines(app) == expected);
    const std::string kept = app.grid().arrangement();
    CHECK(kept.find("|lastDateModified:year,lastDateModified:month") != std::string::npos);
    app.grid().group_by({});
    app.settle();
    CHECK(lines(app) == Lines{"CT3", "CT2", "CT1"});
}
