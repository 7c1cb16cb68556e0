#include <doctest/doctest.h>

#include "core/contact/contact_tables.h"
#include "tests/app/grid/grid_bench.h"

using namespace segments;
using app::test::GridBench;
using ui::Role;

namespace card = contact::contact;

TEST_CASE("what is typed into the entry row becomes a row, and the next one can be typed at once") {
    GridBench app;
    app.contact("CT1", "Ann", "Rome");
    app.show_with_entry();
    CHECK(app.get(Role::grid, "People").row_count == 2);
    app.focus(Role::combobox, "New contact");
    app.enter("New contact", "CT2", Role::combobox);
    CHECK(app.order() == std::vector<std::string>{"CT1", "CT2"});
    CHECK(app.get(Role::combobox, "New contact").value.empty());
    app.enter("New contact", "CT3", Role::combobox);
    CHECK(app.order() == std::vector<std::string>{"CT1", "CT2", "CT3"});
}

TEST_CASE("what is refused stays in the entry row with its reason") {
    GridBench app;
    app.contact("CT1", "Ann", "Rome");
    app.show_with_entry();
    app.focus(Role::combobox, "New contact");
    app.enter("New contact", "X9", Role::combobox);
    CHECK(app.get(Role::combobox, "New contact").value == "X9");
    CHECK(app.get(Role::combobox, "New contact").invalid);
    CHECK(app.get(Role::combobox, "New contact").description == "There can be no X9.");
    CHECK(app.order().size() == 1);
}

TEST_CASE("the arrow leads below the last row into the entry row, Escape back") {
    GridBench app;
    app.contact("CT1", "Ann", "Rome");
    app.show_with_entry();
    app.click_cell("CT1", "No.");
    app.key("ArrowDown");
    app.enter("New contact", "CT2", Role::combobox);
    CHECK(app.order().size() == 2);
    app.key("Escape");
    CHECK(app.active() == "CT2/No.");
}

TEST_CASE("a list without rows shows its entry row and what it is for") {
    GridBench app;
    app.show_with_entry();
    CHECK(app.has(Role::text, "Nobody yet"));
    app.focus(Role::combobox, "New contact");
    app.enter("New contact", "CT1", Role::combobox);
    CHECK(app.order() == std::vector<std::string>{"CT1"});
}

TEST_CASE("cells that are pasted below the last row begin rows, all in one step") {
    GridBench app;
    app.contact("CT1", "Ann", "Rome");
    app.show_with_entry();
    app.focus(Role::combobox, "New contact");
    app.paste("CT2\tBert\tOslo\r\nCT3\tCleo\tCairo\r\n");
    CHECK(app.has(Role::text, "4 cells change. 2 rows are new."));
    app.press(Role::button, "Paste");
    CHECK(app.order() == std::vector<std::string>{"CT1", "CT2", "CT3"});
    CHECK(app.text("CT3", card::kName) == "Cleo");
    app.undo();
    CHECK(app.order() == std::vector<std::string>{"CT1"});
    app.focus(Role::combobox, "New contact");
    app.paste("CT2\nX9\nCT4");
    CHECK(app.has(Role::text, "Row 2 of what was pasted, column No.: There can be no X9."));
    app.press(Role::button, "Cancel");
    CHECK(app.order() == std::vector<std::string>{"CT1"});
}
