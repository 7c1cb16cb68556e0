#include "core/setup/new_workspace.h"

#include <doctest/doctest.h>

#include <memory>
#include <set>
#include <string>
#include <unordered_map>

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/contact/contact_tables.h"
#include "core/interaction/interaction_tables.h"
#include "core/schema/enumerations.h"
#include "core/schema/schema.h"
#include "core/setup/number_series.h"
#include "core/setup/setup_tables.h"

using namespace segments;
using namespace segments::setup;
using table::Row;
using table::Transaction;

namespace {

Context on_a_day() {
    Context context;
    context.today = context.work_date = to_day({2026, 11, 23});
    return context;
}

std::string refusal(Transaction& tx, std::string_view name) {
    const Result<void> result = create_new_workspace(tx, on_a_day(), name);
    return result ? std::string() : result.error().message;
}

// Says everything as "English [xx]".
struct Marked final : Language {
    mutable std::unordered_map<std::string, std::string> said;
    std::string_view find(std::string_view english) const override {
        return said[std::string(english)] = std::string(english) + " [xx]";
    }
    std::string_view find_in(std::string_view, std::string_view english) const override {
        return find(english);
    }
    std::string_view find_plural(std::string_view one, std::string_view, std::uint64_t) const override {
        return find(one);
    }
};
struct InMarked {
    InMarked() { set_language(std::make_unique<Marked>()); }
    ~InMarked() { set_language(nullptr); }
};

}  // namespace

TEST_CASE("PRD-15: a new workspace numbers contacts, segments and campaigns, and lets numbers be typed") {
    auto db = schema::make_database();
    Transaction tx(*db, "");
    REQUIRE(create_new_workspace(tx, on_a_day(), "Ann Lee"));
    CHECK(*next_number(tx, on_a_day(), *series_in_setup(*db, marketing::kContactNos)) == "CT000001");
    CHECK(*next_number(tx, on_a_day(), *series_in_setup(*db, marketing::kSegmentNos)) == "SM00001");
    CHECK(*next_number(tx, on_a_day(), *series_in_setup(*db, marketing::kCampaignNos)) == "CP0001");
    CHECK(manual_allowed(*db, "CT"));
    CHECK(manual_allowed(*db, "SM"));
    CHECK(manual_allowed(*db, "CP"));
}

TEST_CASE("PRD-15: a new workspace has a salesperson for the named person, linked in User Setup") {
    auto db = schema::make_database();
    Transaction tx(*db, "");
    REQUIRE(create_new_workspace(tx, on_a_day(), "  Ann Lee "));
    const table::Table& people = tx.table(salesperson::kTable);
    CHECK(people.size() == 1);
    CHECK(people.text(people.find("AL"), salesperson::kName) == "Ann Lee");
    CHECK(salesperson_of(*db, "ANN LEE") == "AL");
    CHECK(salesperson_of(*db, "SOMEONE") == "");
    const table::Table& users = tx.table(user::kTable);
    CHECK(users.text(users.find("ANN LEE"), user::kName) == "Ann Lee");
}

TEST_CASE("PRD-15: a new workspace has countries with address formats, and languages") {
    auto db = schema::make_database();
    Transaction tx(*db, "");
    REQUIRE(create_new_workspace(tx, on_a_day(), "Ann Lee"));
    const table::Table& countries = tx.table(country::kTable);
    CHECK(countries.size() == 250);
    CHECK(countries.text(countries.find("DK"), country::kName) == "Denmark");
    CHECK(countries.number(countries.find("DK"), country::kAddressFormat) == 0);
    CHECK(countries.number(countries.find("US"), country::kAddressFormat) == 1);
    CHECK(countries.number(countries.find("GB"), country::kAddressFormat) == 2);
    const table::Table& languages = tx.table(language::kTable);
    CHECK(languages.text(languages.find("DAN"), language::kName) == "Danish");
    CHECK(languages.text(languages.find("ENU"), language::kName) == "English (US)");
}

TEST_CASE("PRD-15: a new workspace has four templates with their groups") {
    namespace tmpl = interaction::template_;
    auto db = schema::make_database();
    Transaction tx(*db, "");
    REQUIRE(create_new_workspace(tx, on_a_day(), "Ann Lee"));
    const table::Table& templates = tx.table(tmpl::kTable);
    const auto in_words = [&](std::string_view code) {
        const Row row = templates.find(code);
        REQUIRE(row != table::kNoRow);
        return std::string(templates.text(row, tmpl::kDescription)) + "/" +
               std::string(templates.text(row, tmpl::kInteractionGroupCode)) + "/" +
               std::to_string(templates.number(row, tmpl::kUnitDuration)) + "/" +
               std::string(schema::kCorrespondenceTypes[templates.number(row, tmpl::kCorrespondenceType)]) +
               "/" + std::string(schema::kInformationFlows[templates.number(row, tmpl::kInformationFlow)]) +
               "/" + std::string(schema::kInitiatedBys[templates.number(row, tmpl::kInitiatedBy)]);
    };
    CHECK(templates.size() == 4);
    CHECK(in_words("LETTER") == "Letter/LETTER/1000000/Hard Copy/Outbound/Us");
    CHECK(in_words("EMAIL") == "E-mail/MAIL/500000/Email/Outbound/Us");
    CHECK(in_words("CALL") == "Telephone call/PHONE/1000000/ /Outbound/Us");
    CHECK(in_words("MEETING") == "Meeting/VISIT/6000000/ /Outbound/Us");
    templates.live().for_each([&](Row row) {
        CHECK(tx.table(interaction::group::kTable).find(templates.text(row, tmpl::kInteractionGroupCode)) !=
              table::kNoRow);
    });
}

TEST_CASE("a new workspace inherits everything from companies and knows the salutations") {
    auto db = schema::make_database();
    Transaction tx(*db, "");
    REQUIRE(create_new_workspace(tx, on_a_day(), "Ann Lee"));
    const table::Table& setup = tx.table(marketing::kTable);
    const Row row = setup.find(1);
    for (int field = marketing::kInheritSalespersonCode; field <= marketing::kInheritFormatRegion; ++field)
        CHECK(setup.flag(row, static_cast<table::FieldId>(field)));
    const table::Table& salutations = tx.table(salutation::kTable);
    CHECK(salutations.find(setup.text(row, marketing::kDefaultCompanySalutationCode)) != table::kNoRow);
    CHECK(salutations.find(setup.text(row, marketing::kDefaultPersonSalutationCode)) != table::kNoRow);
}

TEST_CASE("PRD-15: what a new workspace begins with is said in the language of the program, codes stay") {
    const InMarked language;
    auto db = schema::make_database();
    Transaction tx(*db, "");
    REQUIRE(create_new_workspace(tx, on_a_day(), "Ann Lee"));
    const auto said = [&](table::TableId table, std::string_view code, table::FieldId field) {
        const Row row = tx.table(table).find(code);
        return row == table::kNoRow ? std::string("no " + std::string(code))
                                    : std::string(tx.table(table).text(row, field));
    };
    CHECK(said(country::kTable, "DK", country::kName) == "Denmark [xx]");
    CHECK(said(language::kTable, "DAN", language::kName) == "Danish [xx]");
    CHECK(said(salutation::kTable, "F", 1) == "Woman [xx]");
    CHECK(said(interaction::group::kTable, "PHONE", 1) == "Telephone [xx]");
    CHECK(said(interaction::campaign_status::kTable, "1-PLAN", 1) == "Planned [xx]");
    CHECK(said(interaction::template_::kTable, "CALL", interaction::template_::kDescription) ==
          "Telephone call [xx]");
    CHECK(said(no_series::kTable, "CT", no_series::kDescription) == "Contacts [xx]");
    const table::Table& formulas = tx.table(salutation_formula::kTable);
    std::set<std::string> texts;
    formulas.live().for_each(
        [&](Row row) { texts.emplace(formulas.text(row, salutation_formula::kSalutation)); });
    CHECK(texts.contains("Dear Ms %1 [xx]"));
    CHECK(texts.size() == 5);
    CHECK(said(salesperson::kTable, "AL", salesperson::kName) == "Ann Lee");
}

TEST_CASE("every standard text fits its field and is valid") {
    auto db = schema::make_database();
    Transaction tx(*db, "");
    REQUIRE(create_new_workspace(tx, on_a_day(), "Ann Lee"));
    for (const table::TableDef* def : db->schema()) {
        const table::Table& records = db->table(def->id);
        for (const table::FieldDef& field : def->fields) {
            if (field.storage == table::Storage::number) continue;
            records.live().for_each([&](Row row) {
                const std::string_view text = records.text(row, field.id);
                CHECK(is_valid_utf8(text));
                CHECK(character_count(text) <= field.max_length);
                if (field.type == filter::ValueType::code) CHECK(code_form(text) == text);
            });
        }
    }
}

TEST_CASE("a workspace can't be set up without a name, or twice") {
    auto db = schema::make_database();
    Transaction tx(*db, "");
    CHECK(refusal(tx, "  ") == "Please give your name: it stands behind what you log.");
    CHECK(refusal(tx, std::string(51, 'A')) == "The name is longer than 50 characters. Please shorten it.");
    CHECK(refusal(tx, "\xFF") == "The name holds bytes that are no text. Type it again.");
    CHECK(refusal(tx, "Ann Lee") == "");
    CHECK(refusal(tx, "Ann Lee") == "This workspace is set up already.");
}

TEST_CASE("the code of a salesperson is made of initials in any script, and is free") {
    auto db = schema::make_database();
    Transaction tx(*db, "");
    CHECK(salesperson_code_for(*db, "Ann Lee") == "AL");
    CHECK(salesperson_code_for(*db, "ann-marie van der Berg") == "AMV");
    CHECK(salesperson_code_for(*db, "Søren Ørsted") == "SØ");
    CHECK(salesperson_code_for(*db, "Оксана Коваль") == "ОК");
    CHECK(salesperson_code_for(*db, "Pat O'Neil") == "PO");
    CHECK(salesperson_code_for(*db, "田辺") == "田");
    CHECK(salesperson_code_for(*db, "...") == "ME");
    tx.insert(salesperson::kTable, {"AL"});
    CHECK(salesperson_code_for(*db, "Ann Lee") == "AL2");
}

TEST_CASE("a user who changes the name keeps the salesperson") {
    auto db = schema::make_database();
    Transaction tx(*db, "");
    REQUIRE(create_new_workspace(tx, on_a_day(), "Ann Lee"));
    REQUIRE(rename_user(tx, "ANN LEE", "Ann Berg"));
    CHECK(salesperson_of(*db, "ANN BERG") == "AL");
    CHECK(salesperson_of(*db, "ANN LEE") == "");
    REQUIRE(rename_user(tx, "ANN BERG", "ann berg"));
    CHECK(tx.table(user::kTable).text(tx.table(user::kTable).find("ANN BERG"), user::kName) == "ann berg");
    CHECK(tx.table(user::kTable).size() == 1);
}
