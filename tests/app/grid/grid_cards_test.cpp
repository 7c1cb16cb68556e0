#include <doctest/doctest.h>

#include "core/contact/contact_tables.h"
#include "core/setup/setup_tables.h"
#include "tests/app/grid/grid_bench.h"

using namespace segments;
using app::test::GridBench;
using ui::Role;

namespace card = contact::contact;

namespace {

constexpr float kPhone = 390;

}  // namespace

TEST_CASE("a tap on a card opens a sheet with the row's values, where they are edited") {
    GridBench app(kPhone);
    app.contact("CT1", "Ann", "Rome");
    app.contact("CT2", "Bert", "Vienna");
    app.show();
    app.tap("CT2");
    REQUIRE(app.has(Role::dialog, "Contact"));
    CHECK(app.get(Role::textbox, "Name").value == "Bert");
    CHECK(app.has(Role::listitem, "No.: CT2"));
    app.type(Role::textbox, "City", "Graz");
    CHECK(app.text("CT2", card::kCity) == "Graz");
    app.press(Role::button, "Done");
    CHECK(!app.has(Role::dialog, "Contact"));
}

TEST_CASE("a card says its number, however short that is") {
    GridBench app(kPhone);
    app.contact("C", "Ann", "Rome");
    app.show();
    std::string told;
    for (const ui::Node& node : app.tree().nodes) {
        if (node.role == Role::gridcell) told += node.value + "; ";
    }
    CHECK(told.find("; C; ") != std::string::npos);
}

TEST_CASE("what a rule refuses stays in the sheet's field with its reason") {
    GridBench app(kPhone);
    app.contact("CT1", "Ann", "Rome");
    app.show();
    app.tap("CT1");
    app.type(Role::textbox, "City", "Atlantis");
    CHECK(app.get(Role::textbox, "City").value == "Atlantis");
    CHECK(app.get(Role::textbox, "City").description == "There is no such place.");
    CHECK(app.text("CT1", card::kCity) == "Rome");
}

TEST_CASE("the sheet has the row's actions and goes with the row") {
    GridBench app(kPhone);
    app.contact("CT1", "Ann", "Rome");
    app.contact("CT2", "Bert", "Rome");
    app.show();
    app.tap("CT1");
    app.press(Role::button, "Wave");
    CHECK(app.waved() == "CT1");
    app.tap("CT1");
    app.erase("CT1");
    CHECK(!app.has(Role::dialog, "Contact"));
}

TEST_CASE("filters and the order are reached on a phone") {
    GridBench app(kPhone);
    app.contact("CT1", "Ann", "Rome");
    app.contact("CT2", "Bert", "Vienna");
    app.contact("CT3", "Cleo", "Vienna");
    app.show();
    app.press(Role::button, "Filter and sort");
    app.type(Role::combobox, "City", "vien");
    CHECK(app.order() == std::vector<std::string>{"CT2", "CT3"});
    app.press(Role::checkbox, "Descending");
    CHECK(app.order() == std::vector<std::string>{"CT3", "CT2"});
    app.type(Role::combobox, "Sort by", "Name");
    app.press(Role::checkbox, "Descending");
    CHECK(app.order() == std::vector<std::string>{"CT2", "CT3"});
    app.press(Role::button, "Done");
    CHECK(!app.has(Role::dialog, "Filter and sort"));
    app.press(Role::button, "Filter and sort, 1 set");
    app.press(Role::button, "Clear filters");
    CHECK(app.order().size() == 3);
}

TEST_CASE("on a phone filters suggest what is in the list, groups nest, and views are taken") {
    GridBench app(kPhone);
    app.contact("CT1", "Ann", "Rome");
    app.contact("CT2", "Bert", "Vienna");
    app.contact("CT3", "Cleo", "Vienna");
    app.fill([](table::Transaction& tx) {
        namespace view = setup::list_view;
        const table::Row row = tx.insert(view::kTable, {1});
        tx.set_text(view::kTable, row, view::kList, "People");
        tx.set_text(view::kTable, row, view::kName, "In Rome");
        tx.set_text(view::kTable, row, view::kDefinition, "\ncity=Rome\n");
        tx.set_flag(view::kTable, row, view::kShared, true);
    });
    app.show();
    app.press(Role::button, "Filter and sort");
    app.focus(Role::combobox, "City");
    app.input("City", "v", Role::combobox);
    app.settle();
    CHECK(app.has(Role::option, "Vienna"));
    CHECK(!app.has(Role::option, "Rome"));
    app.press(Role::option, "Vienna");
    CHECK(app.order() == std::vector<std::string>{"CT2", "CT3"});
    app.type(Role::combobox, "Group by", "City");
    app.type(Role::combobox, "Then by", "Name");
    CHECK(app.grid().grouped_by().size() == 2);
    app.type(Role::combobox, "View", "In Rome");
    CHECK(app.order() == std::vector<std::string>{"CT1"});
    app.type(Role::combobox, "View", "Standard");
    CHECK(app.order().size() == 3);
    CHECK(app.grid().grouped_by().empty());
}

TEST_CASE("a filter that can't be read is told in its field") {
    GridBench app(kPhone);
    app.contact("CT1", "Ann", "Rome");
    app.show();
    app.press(Role::button, "Filter and sort");
    app.type(Role::combobox, "City", "(a");
    CHECK(app.get(Role::combobox, "City").invalid);
    CHECK(app.order().size() == 1);
}

TEST_CASE("a card without a headline takes its next value for one") {
    GridBench app(kPhone);
    app.contact("CT1", "", "Rome");
    app.show();
    CHECK(app.headline("CT1") == "CT1");
    app.tap("CT1");
    CHECK(app.has(Role::dialog, "Contact"));
}
