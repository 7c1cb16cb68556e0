// Rules of a segment's page that concern what it offers.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/criteria/record.h"
#include "core/interaction/interaction_tables.h"
#include "tests/app/segment/segment_pages.h"

using namespace segments;
using namespace app::test;

namespace {

std::int64_t actions(Harness& app) {
    return criteria::number_of_actions(app.application().session().db(),
                                       criteria::criteria_of_segment("SM00001"));
}

std::vector<std::string> menu_items(Harness& app, std::string_view menu) {
    app.press(Role::menubutton, menu);
    std::vector<std::string> names;
    for (const ui::Node& node : app.tree().nodes) {
        if (node.role == Role::menuitem) names.push_back(node.name);
    }
    app.key("Escape");
    return names;
}

bool offers(const std::vector<std::string>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

TEST_CASE(
    "NUM-13, NUM-14: the page has the fields of its sections, and leads from the criteria actions to them") {
    Harness app(1700, 1400);
    begin(app, kPeople);
    new_segment(app);
    for (const std::string name : {"General", "Interaction", "Campaign"})
        CHECK_MESSAGE(app.has(Role::group, name), name);
    for (const std::string name :
         {"No.", "Description", "Salesperson Code", "Interaction Template Code", "Subject (Default)",
          "Language Code (Default)", "Unit Cost (LCY)", "Unit Duration (Min.)"}) {
        CAPTURE(name);
        const bool there =
            app.has(Role::textbox, name) || app.has(Role::combobox, name) || app.has(Role::spinbutton, name);
        CHECK(there);
    }
    for (const std::string name : {"Ignore Contact Corres. Type", "Send Word Docs. as Attmt."})
        CHECK_MESSAGE(app.has(Role::checkbox, name), name);
    CHECK(app.has(Role::text, "No. of Lines: 0"));
    CHECK_FALSE(app.has(Role::button, "Show Criteria"));
    app.press(Role::button, "Add Contacts");
    confirm(app, "Add Contacts", "Add Contacts");
    CHECK(app.has(Role::text, "No. of Lines: 4"));
    CHECK(app.has(Role::text, "No. of Criteria Actions: 1"));
    app.press(Role::button, "Show Criteria");
    CHECK(app.has(Role::dialog, "Criteria of SM00001"));
}

TEST_CASE("ENT-1: a segment with a campaign shows its description and leads to it") {
    Harness app(1700, 1400);
    begin(app, kPeople);
    REQUIRE(app.application().session().edit("Campaign", [](table::Transaction& tx) {
        const table::Row row = tx.insert(interaction::campaign::kTable, {"CP1"});
        tx.set_text(interaction::campaign::kTable, row, interaction::campaign::kDescription, "Spring fair");
        return Result<void>();
    }));
    new_segment(app);
    app.press(Role::button, "Campaign");
    app.type(Role::combobox, "Campaign No.", "CP1");
    app.press(Role::link, "Spring fair");
    CHECK(app.application().session().address() == "/campaigns/CP1");
}

TEST_CASE("ACT-1, ACT-2, LIN-30a: what can be done with a segment and with a line of it") {
    Harness app(2600, 1000);
    begin(app, kPeople);
    new_segment(app);
    for (const std::string name : {"Log", "Add Contacts", "Reduce Contacts", "Refine Contacts", "Go Back",
                                   "Letters", "Languages", "Apply Mailing Group", "Import"})
        CHECK_MESSAGE(app.has(Role::button, name), name);
    const std::vector<std::string> criteria = menu_items(app, "Criteria");
    for (const std::string name :
         {"Show Criteria", "Save Criteria", "Reuse Criteria", "Reuse Segment", "Saved Criteria"})
        CHECK_MESSAGE(offers(criteria, name), name);
    app.press(Role::button, "Add Contacts");
    confirm(app, "Add Contacts", "Add Contacts");
    const ui::Node* const cell = app.find_value(Role::gridcell, "CT000001");
    REQUIRE(cell != nullptr);
    const ui::NodeId id = cell->id;
    app.application().event({.kind = ui::EventKind::context_menu, .target = id});
    app.settle();
    for (const std::string name :
         {"Import Attachment", "Open or Export Attachment", "Remove Attachment", "Make Phone Call"})
        CHECK_MESSAGE(app.has(Role::menuitem, name), name);
    app.press(Role::menuitem, "Make Phone Call");
    CHECK(app.has(Role::dialog, "Make Phone Call"));
    app.key("Escape");
    CHECK(lines(app) == 4);
}

TEST_CASE(
    "PVW-2, NST-5: the dialogs begin with the flat form, and Cancel leaves no trace, not even an action") {
    Harness app;
    begin(app, kPeople);
    new_segment(app);
    add_by_city(app, "Vienna");
    CHECK_FALSE(app.has(Role::group, "Group of Conditions 1"));
    CHECK(app.has(Role::text, "2 contacts match, 2 will be added"));
    app.press_inside(app.get(Role::dialog, "Add Contacts").id, Role::button, "Add Group of Conditions");
    CHECK(app.has(Role::group, "Group of Conditions 1"));
    app.press_inside(app.get(Role::dialog, "Add Contacts").id, Role::button, "Cancel");
    CHECK(actions(app) == 0);
    CHECK(lines(app) == 0);
    app.press(Role::button, "Add Contacts");
    CHECK_FALSE(app.has(Role::group, "Group of Conditions 1"));
}

TEST_CASE(
    "ADD-1, RED-1: options of Add Contacts are forgotten, Entire Companies is remembered by Reduce and "
    "Refine") {
    Harness app;
    begin(app, kPeople);
    new_segment(app);
    app.press(Role::button, "Add Contacts");
    app.press(Role::checkbox, "Expand Companies");
    confirm(app, "Add Contacts", "Add Contacts");
    app.press(Role::button, "Add Contacts");
    for (const std::string name :
         {"Allow Existing Contacts", "Expand Companies", "Allow Related Companies", "Ignore Exclusion"})
        CHECK(app.get(Role::checkbox, name).check == ui::Check::off);
    app.key("Escape");
    app.press(Role::button, "Reduce Contacts");
    CHECK(app.get(Role::checkbox, "Entire Companies").check == ui::Check::off);
    app.press(Role::checkbox, "Entire Companies");
    confirm(app, "Reduce Contacts", "Reduce Contacts");
    app.press(Role::button, "Undo");
    app.press(Role::button, "Refine Contacts");
    CHECK(app.get(Role::checkbox, "Entire Companies").check == ui::Check::on);
}
