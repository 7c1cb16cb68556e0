// Create Interaction, Postponed Interactions and Make Phone Call, as a person uses them.
#include <doctest/doctest.h>

#include "core/contact/contact.h"
#include "core/interaction/comments.h"
#include "core/interaction/interaction_tables.h"
#include "tests/app/harness.h"

using namespace segments;
using app::test::Harness;
using ui::Role;

namespace {

namespace card = contact::contact;
namespace entry = interaction::log_entry;

const table::Table& log(Harness& app) {
    return app.application().session().table(entry::kTable);
}
table::Row only_entry(Harness& app) {
    REQUIRE(log(app).size() == 1);
    return log(app).live().next(0);
}

bool shows(Harness& app, std::string_view text) {
    for (const ui::Node& node : app.tree().nodes) {
        if (node.name.find(text) != std::string::npos || node.value.find(text) != std::string::npos)
            return true;
    }
    return false;
}

// On the card of Ada Berg, CT000001.
void begin(Harness& app) {
    app.type(Role::textbox, "Your name", "Ann Lee");
    app.press(Role::button, "Start with an empty workspace");
    app::Session& session = app.application().session();
    const Result<void> made = session.edit("Ada", [&](table::Transaction& tx) -> Result<void> {
        const Result<table::Row> row =
            contact::create_contact(tx, session.context(), {schema::ContactType::person, ""});
        if (!row) return row.error();
        if (Result<void> set = contact::set_field(tx, session.context(), *row, card::kName, "Ada Berg"); !set)
            return set;
        return contact::set_field(tx, session.context(), *row, card::kPhoneNo, "+43 1 555");
    });
    REQUIRE(made);
    session.go("/contacts/CT000001");
    app.settle();
}

void first_step(Harness& app) {
    app.press(Role::button, "Create Interaction");
    REQUIRE(app.has(Role::dialog, "Create Interaction"));
    app.type(Role::combobox, "Interaction Template Code", "MEETING");
}

}  // namespace

TEST_CASE("WIZ-3 to WIZ-11: an interaction is created for a contact, step by step") {
    Harness app;
    begin(app);
    app.press(Role::button, "Create Interaction");
    app.press(Role::button, "Next");
    CHECK(shows(app, "Choose an interaction template."));
    app.press(Role::button, "Cancel");
    app.press(Role::button, "No");
    CHECK(log(app).size() == 0);

    first_step(app);
    app.press(Role::button, "Next");
    app.type(Role::textbox, "Comment", "Wants a catalogue");
    app.press_inside(app.get(Role::dialog, "Create Interaction").id, Role::button, "Log");
    const table::Row row = only_entry(app);
    CHECK(log(app).text(row, entry::kContactNo) == "CT000001");
    CHECK(interaction::comments_of(app.application().session().db(), 1).size() == 1);
    app.press(Role::checkbox, "Interaction Successful");
    app.press(Role::button, "Finish");
    CHECK(log(app).flag(row, entry::kAttemptFailed));
    CHECK(!app.has(Role::dialog, "Create Interaction"));
}

TEST_CASE("WIZ-12, PPN-3, PPN-4: an interaction is postponed, resumed and finished") {
    Harness app;
    begin(app);
    first_step(app);
    app.press(Role::button, "Cancel");
    app.press(Role::button, "Finish later");
    CHECK(log(app).flag(only_entry(app), entry::kPostponed));
    app.press(Role::link, "Interaction Log Entries");
    CHECK(shows(app, "No interactions yet"));
    app.application().session().go("/postponed");
    app.settle();
    REQUIRE(app.has(Role::heading, "Postponed Interactions"));
    const ui::Node* const cell = app.find_value(Role::gridcell, "CT000001");
    REQUIRE(cell != nullptr);
    app.click(*cell);
    app.press(Role::button, "Resume");
    REQUIRE(app.has(Role::dialog, "Create Interaction"));
    app.press(Role::button, "Next");
    app.press_inside(app.get(Role::dialog, "Create Interaction").id, Role::button, "Log");
    app.press(Role::button, "Finish");
    CHECK_FALSE(log(app).flag(only_entry(app), entry::kPostponed));
}

TEST_CASE("PHN-3 to PHN-7: a call is dialed and logged with its number") {
    Harness app;
    begin(app);
    app.press(Role::button, "Make Phone Call");
    REQUIRE(app.has(Role::dialog, "Make Phone Call"));
    CHECK(app.get(Role::combobox, "Contact Via").value == "+43 1 555");
    app.press(Role::button, "Next");
    app.press(Role::button, "Finish");
    const table::Row row = only_entry(app);
    CHECK(log(app).text(row, entry::kContactVia) == "+43 1 555");
    CHECK(log(app).text(row, entry::kInteractionTemplateCode) == "CALL");
}
