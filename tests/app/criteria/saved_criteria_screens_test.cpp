#include "app/criteria/saved_criteria_screens.h"

#include <doctest/doctest.h>

#include "tests/app/segment/segment_pages.h"

using namespace segments;
using namespace app::test;

namespace {

// Criteria SPRING of a segment: interactions of today.
void save_spring(Harness& app) {
    begin(app, kPeople);
    new_segment(app);
    app.press(Role::button, "Add Contacts");
    const ui::NodeId dialog = app.get(Role::dialog, "Add Contacts").id;
    app.press_inside(dialog, Role::button, "Interaction Log Entry");
    const ui::NodeId date = app.get_inside(dialog, Role::textbox, "Date").id;
    app.application().event({.kind = ui::EventKind::focus, .target = date});
    app.application().event({.kind = ui::EventKind::input, .target = date, .text = "t"});
    app.application().event({.kind = ui::EventKind::commit, .target = date, .text = "t"});
    app.settle();
    confirm(app, "Add Contacts", "Add Contacts");
    app.press(Role::menubutton, "Criteria");
    app.press(Role::menuitem, "Save Criteria");
    app.type(Role::textbox, "Code", "spring");
    app.press(Role::button, "Save");
    app.press(Role::menubutton, "Criteria");
    app.press(Role::menuitem, "Saved Criteria");
}

void open_spring(Harness& app) {
    app.application().session().go("/criteria/SPRING");
    app.settle();
}

}  // namespace

TEST_CASE("SAV-4: saved criteria are listed with the number of their actions") {
    Harness app(1700, 900);
    save_spring(app);
    REQUIRE(app.has(Role::heading, "Saved Criteria"));
    CHECK(app.find_value(Role::gridcell, "SPRING") != nullptr);
    CHECK(app.find_value(Role::gridcell, "1") != nullptr);
    app.click(ui::Node(*app.find_value(Role::gridcell, "SPRING")));
    CHECK(app.has(Role::heading, "Saved Criteria SPRING"));
    CHECK(app.has(Role::text, "1. Add Contacts"));
}

TEST_CASE("SAV-5: code and description are changed on the card, and Delete takes the rows along") {
    Harness app(1700, 900);
    save_spring(app);
    open_spring(app);
    app.type(Role::textbox, "Description", "Who was in touch today");
    app.type(Role::textbox, "Code", "");
    CHECK(app.get(Role::textbox, "Code").invalid);
    app.type(Role::textbox, "Code", "today");
    REQUIRE(app.has(Role::heading, "Saved Criteria TODAY"));
    CHECK(app.get(Role::textbox, "Description").value == "Who was in touch today");
    app.press(Role::button, "Delete");
    CHECK(app.application().session().address() == "/criteria");
    CHECK_FALSE(app.has(Role::button, "New"));  // they come from Save Criteria alone
    CHECK(app.application().session().table(segment::saved_line::kTable).size() == 0);
    app.press(Role::button, "Undo");
    CHECK(app.application().session().table(segment::saved_line::kTable).size() == 2);
}

TEST_CASE("PRD-9: of each date it is said whether it stays, and which day it means today") {
    Harness app(1700, 900);
    save_spring(app);
    app.platform().days_later = 3;
    open_spring(app);
    CHECK(app.has(Role::text, "It was 2026-11-24 when it was saved; today it would mean 2026-11-27."));
    const ui::Node& choice = app.get(Role::combobox, "Interaction Log Entry: Date “t”");
    CHECK(choice.value == "Stays as it was");
    app.press(Role::combobox, "Interaction Log Entry: Date “t”");
    app.press(Role::option, "Follows the work date");
    CHECK(app.has(Role::text, "It was 2026-11-24 when it was saved; today it means 2026-11-27."));
    app.press(Role::button, "Undo");
    CHECK(app.get(Role::combobox, "Interaction Log Entry: Date “t”").value == "Stays as it was");
}
