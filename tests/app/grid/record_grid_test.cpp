#include "app/grid/record_grid.h"

#include <doctest/doctest.h>

#include "core/contact/contact_tables.h"
#include "tests/app/grid/grid_bench.h"

using namespace segments;
using app::test::GridBench;
using ui::Role;

namespace card = contact::contact;

TEST_CASE("the grid tells its size and shows its cells") {
    GridBench app;
    app.contact("CT1", "Ann Lee", "Vienna");
    app.contact("CT2", "Bert Moss", "Rome");
    app.show();
    const ui::Node& grid = app.get(Role::grid, "People");
    CHECK(grid.row_count == 3);  // with the captions, without the sums
    CHECK(grid.multiselectable);
    CHECK(app.cell("CT1", "City")->value == "Vienna");
    CHECK(app.has(Role::status, "2 contacts"));
}

TEST_CASE("a click selects, Ctrl adds and takes away, Shift selects all between") {
    GridBench app;
    for (int i = 1; i <= 6; ++i) app.contact("CT" + std::to_string(i), "Name", "City");
    app.show();
    app.click_cell("CT2", "Name");
    CHECK(app.selected() == std::vector<std::string>{"CT2"});
    app.click_cell("CT4", "Name", {.control = true});
    CHECK(app.selected() == std::vector<std::string>{"CT2", "CT4"});
    CHECK(app.has(Role::status, "6 contacts, 2 selected"));
    app.click_cell("CT4", "Name", {.control = true});
    CHECK(app.selected() == std::vector<std::string>{"CT2"});
    app.click_cell("CT3", "Name");
    app.click_cell("CT5", "Name", {.shift = true});
    CHECK(app.selected() == std::vector<std::string>{"CT3", "CT4", "CT5"});
}

TEST_CASE("Shift and arrows select, Ctrl+A selects what passes the filters, Escape nothing") {
    GridBench app;
    for (int i = 1; i <= 6; ++i) app.contact("CT" + std::to_string(i), "Name", i < 5 ? "Rome" : "Vienna");
    app.show();
    app.click_cell("CT2", "Name");
    app.key("ArrowDown", {.shift = true});
    app.key("ArrowDown", {.shift = true});
    CHECK(app.selected() == std::vector<std::string>{"CT2", "CT3", "CT4"});
    app.type(Role::combobox, "Filter City", "rome");
    CHECK(app.selected().empty());
    app.click_cell("CT1", "Name");
    app.key("a", {.control = true});
    CHECK(app.selected() == std::vector<std::string>{"CT1", "CT2", "CT3", "CT4"});
    app.key("Escape");
    CHECK(app.selected().empty());
}

TEST_CASE("a row that is deleted leaves the selection") {
    GridBench app;
    app.contact("CT1", "Ann", "");
    app.contact("CT2", "Bert", "");
    app.show();
    app.click_cell("CT1", "Name");
    app.key("a", {.control = true});
    app.erase("CT1");
    CHECK(app.selected() == std::vector<std::string>{"CT2"});
}

TEST_CASE("a header sorts by its column, with Shift by it as well") {
    GridBench app;
    app.contact("CT1", "Bert", "Rome");
    app.contact("CT2", "Ann", "Vienna");
    app.contact("CT3", "Cleo", "Rome");
    app.show();
    CHECK(app.order() == std::vector<std::string>{"CT1", "CT2", "CT3"});
    app.press(Role::columnheader, "Name");
    CHECK(app.order() == std::vector<std::string>{"CT2", "CT1", "CT3"});
    CHECK(app.get(Role::columnheader, "Name").sort == ui::Sort::ascending);
    app.press(Role::columnheader, "Name");
    CHECK(app.order() == std::vector<std::string>{"CT3", "CT1", "CT2"});
    app.press(Role::columnheader, "City");
    app.press(Role::columnheader, "Name", {.shift = true});
    CHECK(app.order() == std::vector<std::string>{"CT1", "CT3", "CT2"});
}

TEST_CASE("F2 edits the cell, Enter keeps it and goes on below, Tab to the right") {
    GridBench app;
    app.contact("CT1", "Ann", "Rome");
    app.contact("CT2", "Bert", "Rome");
    app.show();
    app.click_cell("CT1", "Name");
    app.key("F2");
    CHECK(app.get(Role::textbox, "Name").value == "Ann");
    app.enter("Name", "Ann Lee");
    CHECK(app.text("CT1", card::kName) == "Ann Lee");
    CHECK(!app.has(Role::textbox, "Name"));
    CHECK(app.active() == "CT2/Name");
    app.key("x");
    CHECK(app.get(Role::textbox, "Name").value.empty());
    app.input("Name", "Bert Moss");
    app.key("Tab");
    CHECK(app.text("CT2", card::kName) == "Bert Moss");
    CHECK(app.active() == "CT2/City");
}

TEST_CASE("Escape takes an edit back") {
    GridBench app;
    app.contact("CT1", "Ann", "Rome");
    app.show();
    app.click_cell("CT1", "Name");
    app.key("Enter");
    app.input("Name", "Somebody");
    app.key("Escape");
    CHECK(app.text("CT1", card::kName) == "Ann");
    CHECK(app.active() == "CT1/Name");
    CHECK(app.cell("CT1", "Name")->value == "Ann");
}

TEST_CASE("what a rule refuses stays in the editor with its reason, and at the cell when it was left") {
    GridBench app;
    app.contact("CT1", "Ann", "Rome");
    app.contact("CT2", "Bert", "Rome");
    app.show();
    app.click_cell("CT1", "City");
    app.key("F2");
    app.enter("City", "Atlantis");
    CHECK(app.get(Role::textbox, "City").invalid);
    CHECK(app.get(Role::textbox, "City").description == "There is no such place.");
    app.leave("City", "Atlantis");
    CHECK(!app.has(Role::textbox, "City"));
    CHECK(app.cell("CT1", "City")->value == "Atlantis");
    CHECK(app.cell("CT1", "City")->invalid);
    CHECK(app.text("CT1", card::kCity) == "Rome");
    app.click_cell("CT1", "City");
    app.key("F2");
    CHECK(app.get(Role::textbox, "City").value == "Atlantis");
    app.enter("City", "Paris");
    CHECK(app.text("CT1", card::kCity) == "Paris");
    CHECK(!app.cell("CT1", "City")->invalid);
}

TEST_CASE("Space toggles a checkbox, and options are chosen by name") {
    GridBench app;
    app.contact("CT1", "Ann", "Rome");
    app.show();
    app.click_cell("CT1", "Minor");
    app.key(" ");
    CHECK(app.flag("CT1", card::kMinor));
    app.press(Role::checkbox, "Minor");
    CHECK(!app.flag("CT1", card::kMinor));
    app.click_cell("CT1", "Correspondence Type");
    app.key("F2");
    app.enter("Correspondence Type", "Email", Role::combobox);
    CHECK(app.cell("CT1", "Correspondence Type")->value == "Email");
}

TEST_CASE("a column that can't be edited isn't, and Enter opens the record there") {
    GridBench app;
    app.contact("CT1", "Ann", "Rome");
    app.show();
    app.click_cell("CT1", "People");
    app.key("F2");
    CHECK(!app.has(Role::textbox, "People"));
    app.key("Enter");
    CHECK(app.opened() == "CT1");
}

TEST_CASE("FLT-36: columns that are computed are filtered and sorted like others") {
    GridBench app;
    app.contact("CO1", "Contoso", "");
    app.contact("CO2", "Adatum", "");
    app.person("CT1", "Ann", "CO1");
    app.person("CT2", "Bert", "CO2");
    app.person("CT3", "Cleo", "CO1");
    app.show();
    CHECK(app.cell("CO1", "People")->value == "2");
    CHECK(app.cell("CT2", "Employer")->value == "Adatum");
    app.press(Role::columnheader, "People");
    app.press(Role::columnheader, "People");
    CHECK(app.order().front() == "CO1");
    app.type(Role::combobox, "Filter People", "1..");
    CHECK(app.order() == std::vector<std::string>{"CO1", "CO2"});
    app.type(Role::combobox, "Filter People", "");
    app.type(Role::combobox, "Filter Employer", "conto");
    CHECK(app.order() == std::vector<std::string>{"CT1", "CT3"});
    app.set("CO1", card::kName, "Fabrikam");
    CHECK(app.order().empty());
    CHECK(app.has(Role::text, "Nothing matches the filters"));
    app.press(Role::button, "Clear filters");
    CHECK(app.order().size() == 5);
}

TEST_CASE("FLT-61: the quick search looks at every visible column") {
    GridBench app;
    app.contact("CO1", "Contoso", "Vienna");
    app.contact("CO2", "Adatum", "Rome");
    app.person("CT1", "Ann", "CO1");
    app.show();
    app.type(Role::searchbox, "Search", "conto");
    CHECK(app.order() == std::vector<std::string>{"CO1", "CT1"});
    CHECK(app.has(Role::status, "2 of 3 contacts"));
    app.type(Role::searchbox, "Search", "rom");
    CHECK(app.order() == std::vector<std::string>{"CO2"});
}

TEST_CASE("columns are hidden, moved and sized, and stay so after a restart") {
    GridBench app;
    app.contact("CT1", "Ann", "Rome");
    app.show();
    app.press(Role::button, "Columns");
    app.press(Role::checkbox, "City");
    app.press(Role::button, "Move Name left");
    app.key("Escape");
    CHECK(!app.has(Role::columnheader, "City"));
    CHECK(app.get(Role::columnheader, "Name").column_index == 1);
    const float before = app.get(Role::columnheader, "Name").rect.width;
    app.focus(Role::columnheader, "Name");
    app.key("ArrowRight", {.shift = true});
    CHECK(app.get(Role::columnheader, "Name").rect.width == before + 16);
    app.show();
    CHECK(!app.has(Role::columnheader, "City"));
    CHECK(app.get(Role::columnheader, "Name").column_index == 1);
    CHECK(app.get(Role::columnheader, "Name").rect.width == before + 16);
    app.press(Role::button, "Columns");
    app.press(Role::button, "Reset columns");
    CHECK(app.has(Role::columnheader, "City"));
}

TEST_CASE("Escape closes the columns when the button that was pressed there has disabled itself") {
    GridBench app;
    app.contact("CT1", "Ann", "Rome");
    app.show();
    app.focus(Role::button, "Columns");
    app.press(Role::button, "Columns");
    app.focus(Role::button, "Move Name left");
    app.press(Role::button, "Move Name left");
    REQUIRE(app.get(Role::button, "Move Name left").disabled);
    app.blur();  // what the browser does to it then
    app.key("Escape");
    CHECK(!app.has(Role::dialog, "Columns"));
    CHECK(app.focus_name() == "Columns");
}

TEST_CASE("a column is sized by dragging its edge") {
    GridBench app;
    app.contact("CT1", "Ann", "Rome");
    app.show();
    const ui::Rect head = app.get(Role::columnheader, "Name").rect;
    app.drag(head.x + head.width, head.y + 10, head.x + head.width + 40, head.y + 10);
    CHECK(app.get(Role::columnheader, "Name").rect.width == head.width + 40);
    CHECK(app.get(Role::columnheader, "Name").sort == ui::Sort::none);
}

TEST_CASE("the selected rows are copied with their captions, as text and as a table") {
    GridBench app;
    app.contact("CT1", "Ann <Lee>", "Rome");
    app.contact("CT2", "Bert", "Vienna");
    app.show();
    app.click_cell("CT1", "Name");
    app.copy();
    CHECK(app.platform().clipboard.starts_with("No.\tName\tCity\t"));
    CHECK(app.platform().clipboard.find("CT1\tAnn <Lee>\tRome\t") != std::string::npos);
    CHECK(app.platform().clipboard.find("CT2") == std::string::npos);
    CHECK(app.platform().clipboard_html.find("<td>Ann &lt;Lee&gt;</td>") != std::string::npos);
    app.key("Escape");
    app.copy();
    CHECK(app.platform().clipboard == "Ann <Lee>");
}

TEST_CASE("the sums of a column over all listed rows stand below them") {
    GridBench app;
    app.contact("CO1", "Contoso", "Rome");
    app.contact("CO2", "Adatum", "Vienna");
    app.person("CT1", "Ann", "CO1");
    app.person("CT2", "Bert", "CO2");
    app.person("CT3", "Cleo", "CO1");
    app.show();
    CHECK(app.total("People") == "3");
    app.type(Role::combobox, "Filter City", "rome");
    CHECK(app.total("People") == "2");
}

TEST_CASE("a sum whose column isn't in sight stands beside the word Total") {
    constexpr float kWidth = 760;
    GridBench app(kWidth);
    app.contact("CO1", "Contoso", "Rome");
    app.person("CT1", "Ann", "CO1");
    app.show();
    const auto sum = [&] { return app.get(Role::text, "People: 1").rect; };
    const auto column = [&] { return app.get(Role::columnheader, "People").rect; };
    REQUIRE(column().x > kWidth);
    CHECK(sum().x > 16);
    CHECK(sum().x + sum().width < kWidth);
    app.click_cell("CO1", "Name");
    app.key("End");
    app.settle();
    REQUIRE(column().x + column().width <= kWidth);
    CHECK(sum().x == column().x);
}

TEST_CASE("the first column begins where texts of the page do, also while it is edited") {
    GridBench app;
    app.contact("CT1", "Ann", "Rome");
    app.show();
    const ui::Rect no = app.get(Role::columnheader, "No.").rect,
                   name = app.get(Role::columnheader, "Name").rect;
    CHECK(name.x - no.x == 150 + app::ColumnLayout::kLead);
    CHECK(app.get(Role::combobox, "Filter No.").rect.x - no.x ==
          app.get(Role::combobox, "Filter Name").rect.x - name.x + app::ColumnLayout::kLead);
}

TEST_CASE("the menu of a row has the screen's actions, and filters to a value") {
    GridBench app;
    app.contact("CT1", "Ann", "Rome");
    app.contact("CT2", "Bert", "Vienna");
    app.show();
    app.menu_of("CT2", "City");
    app.press(Role::menuitem, "Wave");
    CHECK(app.waved() == "CT2");
    app.menu_of("CT1", "City");
    app.press(Role::menuitem, "Wave at City");
    CHECK(app.waved() == "CT1's cell");
    app.menu_of("CT2", "City");
    app.press(Role::menuitem, "Filter to this value");
    CHECK(app.order() == std::vector<std::string>{"CT2"});
}

TEST_CASE("a double click opens the record, one with Ctrl selects and takes away") {
    GridBench app;
    app.contact("CT1", "Ann", "Rome");
    app.contact("CT2", "Bert", "Vienna");
    app.show();
    app.double_click("CT2", "Employer", {.control = true});
    CHECK(app.opened().empty());
    CHECK(app.selected().empty());
    app.double_click("CT2", "Employer");
    CHECK(app.opened() == "CT2");
}

TEST_CASE("the head is reached from the first row, and left again") {
    GridBench app;
    app.contact("CT1", "Bert", "Rome");
    app.contact("CT2", "Ann", "Vienna");
    app.show();
    app.click_cell("CT1", "Name");
    app.key("ArrowUp");
    app.key("Enter");
    CHECK(app.order() == std::vector<std::string>{"CT2", "CT1"});
    app.key("ArrowRight");
    app.key("Enter");
    CHECK(app.get(Role::columnheader, "City").sort == ui::Sort::ascending);
    app.key("ArrowLeft", {.control = true});
    CHECK(app.get(Role::columnheader, "City").column_index == 2);
    app.key("ArrowDown");
    CHECK(app.active() == "CT1/City");
}

TEST_CASE("a row that is sorted elsewhere by an edit keeps the focus") {
    GridBench app;
    app.contact("CT1", "Ann", "Rome");
    app.contact("CT2", "Bert", "Rome");
    app.contact("CT3", "Cleo", "Rome");
    app.show();
    app.press(Role::columnheader, "Name");
    app.click_cell("CT1", "Name");
    app.key("F2");
    app.input("Name", "Zoe");
    app.key("Tab");
    CHECK(app.order() == std::vector<std::string>{"CT2", "CT3", "CT1"});
    CHECK(app.active() == "CT1/City");
}

TEST_CASE("the grid goes to a row and edits its cell when asked") {
    GridBench app;
    app.contact("CT1", "Ann", "Rome");
    app.contact("CT2", "Bert", "Vienna");
    app.show();
    app.grid().go_to(app.grid().view().rows()[1], "city");
    app.settle();
    CHECK(app.get(Role::textbox, "City").value == "Vienna");
    app.enter("City", "Graz");
    CHECK(app.text("CT2", card::kCity) == "Graz");
}

TEST_CASE("the rows reach the edge of a list that needs no scrollbar, and leave room for one that does") {
    GridBench app;
    const auto free_at_right = [&] {
        const ui::Rect grid = app.get(Role::grid, "People").rect;
        for (const ui::Node& node : app.tree().nodes) {
            if (node.role == Role::row && node.row_index == 2)
                return grid.x + grid.width - node.rect.x - node.rect.width;
        }
        return -1.0f;
    };
    app.contact("CT1", "Ann Lee", "Vienna");
    app.show();
    CHECK(free_at_right() == 0);
    for (int i = 10; i < 60; ++i) app.contact("CT" + std::to_string(i), "Name", "City");
    app.show();
    CHECK(free_at_right() == 12);
}

TEST_CASE("Home, End, Page and the arrows with Ctrl go to the ends of the row, the page and the list") {
    GridBench app;
    for (int i = 10; i < 70; ++i) app.contact("CT" + std::to_string(i), "Name", "City");
    app.show();
    app.click_cell("CT10", "Name");
    app.key("ArrowDown", {.control = true});
    CHECK(app.active() == "CT69/Name");
    app.key("PageUp");
    const std::string page = app.active();
    CHECK(page.ends_with("/Name"));
    CHECK(page > "CT30");
    CHECK(page < "CT69");
    app.key("PageDown");
    CHECK(app.active() == "CT69/Name");
    app.key("ArrowUp", {.control = true});
    CHECK(app.active() == "CT10/Name");
    app.key("Home");
    CHECK(app.active() == "CT10/No.");
    app.key("ArrowRight", {.control = true});
    const std::string last = app.active();
    CHECK(last.starts_with("CT10/"));
    app.key("Home");
    app.key("End");
    CHECK(app.active() == last);
    app.key("ArrowLeft", {.control = true});
    CHECK(app.active() == "CT10/No.");
    app.key("End", {.control = true});
    CHECK(app.active() == "CT69/" + last.substr(5));
    app.key("Home", {.control = true});
    CHECK(app.active() == "CT10/No.");
}

TEST_CASE("what changes in a list is announced politely") {
    GridBench app;
    app.contact("CT1", "Ann Lee", "Vienna");
    app.contact("CT2", "Bert Moss", "Rome");
    app.show();
    app.enter("Filter City", "Rome", Role::combobox);
    const ui::Node& count = app.get(Role::status, "1 of 2 contacts");
    CHECK(count.live);
}
