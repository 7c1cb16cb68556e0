#include "app/segment/segment_screen.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/contact/contact.h"
#include "core/interaction/interaction_tables.h"
#include "core/segment/line_scan.h"
#include "tests/app/harness.h"

using namespace segments;
using app::test::Harness;
using ui::Role;

namespace {

namespace card = contact::contact;
namespace line = segment::line;
namespace head = segment::segment;
namespace entry = interaction::log_entry;

struct Person {
    const char* name;
    const char* city;
};

// Ann Lee's workspace with some people, on the list of segments.
void begin(Harness& app, const std::vector<Person>& people) {
    app.type(Role::textbox, "Your name", "Ann Lee");
    app.press(Role::button, "Start with an empty workspace");
    app::Session& session = app.application().session();
    const Result<void> made = session.edit("People", [&](table::Transaction& tx) -> Result<void> {
        for (const Person& person : people) {
            const Result<table::Row> row =
                contact::create_contact(tx, session.context(), {schema::ContactType::person, ""});
            if (!row) return row.error();
            for (const auto& [field, value] :
                 {std::pair(card::kName, person.name), std::pair(card::kCity, person.city)}) {
                if (Result<void> set = contact::set_field(tx, session.context(), *row, field, value); !set)
                    return set;
            }
        }
        return {};
    });
    REQUIRE(made);
    app.settle();
}

const std::vector<Person> kPeople = {
    {"Ada Berg", "Vienna"}, {"Bo Ek", "Oslo"}, {"Cy Orr", "Vienna"}, {"Di Fox", "Rome"}};

void new_segment(Harness& app) {
    app.press(Role::link, "Segments");
    app.press(Role::button, "New");
    REQUIRE(app.has(Role::heading, "Segment SM00001"));
}

std::size_t lines(Harness& app) {
    return segment::line_count(app.application().session().db(), "SM00001");
}

// The rows of the grid that are drawn, without the header.
std::int64_t shown_lines(Harness& app) {
    return app.get(Role::grid, "Segment Lines").row_count - 1;
}

void add_by_city(Harness& app, const char* city) {
    app.press(Role::button, "Add Contacts");
    REQUIRE(app.has(Role::dialog, "Add Contacts"));
    app.press(Role::combobox, "Add a filter field");
    app.type(Role::combobox, "Add a filter field", "City");
    app.type(Role::combobox, "City", city);
}

// Presses the button of an open dialog rather than the toolbar's of the same name.
void confirm(Harness& app, std::string_view dialog, std::string_view button) {
    app.press_inside(app.get(Role::dialog, dialog).id, Role::button, button);
}

}  // namespace

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

TEST_CASE("a segment is logged with a follow-up, and undone") {
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

    app.press(Role::button, "Undo");
    CHECK(session.table(entry::kTable).size() == 0);
    CHECK(lines(app) == 2);
    CHECK(segment::find_segment(session.db(), "SM00002") == table::kNoRow);
}
