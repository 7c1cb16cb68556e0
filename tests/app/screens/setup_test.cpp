// Marketing Setup, number series, salutations, campaigns, questionnaires and duplicates as screens.
#include <doctest/doctest.h>

#include "core/contact/contact_tables.h"
#include "core/interaction/interaction_tables.h"
#include "core/profile/profile_tables.h"
#include "core/setup/marketing_setup.h"
#include "tests/app/harness.h"

using namespace segments;
using app::test::Harness;
using table::Row;
using ui::Role;

namespace card = contact::contact;

namespace {

class Office : public Harness {
  public:
    Office() : Harness(2600, 1400) {
        type(Role::textbox, "Your name", "Ann Lee");
        press(Role::button, "Start with an empty workspace");
    }
    void go(std::string address) {
        application().session().go(std::move(address));
        settle();
    }
    const table::Table& table(table::TableId id) { return application().session().table(id); }
    std::string contact(Row row, table::FieldId field) {
        return std::string(table(card::kTable).text(row, field));
    }
    Row company(const char* no, const char* name, const char* city) {
        Row row = table::kNoRow;
        REQUIRE(application().session().edit("Test data", [&](table::Transaction& tx) {
            row = tx.insert(card::kTable, {no});
            tx.set_text(card::kTable, row, card::kName, name);
            tx.set_text(card::kTable, row, card::kCompanyNo, no);
            tx.set_text(card::kTable, row, card::kCity, city);
            return Result<void>();
        }));
        settle();
        return row;
    }
    bool says(std::string_view text) {
        for (const ui::Node& node : tree().nodes) {
            if (node.name.find(text) != std::string::npos || node.value.find(text) != std::string::npos)
                return true;
        }
        return false;
    }
};

}  // namespace

TEST_CASE("ENT-24: Marketing Setup shows its fields and keeps what is typed, or says why not") {
    Office app;
    app.press(Role::link, "Marketing Setup");
    CHECK(app.get(Role::combobox, "Contact Nos.").value == "CT");
    CHECK(app.get(Role::spinbutton, "Search Hit %").value == "60");
    app.type(Role::spinbutton, "Search Hit %", "101");
    CHECK(setup::duplicate_settings(app.application().session().db()).search_hit_percent == 60);
    app.type(Role::spinbutton, "Search Hit %", "80");
    CHECK(setup::duplicate_settings(app.application().session().db()).search_hit_percent == 80);
    app.press(Role::button, "Number Series");
    CHECK(app.has(Role::heading, "Number Series"));
}

TEST_CASE(
    "NUM-3, NUM-5: a series is made with a line and related, and a new contact takes its number from it") {
    Office app;
    app.go("/series");
    app.press(Role::button, "New");
    app.type(Role::textbox, "Code", "fair");
    app.press(Role::button, "Create");
    CHECK(app.has(Role::heading, "Number Series FAIR"));
    app.press(Role::button, "New Line");
    CHECK(app.table(setup::no_series_line::kTable).find("FAIR", 10000) != table::kNoRow);
    REQUIRE(app.application().session().edit("Test data", [&](table::Transaction& tx) {
        tx.set_text(setup::no_series_line::kTable,
                    tx.table(setup::no_series_line::kTable).find("FAIR", 10000),
                    setup::no_series_line::kStartingNo, "F001");
        return Result<void>();
    }));
    app.go("/series/CT");
    app.type(Role::combobox, "Related series", "FAIR");
    CHECK(app.table(setup::no_series_relationship::kTable).find("CT", "FAIR") != table::kNoRow);
    app.go("/contacts");
    app.press(Role::button, "New company");
    app.press(Role::button, "FAIR");
    CHECK(app.table(card::kTable).find("F001") != table::kNoRow);
    CHECK(app.has(Role::heading, "Contact F001"));
}

TEST_CASE("ENT-25: a salutation's card has its formulas, and adds one") {
    Office app;
    app.go("/lists/salutation/F");
    app.type(Role::combobox, "Language Code", "DEU");
    app.press(Role::button, "Add formula");
    CHECK(app.table(setup::salutation_formula::kTable).find("F", "DEU", 0) != table::kNoRow);
}

TEST_CASE("CMP-1, CMP-5: a campaign is made, gets its dates in order, and can't be activated for nobody") {
    Office app;
    app.press(Role::link, "Campaigns");
    CHECK(app.has(Role::text, "No campaigns yet"));
    app.press(Role::button, "New");
    CHECK(app.has(Role::heading, "Campaign CP0001"));
    app.type(Role::textbox, "Description", "Spring fair");
    app.type(Role::textbox, "Starting Date", "2026-03-01");
    app.type(Role::textbox, "Ending Date", "2026-02-01");
    namespace campaign = interaction::campaign;
    const Row row = app.table(campaign::kTable).find("CP0001");
    CHECK(app.table(campaign::kTable).text(row, campaign::kDescription) == "Spring fair");
    CHECK(app.table(campaign::kTable).number(row, campaign::kEndingDate) == 0);
    app.press(Role::button, "Activate");
    CHECK(app.says("The campaign has nobody to be activated for"));
    app.press(Role::button, "Campaign Entries");
    CHECK(app.has(Role::heading, "Campaign Entries"));
    CHECK(app.has(Role::button, "Campaign CP0001  ×"));
}

TEST_CASE("CMP-2, CMP-6: a campaign shows its segments and, once it is activated, its target group") {
    Office app;
    app.company("C1", "Contoso", "Vienna");
    app.go("/campaigns");
    app.press(Role::button, "New");
    app.press(Role::button, "New Segment");
    CHECK(app.has(Role::heading, "Segment SM00001"));
    REQUIRE(app.application().session().edit("Test data", [&](table::Transaction& tx) {
        namespace entry = interaction::log_entry;
        const Row row = tx.insert(entry::kTable, {1});
        tx.set_text(entry::kTable, row, entry::kCampaignNo, "CP0001");
        tx.set_text(entry::kTable, row, entry::kContactNo, "C1");
        tx.set_text(entry::kTable, row, entry::kContactCompanyNo, "C1");
        tx.set_flag(entry::kTable, row, entry::kCampaignTarget, true);
        return Result<void>();
    }));
    app.go("/campaigns/CP0001");
    CHECK(app.has(Role::link, "SM00001"));
    app.press(Role::button, "Activate");
    CHECK(app.says("The campaign is activated for 1 company."));
    CHECK(app.has(Role::grid, "Campaign Target Group"));
    app.press(Role::button, "Deactivate");
    CHECK_FALSE(app.has(Role::grid, "Campaign Target Group"));
}

TEST_CASE("PRF-2: a questionnaire is written, and answered on the contact's card") {
    Office app;
    app.company("C1", "Contoso", "Vienna");
    app.press(Role::link, "Profile Questionnaires");
    app.press(Role::button, "New");
    app.type(Role::textbox, "Code", "COMPANY");
    app.press(Role::button, "Create");
    CHECK(app.has(Role::heading, "Profile Questionnaire COMPANY"));
    namespace line = profile::line;
    app.press(Role::button, "New Question");
    app.key("Escape");
    app.press(Role::button, "New Answer");
    app.key("Escape");
    REQUIRE(app.table(line::kTable).size() == 2);
    REQUIRE(app.application().session().edit("Test data", [&](table::Transaction& tx) {
        tx.set_text(line::kTable, tx.table(line::kTable).find("COMPANY", 10000), line::kDescription,
                    "How large?");
        tx.set_text(line::kTable, tx.table(line::kTable).find("COMPANY", 20000), line::kDescription, "Small");
        return Result<void>();
    }));
    app.go("/contacts/C1");
    app.press(Role::button, "Profile");
    app.press(Role::button, "COMPANY");
    app.type(Role::combobox, "How large?", "Small");
    CHECK(app.table(profile::answer::kTable).find("C1", "COMPANY", 20000) != table::kNoRow);
}

TEST_CASE("DUP-1, PRD-22: duplicates are found, compared field by field, and merged; Undo takes it back") {
    Office app;
    const Row kept = app.company("C1", "Contoso", "Vienna");
    app.company("C2", "CONTOSO", "Vienna");
    app.company("C3", "Fabrikam", "Graz");
    app.go("/contacts");
    app.press(Role::button, "Duplicates");
    app.press(Role::button, "Find Duplicates");
    CHECK(app.says("1 pair of contacts looks the same."));
    app.go("/duplicates/C1/C2");
    CHECK(app.has(Role::heading, "Merge Contacts"));
    CHECK(app.get(Role::combobox, "Name").value == "C1: Contoso");
    app.press(Role::button, "Merge");
    CHECK(app.has(Role::heading, "Contact C1"));
    CHECK(app.contact(kept, card::kName) == "Contoso");
    CHECK(app.table(card::kTable).find("C2") == table::kNoRow);
    app.press(Role::button, "Undo");
    CHECK(app.table(card::kTable).find("C2") != table::kNoRow);
}

TEST_CASE(
    "DUP-1: while a company is entered its card tells of one that looks the same, until it is told apart") {
    Office app;
    app.company("C1", "Contoso", "Vienna");
    app.company("C2", "", "Vienna");
    app.go("/contacts/C2");
    CHECK_FALSE(app.says("Another contact looks the same"));
    app.type(Role::textbox, "Name", "Contoso");
    CHECK(app.says("Another contact looks the same"));
    app.press(Role::button, "Separate Contacts");
    CHECK_FALSE(app.says("Another contact looks the same"));
}
