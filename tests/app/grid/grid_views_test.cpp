// Arrangements of a list: frozen columns, and views that keep them under a name (PRD-24).
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/contact/contact_tables.h"
#include "tests/app/grid/grid_bench.h"

using namespace segments;
using app::test::GridBench;
using ui::Role;

namespace {

using Numbers = std::vector<std::string>;

void three(GridBench& app) {
    app.contact("CT1", "Bert", "Rome");
    app.contact("CT2", "Ann", "Vienna");
    app.contact("CT3", "Cleo", "Rome");
    app.show();
}

void save_view(GridBench& app, const std::string& name) {
    app.press(Role::menubutton, "Views");
    app.press(Role::menuitem, "Save view…");
    app.input("Name", name);
    app.press(Role::button, "Save");
}

}  // namespace

TEST_CASE("the first column stays while the others scroll across, and as many as were chosen") {
    GridBench app(700);
    three(app);
    const float no = app.get(Role::columnheader, "No.").rect.x;
    app.click_cell("CT1", "No.");
    app.key("End");
    CHECK(app.get(Role::columnheader, "No.").rect.x == no);
    CHECK(app.get(Role::columnheader, "Name").rect.x < no);
    app.menu_at(app.get(Role::columnheader, "No.").rect);
    app.press(Role::menuitem, "Freeze no column");
    CHECK(app.get(Role::columnheader, "No.").rect.x < no);
    app.key("Home");
    app.menu_at(app.get(Role::columnheader, "Name").rect);
    app.press(Role::menuitem, "Freeze up to this column");
    const float name = app.get(Role::columnheader, "Name").rect.x;
    app.click_cell("CT1", "Name");
    app.key("End");
    CHECK(app.get(Role::columnheader, "Name").rect.x == name);
    CHECK(app.get(Role::columnheader, "City").rect.x < name + 150);
}

TEST_CASE("a header that is dragged takes its column along and doesn't sort") {
    GridBench app;
    three(app);
    const ui::Rect city = app.get(Role::columnheader, "City").rect;
    const ui::Rect name = app.get(Role::columnheader, "Name").rect;
    app.drag(city.x + 30, city.y + 10, name.x + 10, name.y + 10);
    CHECK(app.get(Role::columnheader, "City").column_index == 2);
    CHECK(app.get(Role::columnheader, "City").sort == ui::Sort::none);
}

TEST_CASE("PRD-24: a view keeps filters, order, columns and groups, and survives another visit") {
    GridBench app;
    three(app);
    app.type(Role::combobox, "Filter City", "rome");
    app.press(Role::columnheader, "Name");
    app.press(Role::columnheader, "Name");
    save_view(app, "Romans");
    CHECK(app.has(Role::menubutton, "Romans"));
    app.press(Role::menubutton, "Romans");
    app.press(Role::menuitem, "Back to the standard arrangement");
    CHECK(app.order() == Numbers{"CT1", "CT2", "CT3"});
    app.show();
    app.press(Role::menubutton, "Views");
    app.press(Role::menuitem, "Romans");
    CHECK(app.order() == Numbers{"CT3", "CT1"});
    CHECK(app.get(Role::combobox, "Filter City").value == "@*rome*");
}

TEST_CASE("PRD-24: the list opens with its default view, and deleting a view can be undone") {
    GridBench app;
    three(app);
    app.type(Role::combobox, "Filter City", "vienna");
    app.press(Role::menubutton, "Views");
    app.press(Role::menuitem, "Save view…");
    app.input("Name", "Viennese");
    app.press(Role::checkbox, "Open the list with it");
    app.press(Role::button, "Save");
    app.show();
    CHECK(app.order() == Numbers{"CT2"});
    app.press(Role::menubutton, "Viennese");
    app.press(Role::menuitem, "Manage views…");
    app.press(Role::button, "Delete");
    app.press(Role::button, "Close");
    app.show();
    CHECK(app.order().size() == 3);
    app.undo();
    app.show();
    CHECK(app.order() == Numbers{"CT2"});
}

TEST_CASE("the menu of the views takes the focus, and Escape gives it back") {
    GridBench app;
    three(app);
    app.focus(Role::menubutton, "Views");
    app.press(Role::menubutton, "Views");
    CHECK(app.focus_name() == "Save view…");
    app.key("Escape");
    CHECK_FALSE(app.has(Role::menuitem, "Save view…"));
    CHECK(app.focus_name() == "Views");
}

TEST_CASE("PRD-24: a view needs a name") {
    GridBench app;
    three(app);
    save_view(app, " ");
    CHECK(app.get(Role::textbox, "Name").invalid);
    CHECK(app.get(Role::textbox, "Name").description == "A view needs a name.");
}
