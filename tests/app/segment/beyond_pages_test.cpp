// Comparing segments, contact fatigue, groups of conditions and changes of many lines, on the page.
#include <doctest/doctest.h>

#include <string>

#include "core/interaction/interaction_tables.h"
#include "core/segment/line.h"
#include "tests/app/segment/segment_pages.h"

using namespace segments;
using namespace app::test;

namespace {

namespace line = segment::line;
namespace entry = interaction::log_entry;

void from_menu(Harness& app, std::string_view menu, std::string_view item) {
    app.press(Role::menubutton, menu);
    app.press(Role::menuitem, item);
}

// SM00001 of everybody in Vienna, SM00002 of everybody: Ada Berg, Bo Ek, Cy Orr and Di Fox.
void two_segments(Harness& app) {
    begin(app, kPeople);
    new_segment(app);
    add_by_city(app, "Vienna");
    confirm(app, "Add Contacts", "Add Contacts");
    app.press(Role::link, "Segments");
    app.press(Role::button, "New");
    app.press(Role::button, "Add Contacts");
    confirm(app, "Add Contacts", "Add Contacts");
    REQUIRE(segment::line_count(app.application().session().db(), "SM00002") == 4);
}

void interactions(Harness& app, const char* contact_no, int count) {
    app::Session& session = app.application().session();
    REQUIRE(session.edit("Interactions", [&](table::Transaction& tx) {
        for (int i = 0; i < count; ++i) {
            const table::Row row = tx.insert(entry::kTable, {std::int64_t{100 + i}});
            tx.set_text(entry::kTable, row, entry::kContactNo, contact_no);
            tx.set_number(entry::kTable, row, entry::kDate, session.context().today - i);
        }
        return Result<void>();
    }));
    app.settle();
}

std::string description_of(Harness& app, std::size_t n) {
    const table::Database& db = app.application().session().db();
    const segment::LineReader reader(db, segment::find_segment(db, "SM00001"));
    return std::string(reader.text(segment::present_lines(db, "SM00001").at(n), line::kDescription));
}

}  // namespace

TEST_CASE("SET-1 to SET-3: two segments are compared, and a part of them makes a new one") {
    Harness app(1700, 900);
    two_segments(app);
    from_menu(app, "Criteria", "Compare Segments");
    REQUIRE(app.has(Role::dialog, "Compare Segments"));
    CHECK(app.get(Role::combobox, "First segment").value == "SM00002");
    app.type(Role::combobox, "Second segment", "SM00001");
    CHECK(app.has(Role::img, "In both: 2, Only in SM00002: 2, Only in SM00001: 0, In either: 4"));
    CHECK(app.find_value(Role::gridcell, "Ada Berg") != nullptr);
    app.type(Role::combobox, "Part", "Only in SM00002 (2)");
    CHECK(app.find_value(Role::gridcell, "Bo Ek") != nullptr);
    confirm(app, "Compare Segments", "New Segment of This Part");
    CHECK(app.has(Role::heading, "Segment SM00003"));
    CHECK(segment::line_count(app.application().session().db(), "SM00003") == 2);
    CHECK(app.get(Role::textbox, "Description").value == "Only in SM00002");
    app.press(Role::button, "Undo");
    CHECK(segment::find_segment(app.application().session().db(), "SM00003") == table::kNoRow);
}

TEST_CASE("SET-5: a contact's card tells its segments over time") {
    Harness app(1280, 1400);
    two_segments(app);
    app.application().session().go("/contacts/CT000001");
    app.settle();
    app.press(Role::button, "Segments over time");
    CHECK(app.has(Role::link, "SM00001"));
    CHECK(app.has(Role::link, "SM00002"));
    app.press(Role::button, "Why?");
    CHECK(app.has(Role::dialog, "Why Is This Contact Here?"));
}

TEST_CASE("FAT-2 to FAT-4: contacts that were asked much are told, taken away, and left out") {
    Harness app(1700, 900);
    two_segments(app);
    interactions(app, "CT000002", 3);
    from_menu(app, "Criteria", "Contact Fatigue");
    CHECK(app.has(Role::text,
                  "Of the segment's contacts 1 had 3 or more interactions in the last 30 days, 2 "
                  "stand on other open segments."));
    app.press(Role::checkbox, "On other open segments");
    CHECK(app.find_value(Role::gridcell, "Bo Ek") != nullptr);
    app.type(Role::spinbutton, "Many Interactions Are", "4");
    CHECK(app.get(Role::button, "Take Them Away").disabled);
    app.type(Role::spinbutton, "Many Interactions Are", "3");
    app.press(Role::button, "Take Them Away");
    CHECK(segment::line_count(app.application().session().db(), "SM00002") == 3);

    app.press(Role::button, "Add Contacts");
    CHECK(app.has(Role::text, "Asked much already: 1 had 3 or more interactions in the last 30 days."));
    app.press(Role::checkbox, "Leave Out Tired Contacts");
    CHECK(app.has(Role::text, "3 contacts match, 0 will be added"));
    app.press(Role::checkbox, "Leave Out Contacts of Other Segments");
    CHECK(app.has(Role::text, "1 contact matches, 0 will be added"));
}

TEST_CASE("FAT-5: the check before logging tells of tired contacts and leads to them") {
    Harness app(1700, 900);
    two_segments(app);
    app.press(Role::button, "Log");
    REQUIRE(app.has(Role::dialog, "Log SM00002"));
    CHECK(app.has(Role::text, "Of the segment's contacts 2 stand on other open segments."));
    app.press(Role::button, "Show Them");
    CHECK(app.has(Role::dialog, "Contact Fatigue"));
    app.press(Role::button, "Take Them Away");
    CHECK(segment::line_count(app.application().session().db(), "SM00002") == 2);
    CHECK_FALSE(app.has(Role::text, "Of the segment's contacts 2 stand on other open segments."));
}

TEST_CASE("NST-1, NST-2: a group of conditions is entered, told as a sentence and counted") {
    Harness app(1280, 1600);
    begin(app, kPeople);
    new_segment(app);
    app.press(Role::button, "Add Contacts");
    app.press(Role::button, "Add Group of Conditions");
    const ui::NodeId group = app.get(Role::group, "Group of Conditions 1").id;
    REQUIRE(app.has(Role::group, "Condition 2"));
    const auto city = [&](std::string_view condition, std::string_view name) {
        const ui::NodeId frame = app.get(Role::group, condition).id;
        const auto field = [&](std::string_view caption, std::string_view text) {
            const ui::NodeId id = app.get_inside(frame, Role::combobox, caption).id;
            app.application().event({.kind = ui::EventKind::focus, .target = id});
            app.application().event({.kind = ui::EventKind::input, .target = id, .text = std::string(text)});
            app.application().event({.kind = ui::EventKind::commit, .target = id, .text = std::string(text)});
            app.settle();
        };
        field("Add a filter field", "City");
        field("City", name);
    };
    city("Condition 1", "Vienna");
    city("Condition 2", "Rome");
    CHECK(app.has(Role::text, "3 contacts match, 3 will be added"));
    CHECK(app.has(Role::text, "Group of Conditions: either City is Vienna or City is Rome"));
    app.type(Role::combobox, "Of the group", "None of these holds");
    CHECK(app.has(Role::text, "1 contact matches, 1 will be added"));
    app.press_inside(group, Role::button, "Add Inner Group");
    CHECK(app.has(Role::group, "Group 3"));
    app.press_inside(group, Role::button, "Remove Group 3");
    CHECK_FALSE(app.has(Role::group, "Group 3"));
    confirm(app, "Add Contacts", "Add Contacts");
    CHECK(lines(app) == 1);
    app.press(Role::button, "Show Criteria");
    CHECK(app.has(Role::text, "Group of Conditions: neither City is Vienna nor City is Rome"));
}

TEST_CASE("BLK-1, BLK-2: a value is set in many lines, and a text replaced, each undone as one step") {
    Harness app(1700, 900);
    begin(app, kPeople);
    new_segment(app);
    add_by_city(app, "Vienna");
    confirm(app, "Add Contacts", "Add Contacts");
    from_menu(app, "Lines", "Edit Lines");
    REQUIRE(app.has(Role::text, "All 2 lines of the list."));
    const ui::NodeId dialog = app.get(Role::dialog, "Edit Lines").id;
    const ui::NodeId field = app.get_inside(dialog, Role::textbox, "Description").id;
    app.application().event({.kind = ui::EventKind::focus, .target = field});
    app.application().event({.kind = ui::EventKind::input, .target = field, .text = "Spring fair"});
    app.application().event({.kind = ui::EventKind::commit, .target = field, .text = "Spring fair"});
    app.settle();
    app.press(Role::button, "Change 2 lines");
    CHECK(description_of(app, 0) == "Spring fair");
    CHECK(description_of(app, 1) == "Spring fair");

    from_menu(app, "Lines", "Edit Lines");
    app.press(Role::tab, "Find and replace");
    app.type(Role::textbox, "Find", "spring");
    app.type(Role::textbox, "Replace with", "Autumn");
    CHECK(app.has(Role::text, "2 lines contain it."));
    app.press(Role::button, "Replace in 2 lines");
    CHECK(description_of(app, 1) == "Autumn fair");
    app.press(Role::button, "Undo");
    CHECK(description_of(app, 1) == "Spring fair");
    app.press(Role::button, "Undo");
    CHECK(description_of(app, 1).empty());
}

TEST_CASE("BLK-3: the first selected line's value goes down into the others") {
    Harness app(1700, 900);
    begin(app, kPeople);
    new_segment(app);
    app.press(Role::button, "Add Contacts");
    confirm(app, "Add Contacts", "Add Contacts");
    app.application().session().edit_or_tell("Describe", [&](table::Transaction& tx) {
        const segment::LineReader reader(tx.db(), segment::find_segment(tx.db(), "SM00001"));
        segment::set_effective(tx, reader, segment::present_lines(tx.db(), "SM00001")[0],
                               segment::OwnField::description,
                               tx.intern(line::kTable, line::kDescription, "Only for you"));
        return Result<void>();
    });
    app.settle();
    app.click(ui::Node(*app.find_value(Role::gridcell, "Only for you")));
    app.key("ArrowDown", {.shift = true});
    from_menu(app, "Lines", "Fill Down Description");
    CHECK(description_of(app, 1) == "Only for you");
    CHECK(description_of(app, 2).empty());
}
