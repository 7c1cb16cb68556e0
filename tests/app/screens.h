// Every screen of the program by its address, for tests that look at all of them with the sample data.
#pragma once

#include <doctest/doctest.h>

#include <string>

#include "tests/app/harness.h"

namespace segments::app::test {

inline constexpr const char* kScreens[] = {
    "/",
    "/contacts",
    "/contacts/CT000001",
    "/segments",
    "/logged",
    "/logged/1",
    "/log",
    "/postponed",
    "/templates",
    "/templates/LETTER",
    "/campaigns",
    "/campaigns/CP0006",
    "/campaign-entries",
    "/questionnaires",
    "/duplicates",
    "/duplicates/CT000004/CT000006",
    "/criteria",
    "/value-entries",
    "/imports",
    "/setup",
    "/series",
    "/series/CT",
    "/lists",
    "/lists/mailingGroup",
    "/lists/salutation",
    "/history",
    "/workspace",
    "/tour",
    "/nowhere",
};

inline void visit(Harness& app, const std::string& address) {
    app.application().address_changed(address);
    app.settle();
}

// From the start page, in English.
inline void begin_with_sample(Harness& app) {
    app.type(ui::Role::textbox, "Your name", "Ann Lee");
    app.press(ui::Role::button, "Try with sample data");
    REQUIRE(app.has(ui::Role::heading, "Home"));
}

}  // namespace segments::app::test
