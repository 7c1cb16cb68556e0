// Helpers of the tests that drive a segment's page: a workspace with some people, a new segment, criteria.
#pragma once

#include <doctest/doctest.h>

#include <string_view>
#include <utility>
#include <vector>

#include "core/contact/contact.h"
#include "core/segment/line_scan.h"
#include "tests/app/harness.h"

namespace segments::app::test {

using ui::Role;

namespace card = contact::contact;

struct Person {
    const char* name;
    const char* city;
};

// Ann Lee's workspace with some people, on the list of segments.
inline void begin(Harness& app, const std::vector<Person>& people) {
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

inline const std::vector<Person> kPeople = {
    {"Ada Berg", "Vienna"}, {"Bo Ek", "Oslo"}, {"Cy Orr", "Vienna"}, {"Di Fox", "Rome"}};

inline void new_segment(Harness& app) {
    app.press(Role::link, "Segments");
    app.press(Role::button, "New");
    REQUIRE(app.has(Role::heading, "Segment SM00001"));
}

inline std::size_t lines(Harness& app) {
    return segment::line_count(app.application().session().db(), "SM00001");
}

// The rows of the grid that are drawn, without the header.
inline std::int64_t shown_lines(Harness& app) {
    return app.get(Role::grid, "Segment Lines").row_count - 1;
}

inline void add_by_city(Harness& app, const char* city) {
    app.press(Role::button, "Add Contacts");
    REQUIRE(app.has(Role::dialog, "Add Contacts"));
    app.press(Role::combobox, "Add a filter field");
    app.type(Role::combobox, "Add a filter field", "City");
    app.type(Role::combobox, "City", city);
}

// Presses the button of an open dialog rather than the toolbar's of the same name.
inline void confirm(Harness& app, std::string_view dialog, std::string_view button) {
    app.press_inside(app.get(Role::dialog, dialog).id, Role::button, button);
}

}  // namespace segments::app::test
