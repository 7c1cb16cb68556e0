#include "app/segment/segment_screen.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/contact/contact.h"
#include "core/interaction/interaction_tables.h"
#include "core/segment/line_scan.h"
#include "tests/app/segment/segment_pages.h"

using namespace segments;
using namespace app::test;

namespace {

namespace line = segment::line;
namespace head = segment::segment;
namespace entry = interaction::log_entry;

}  // namespace

TEST_CASE(
    "two fields that are left within one frame are both taken: what the first begins is finished first") {
    Harness app;
    begin(app, kPeople);
    new_segment(app);
    const ui::NodeId description = app.get(Role::textbox, "Description").id;
    const ui::NodeId kind = app.get(Role::combobox, "Interaction Template Code").id;
    for (const auto& [field, text] : {std::pair(description, "Spring letter"), std::pair(kind, "MEETING")}) {
        app.application().event({.kind = ui::EventKind::focus, .target = field});
        app.application().event({.kind = ui::EventKind::input, .target = field, .text = text});
        app.application().event({.kind = ui::EventKind::commit, .target = field, .text = text});
    }
    app.settle();
    CHECK(app.get(Role::textbox, "Description").value == "Spring letter");
    const ui::Node& shown = app.get(Role::combobox, "Interaction Template Code");
    CHECK(shown.value == "MEETING");
    CHECK(!shown.invalid);
    const table::Table& segments = app.application().session().table(head::kTable);
    CHECK(segments.text(segments.find("SM00001"), head::kInteractionTemplateCode) == "MEETING");
}

TEST_CASE("contacts are chosen by criteria, with a live count, and taken off again") {
    Harness app;
    begin(app, kPeople);
    new_segment(app);
    add_by_city(app, "Vienna");
    CHECK(app.has(Role::text, "2 contacts match, 2 will be added"));
    confirm(app, "Add Contacts", "Add Contacts");
    CHECK(lines(app) == 2);
    CHECK(shown_lines(app) == 2);

    app.press(Role::button, "Go Back");
    REQUIRE(app.has(Role::alertdialog, "Go Back"));
    app.press_inside(app.get(Role::alertdialog, "Go Back").id, Role::button, "Go Back");
    CHECK(lines(app) == 0);
    app.press(Role::button, "Undo");
    CHECK(lines(app) == 2);
}

TEST_CASE("a condition that can't be read is told at its field, and nothing is applied") {
    Harness app;
    begin(app, kPeople);
    new_segment(app);
    app.press(Role::button, "Add Contacts");
    app.type(Role::combobox, "Type", "Company|");
    CHECK(app.get(Role::combobox, "Type").invalid);
    confirm(app, "Add Contacts", "Add Contacts");
    CHECK(app.has(Role::dialog, "Add Contacts"));
    CHECK(lines(app) == 0);
    app.key("Escape");
}

TEST_CASE("PRD-1: a header field typed on the page asks what becomes of the lines") {
    Harness app;
    begin(app, kPeople);
    new_segment(app);
    app.press(Role::button, "Add Contacts");
    confirm(app, "Add Contacts", "Add Contacts");
    REQUIRE(lines(app) == 4);

    app.type(Role::textbox, "Description", "Spring letter");
    REQUIRE(app.has(Role::alertdialog, "Change Description"));
    app.press(Role::button, "Update the 4 lines that follow");
    const app::Session& session = app.application().session();
    const table::Row header = segment::find_segment(session.db(), "SM00001");
    CHECK(session.table(head::kTable).text(header, head::kDescription) == "Spring letter");
    CHECK(app.find_value(Role::gridcell, "Spring letter") != nullptr);

    app.type(Role::textbox, "Description", "Summer letter");
    app.press(Role::button, "Cancel");
    CHECK(session.table(head::kTable).text(header, head::kDescription) == "Spring letter");
}

TEST_CASE("LOG-2: a segment is logged with a follow-up, its page closes and the number is told; undone") {
    Harness app;
    begin(app, kPeople);
    new_segment(app);
    add_by_city(app, "Vienna");
    confirm(app, "Add Contacts", "Add Contacts");
    app.press(Role::button, "Log");
    // PRD-5: what is missing is told before anything happens.
    REQUIRE(app.has(Role::dialog, "Log SM00001"));
    CHECK(app.get_inside(app.get(Role::dialog, "Log SM00001").id, Role::button, "Log").disabled);
    app.press(Role::button, "Cancel");

    app.type(Role::textbox, "Description", "Spring letter");
    app.press(Role::button, "Update the 2 lines that follow");
    app.type(Role::combobox, "Interaction Template Code", "LETTER");
    app.press(Role::button, "Update the 2 lines that follow");
    app.press(Role::button, "Log");
    app.press(Role::checkbox, "Create Follow-up Segment");
    confirm(app, "Log SM00001", "Log");

    const app::Session& session = app.application().session();
    CHECK(session.table(entry::kTable).size() == 2);
    CHECK(session.table(segment::logged::kTable).size() == 1);
    CHECK(segment::find_segment(session.db(), "SM00001") == table::kNoRow);
    CHECK(segment::line_count(session.db(), "SM00002") == 2);
    CHECK(app.has(Role::heading, "Logged Segment SM00001"));
    REQUIRE(session.message());
    CHECK(session.message()->text.starts_with("Segment SM00001 has been logged with 2 interactions."));

    app.press(Role::button, "Undo");
    CHECK(session.table(entry::kTable).size() == 0);
    CHECK(lines(app) == 2);
    CHECK(segment::find_segment(session.db(), "SM00002") == table::kNoRow);
}

namespace {

// The number of the contact on the segment's n-th line, from 1.
std::string contact_of_line(Harness& app, std::size_t n) {
    const table::Table& lines = app.application().session().table(line::kTable);
    std::vector<std::string> numbers;
    lines.live().for_each([&](table::Row row) {
        if (lines.number(row, line::kRemovedBy) == 0) numbers.emplace_back(lines.text(row, line::kContactNo));
    });
    REQUIRE(numbers.size() >= n);
    return numbers[n - 1];
}

void enter_line(Harness& app, std::string_view typed) {
    app.type(Role::combobox, "New line", typed);
}

}  // namespace

TEST_CASE("LIN-2: a line is entered by the number or the name of its contact") {
    Harness app;
    begin(app, kPeople);
    new_segment(app);
    enter_line(app, "ct000002");
    enter_line(app, "Cy Orr");
    enter_line(app, "fox");
    CHECK(lines(app) == 3);
    CHECK(contact_of_line(app, 1) == "CT000002");
    CHECK(contact_of_line(app, 2) == "CT000003");
    CHECK(contact_of_line(app, 3) == "CT000004");
    app.press(Role::button, "Undo");
    CHECK(lines(app) == 2);
}

TEST_CASE("LIN-2: a name that nobody or several contacts have is told at the entry row") {
    Harness app;
    begin(app, {{"Ada Berg", "Vienna"}, {"Bo Berg", "Oslo"}});
    new_segment(app);
    enter_line(app, "Nobody");
    CHECK(app.get(Role::combobox, "New line").description ==
          "There is no contact “Nobody”. Choose one of the list, or create it first.");
    enter_line(app, "Berg");
    CHECK(app.get(Role::combobox, "New line").description ==
          "2 contacts match “Berg”. Choose one of the list, or enter its number.");
    CHECK(lines(app) == 0);
    enter_line(app, "Bo Berg");
    CHECK(lines(app) == 1);
}

TEST_CASE("LIN-6: contact numbers that are pasted below the lines become lines, in one step") {
    Harness app;
    begin(app, kPeople);
    new_segment(app);
    const ui::NodeId entry = app.get(Role::combobox, "New line").id;
    app.application().event({.kind = ui::EventKind::focus, .target = entry});
    app.application().event({.kind = ui::EventKind::paste,
                             .target = entry,
                             .text = "CT000001\tEmail\r\nCT000004\tHard Copy\r\n"});
    app.settle();
    CHECK(lines(app) == 0);
    app.press(Role::button, "Paste");
    CHECK(lines(app) == 2);
    CHECK(app.find_value(Role::gridcell, "Hard Copy") != nullptr);
    app.press(Role::button, "Undo");
    CHECK(lines(app) == 0);
    app.application().event({.kind = ui::EventKind::focus, .target = entry});
    app.application().event({.kind = ui::EventKind::paste, .target = entry, .text = "CT000001\nCT999999"});
    app.settle();
    CHECK(lines(app) == 0);
    CHECK(app.has(Role::text,
                  "Row 2 of what was pasted, column Contact No.: There is no contact “CT999999”. "
                  "Choose one of the list, or create it first."));
    app.press(Role::button, "Cancel");
}

TEST_CASE("on a phone the parts of a segment are tabs, and a line is edited on a sheet") {
    Harness app(390, 844);
    begin(app, kPeople);
    app.press(Role::button, "Menu");
    new_segment(app);
    app.type(Role::textbox, "Description", "Spring letter");
    app.press(Role::button, "Add Contacts");
    confirm(app, "Add Contacts", "Add Contacts");
    app.press(Role::tab, "Lines");
    CHECK(!app.has(Role::textbox, "Description"));
    const ui::Node* card = app.find_value(Role::gridcell, "Bo Ek");
    REQUIRE(card != nullptr);
    app.click(ui::Node(*card));
    REQUIRE(app.has(Role::dialog, "Line"));
    CHECK(app.get(Role::combobox, "Contact No.").value == "CT000002");
    app.type(Role::textbox, "Description", "A letter of its own");
    const ui::NodeId sheet = app.get(Role::dialog, "Line").id;
    app.press_inside(sheet, Role::button, "Use the segment's value");
    CHECK(app.get(Role::textbox, "Description").value == "Spring letter");
    app.type(Role::textbox, "Description", "Another of its own");
    app.press_inside(sheet, Role::button, "Done");
    CHECK(app.find_value(Role::gridcell, "Another of its own") != nullptr);
    app.click(ui::Node(*app.find_value(Role::gridcell, "Bo Ek")));
    app.press(Role::button, "Delete line");
    CHECK(lines(app) == 3);
}
