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

namespace {

// What the template MEETING does in the second step: 0 nothing, 1 Open, 2 Import (ENM-4).
void wizard_action(Harness& app, int action) {
    REQUIRE(app.application().session().edit("Wizard Action", [&](table::Transaction& tx) {
        tx.set_number(interaction::template_::kTable,
                      tx.table(interaction::template_::kTable).find("MEETING"),
                      interaction::template_::kWizardAction, action);
        return Result<void>();
    }));
    app.settle();
}

}  // namespace

TEST_CASE(
    "WIZ-7, WIZ-14: the second step is skipped, or asks for the document; errors leave the wizard open") {
    Harness app;
    begin(app);
    first_step(app);
    app.press(Role::button, "Next");
    CHECK(app.has(Role::combobox, "Campaign No."));  // a blank action: on to the third step
    app.press(Role::button, "Back");
    CHECK(app.has(Role::combobox, "Interaction Template Code"));
    for (const int action : {1, 2}) {
        const char* const message =
            action == 1 ? "The template is to open a document, but has none." : "No file was imported.";
        CAPTURE(action);
        wizard_action(app, action);
        app.press(Role::button, "Next");
        REQUIRE(shows(app, "No document goes with the interaction yet."));
        app.press(Role::button, "Next");
        CHECK(shows(app, message));
        CHECK(app.has(Role::dialog, "Create Interaction"));
        CHECK(shows(app, "No document goes with the interaction yet."));
        app.press(Role::button, "Back");
    }
    app.press(Role::button, "Next");
    app.press(Role::button, "Import");
    app.pick("notes.txt", {'n', 'o', 't', 'e'});
    CHECK(shows(app, "(txt) goes with the interaction."));
    app.press(Role::button, "Next");
    app.press(Role::button, "Back");
    CHECK(shows(app, "(txt) goes with the interaction."));  // of an action that isn't blank Back leads here
    app.press(Role::button, "Next");
    app.press_inside(app.get(Role::dialog, "Create Interaction").id, Role::button, "Log");
    CHECK(log(app).number(only_entry(app), entry::kAttachmentNo) != 0);
}

TEST_CASE("WIZ-8: the third step asks for the campaign and logs; the fourth has no way back") {
    Harness app;
    begin(app);
    REQUIRE(app.application().session().edit("Campaign", [](table::Transaction& tx) {
        tx.insert(interaction::campaign::kTable, {"CP1"});
        return Result<void>();
    }));
    first_step(app);
    app.press(Role::button, "Next");
    app.type(Role::combobox, "Campaign No.", "CP1");
    app.press(Role::checkbox, "Campaign Response");
    CHECK(log(app).size() == 0);
    app.press_inside(app.get(Role::dialog, "Create Interaction").id, Role::button, "Log");
    const table::Row row = only_entry(app);
    CHECK(log(app).text(row, entry::kCampaignNo) == "CP1");
    CHECK(log(app).flag(row, entry::kCampaignResponse));
    CHECK_FALSE(app.has(Role::button, "Cancel"));
    CHECK_FALSE(app.has(Role::button, "Back"));
    app.press(Role::button, "Finish");
}

TEST_CASE(
    "ILE-13: an interaction created from the log takes the list's conditions along, not the entry in focus") {
    Harness app(2400, 900);
    begin(app);
    first_step(app);
    app.press(Role::button, "Next");
    app.press_inside(app.get(Role::dialog, "Create Interaction").id, Role::button, "Log");
    app.press(Role::button, "Finish");
    app.application().session().go("/log");
    app.settle();
    app.click(ui::Node(*app.find_value(Role::gridcell, "MEETING")));
    app.press(Role::button, "Create Interaction");
    CHECK(app.get(Role::combobox, "Contact No.").value.empty());
    app.press(Role::button, "Cancel");
    app.press(Role::button, "No");

    app.application().session().go("/log?contact=CT000001&salesperson=AL");
    app.settle();
    app.press(Role::button, "Create Interaction");
    const ui::Node& contact_field = app.get(Role::textbox, "Contact No.");
    CHECK(contact_field.value == "CT000001");
    CHECK(contact_field.readonly);
    app.press(Role::button, "Cancel");
    app.press(Role::button, "No");

    app::Session& session = app.application().session();
    REQUIRE(session.edit("Block", [&](table::Transaction& tx) {
        return contact::set_field(tx, session.context(), tx.table(card::kTable).find("CT000001"),
                                  card::kPrivacyBlocked, true);
    }));
    app.application().session().go("/log");
    app.settle();
    app.click(ui::Node(*app.find_value(Role::gridcell, "MEETING")));
    app.press(Role::button, "Create Interaction");
    CHECK(shows(app, "Ada Berg is privacy blocked: no interaction may be created."));
}

TEST_CASE("LOG-54, TPL-41: a document from elsewhere is logged for a contact by the template of its type") {
    Harness app;
    begin(app);
    const auto fill_in = [&] {
        app.press(Role::button, "Log Document");
        app.type(Role::combobox, "Document Type", "Sales Invoice");
        app.type(Role::textbox, "Document No.", "inv-7");
        app.type(Role::spinbutton, "Version No.", "2");
    };
    const auto press_in = [&](std::string_view dialog, std::string_view button) {
        app.press_inside(app.get(Role::dialog, dialog).id, Role::button, button);
    };
    app.press(Role::button, "Log Document");
    press_in("Log Document", "Log");
    CHECK(shows(app, "Choose what kind of document it is."));
    press_in("Log Document", "Cancel");
    fill_in();
    press_in("Log Document", "Log");
    CHECK(shows(app, "names no template for Sales Invoice"));
    press_in("Log Document", "Cancel");
    CHECK(log(app).size() == 0);
    app.application().session().go("/templates");
    app.settle();
    app.press(Role::button, "Interaction Template Setup");
    app.type(Role::combobox, "Sales Invoice", "CALL");
    press_in("Interaction Template Setup", "Close");
    app.application().session().go("/contacts/CT000001");
    app.settle();
    fill_in();
    press_in("Log Document", "Log");
    CHECK_FALSE(app.has(Role::dialog, "Log Document"));
    CHECK(shows(app, "The document is logged as interaction 1."));
    const table::Row row = only_entry(app);
    constexpr std::int64_t kInvoice = 4;
    CHECK(log(app).text(row, entry::kContactNo) == "CT000001");
    CHECK(log(app).number(row, entry::kDocumentType) == kInvoice);
    CHECK(log(app).text(row, entry::kDocumentNo) == "INV-7");
    CHECK(log(app).number(row, entry::kVersionNo) == 2);
    CHECK(log(app).text(row, entry::kInteractionTemplateCode) == "CALL");
    app.press(Role::button, "Undo");
    CHECK(log(app).size() == 0);
}
