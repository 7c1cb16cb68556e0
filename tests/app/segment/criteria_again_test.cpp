// What is asked of a segment that was built by criteria: why a contact is here, what stays by hand, what the
// criteria would make of it today.
#include <doctest/doctest.h>

#include <string>

#include "tests/app/segment/segment_pages.h"

using namespace segments;
using namespace app::test;

namespace {

namespace line = segment::line;

void from_menu(Harness& app, std::string_view menu, std::string_view item) {
    app.press(Role::menubutton, menu);
    app.press(Role::menuitem, item);
}

void change_city(Harness& app, const char* no, const char* city) {
    app::Session& session = app.application().session();
    REQUIRE(session.edit("City", [&](table::Transaction& tx) {
        return contact::set_field(tx, session.context(), tx.table(card::kTable).find(no), card::kCity, city);
    }));
    app.settle();
}

// The segment of everybody in Vienna: Ada Berg (CT000001) and Cy Orr (CT000003).
void vienna(Harness& app) {
    begin(app, kPeople);
    new_segment(app);
    add_by_city(app, "Vienna");
    confirm(app, "Add Contacts", "Add Contacts");
    REQUIRE(lines(app) == 2);
}

}  // namespace

TEST_CASE("WHY-1: the page tells why a contact is here, and why another one isn't") {
    Harness app(1700, 900);
    vienna(app);
    from_menu(app, "Criteria", "Why Is This Contact Here?");
    REQUIRE(app.has(Role::dialog, "Why Is This Contact Here?"));
    CHECK(app.has(Role::text, "Ada Berg is on the segment: added by action 1, Add Contacts."));
    CHECK(app.has(Role::text, "Met – Contact: City is Vienna. It is Vienna."));
    app.type(Role::combobox, "Contact", "Bo Ek");
    CHECK(app.get(Role::combobox, "Contact").value == "CT000002");
    CHECK(app.has(Role::text, "Bo Ek isn't on the segment: City is Oslo (wanted: City is Vienna)."));
    app.type(Role::combobox, "Contact", "Nobody");
    CHECK(app.get(Role::combobox, "Contact").invalid);
    confirm(app, "Why Is This Contact Here?", "Close");
    CHECK_FALSE(app.has(Role::dialog, "Why Is This Contact Here?"));
}

TEST_CASE("PIN-2, PIN-5: what was entered by hand is marked, stays, and can be unpinned") {
    Harness app(1700, 900);
    vienna(app);
    app.type(Role::combobox, "New line", "CT000002");
    REQUIRE(lines(app) == 3);
    CHECK(app.find_value(Role::gridcell, "Bo Ek") != nullptr);
    app.press(Role::button, "Reduce Contacts");
    CHECK(app.has(Role::text, "Pinned, so kept: 1 line"));
    confirm(app, "Reduce Contacts", "Reduce Contacts");
    CHECK(lines(app) == 1);

    from_menu(app, "Lines", "Pinned Contacts");
    CHECK(app.has(Role::heading, "Put in by hand: 1"));
    CHECK(app.has(Role::text, "CT000002 Bo Ek"));
    app.press(Role::button, "Unpin");
    CHECK(app.has(Role::heading, "Put in by hand: 0"));
    confirm(app, "Pinned Contacts", "Close");
    app.press(Role::button, "Reduce Contacts");
    confirm(app, "Reduce Contacts", "Reduce Contacts");
    CHECK(lines(app) == 0);
}

TEST_CASE("PIN-3: who was taken out by hand is left out of the next Add, and the dialog says so") {
    Harness app(1700, 900);
    vienna(app);
    app.click(ui::Node(*app.find_value(Role::gridcell, "Ada Berg")));
    from_menu(app, "Lines", "Delete Lines");
    REQUIRE(lines(app) == 1);
    add_by_city(app, "Vienna");
    CHECK(app.has(Role::text, "2 contacts match, 0 will be added"));
    CHECK(app.has(Role::text,
                  "Lines: 1 now, 1 afterwards. Left out: 1 on the segment already, 1 taken out by hand"));
    confirm(app, "Add Contacts", "Cancel");
    from_menu(app, "Lines", "Pinned Contacts");
    app.press(Role::button, "Unpin All");
    CHECK(app.has(Role::heading, "Taken out by hand: 0"));
    confirm(app, "Pinned Contacts", "Close");
    app.press(Role::button, "Undo");
    from_menu(app, "Lines", "Pinned Contacts");
    CHECK(app.has(Role::heading, "Taken out by hand: 1"));
}

TEST_CASE("LIV-2, LIV-3: the page shows who would come and go, and updates the segment in one step") {
    Harness app(1700, 900);
    vienna(app);
    change_city(app, "CT000001", "Graz");
    change_city(app, "CT000004", "Vienna");
    from_menu(app, "Criteria", "Update by Criteria");
    REQUIRE(app.has(Role::dialog, "Update by Criteria"));
    CHECK(app.has(Role::text, "1 contact would come, 1 line would go, 1 line stays."));
    CHECK(app.find_value(Role::gridcell, "Di Fox") != nullptr);
    app.press(Role::tab, "Would go (1)");
    CHECK(app.find_value(Role::gridcell, "Ada Berg") != nullptr);
    CHECK(lines(app) == 2);
    app.press(Role::button, "Update");
    CHECK_FALSE(app.has(Role::dialog, "Update by Criteria"));
    CHECK(lines(app) == 2);
    CHECK(app.find_value(Role::gridcell, "Di Fox") != nullptr);
    CHECK(app.find_value(Role::gridcell, "Ada Berg") == nullptr);
    from_menu(app, "Criteria", "Update by Criteria");
    CHECK(app.has(Role::text, "The segment is what its criteria say today."));
    CHECK(app.get(Role::button, "Update").disabled);
    app.press(Role::button, "Cancel");
    app.press(Role::button, "Undo");
    CHECK(app.find_value(Role::gridcell, "Ada Berg") != nullptr);
}
