// The tour's card and what else opens.
#include <doctest/doctest.h>

#include "tests/app/harness.h"

using namespace segments;
using app::test::Harness;
using ui::Role;

TEST_CASE("the tour's card makes way for a menu that opens where it lies") {
    Harness app;
    app.type(Role::textbox, "Your name", "Ann Lee");
    app.press(Role::button, "Try with sample data");
    app.application().address_changed("/tour");
    app.settle();
    CHECK(app.has(Role::group, "Tour"));
    app.press(Role::button, "Columns");
    CHECK(app.has(Role::dialog, "Columns"));
    CHECK_FALSE(app.has(Role::group, "Tour"));
    app.press(Role::button, "Columns");
    CHECK_FALSE(app.has(Role::dialog, "Columns"));
    CHECK(app.has(Role::group, "Tour"));
    // One that opens elsewhere leaves it be.
    app.press(Role::menubutton, "Export contacts");
    CHECK(app.has(Role::menu, "Export contacts"));
    CHECK(app.has(Role::group, "Tour"));
}
