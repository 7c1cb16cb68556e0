#include "core/setup/code_list.h"

#include "core/contact/assignments.h"
#include "core/interaction/interaction_tables.h"
#include "tests/core/contact/workspace.h"

using namespace segments;
using namespace segments::test;

namespace {

std::string refusal(const Result<void>& result) {
    return result ? std::string() : result.error().message;
}
std::string refusal(const Result<Row>& result) {
    return result ? std::string() : result.error().message;
}

}  // namespace

TEST_CASE("codes are created in upper case, once") {
    Workspace w;
    CHECK(refusal(setup::create_code(w.tx, setup::mailing_group::kTable, " news ", "Newsletter")) == "");
    CHECK(refusal(setup::create_code(w.tx, setup::mailing_group::kTable, "NEWS", "")) ==
          "There is a Mailing Group NEWS already. Choose another code.");
    CHECK(refusal(setup::create_code(w.tx, setup::mailing_group::kTable, "", "x")) ==
          "The code must be filled in.");
    CHECK(refusal(setup::create_code(w.tx, setup::mailing_group::kTable, "ELEVEN CHAR", "")) ==
          "Code holds at most 10 characters; \"ELEVEN CHAR\" has 11. Please shorten it.");
    const table::Table& groups = w.db->table(setup::mailing_group::kTable);
    CHECK(groups.text(groups.find("NEWS"), 1) == "Newsletter");
}

TEST_CASE("a new interaction template is an e-mail") {
    namespace tmpl = interaction::template_;
    Workspace w;
    const Row row = *setup::create_code(w.tx, tmpl::kTable, "OFFER", "Offer");
    CHECK(w.db->table(tmpl::kTable).number(row, tmpl::kCorrespondenceType) == 2);
    CHECK(refusal(setup::set_code_field(w.tx, tmpl::kTable, row, tmpl::kUnitCost, -1)) ==
          "Unit Cost (LCY) must not be negative.");
    CHECK(refusal(setup::set_code_field(w.tx, tmpl::kTable, row, tmpl::kUnitDuration, 150000)) ==
          "Unit Duration (Min.) is a number of whole minutes.");
    CHECK(refusal(setup::set_code_field(w.tx, tmpl::kTable, row, tmpl::kUnitDuration, 200000)) == "");
    CHECK(refusal(setup::set_code_field(w.tx, tmpl::kTable, row, tmpl::kInteractionGroupCode, "NOPE")) ==
          "There is no Interaction Group NOPE. Choose one that exists, or create it first.");
}

TEST_CASE("descriptions change, codes do not") {
    Workspace w;
    const Row row = *setup::create_code(w.tx, setup::mailing_group::kTable, "NEWS", "");
    CHECK(refusal(setup::set_code_field(w.tx, setup::mailing_group::kTable, row, 1, "Monthly")) == "");
    CHECK(refusal(setup::set_code_field(w.tx, setup::mailing_group::kTable, row, 0, "X")) ==
          "The code can't be changed. Create another one.");
    const Row person = w.db->table(setup::salesperson::kTable).find("AL");
    CHECK(refusal(setup::set_code_field(w.tx, setup::salesperson::kTable, person, setup::salesperson::kEMail,
                                        "x")) ==
          "E-Mail must look like name@company.example. Correct the address.");
}

TEST_CASE("DEL-6: a code that contacts use can't be deleted") {
    Workspace w;
    const Row group = *setup::create_code(w.tx, setup::mailing_group::kTable, "NEWS", "");
    const Row ann = w.person("Ann Lee");
    const Row assigned = *contact::assign(w.tx, w.context, contact::Assignment::mailing_group, ann, "NEWS");
    CHECK(refusal(setup::delete_code(w.tx, setup::mailing_group::kTable, group)) ==
          "Mailing Group NEWS can't be deleted: it is used by 1 contact. Take it from them first.");
    contact::unassign(w.tx, w.context, contact::Assignment::mailing_group, assigned);
    CHECK(refusal(setup::delete_code(w.tx, setup::mailing_group::kTable, group)) == "");
    w.set(ann, card::kCountryRegionCode, "DK");
    w.set(w.person("Bo Berg"), card::kCountryRegionCode, "DK");
    CHECK(refusal(setup::delete_code(w.tx, setup::country::kTable,
                                     w.db->table(setup::country::kTable).find("DK"))) ==
          "Country/Region DK can't be deleted: it is used by 2 contacts. Take it from them first.");
}

TEST_CASE(
    "DEL-6: a code that other records name can't be deleted either; a salutation goes with its formulas") {
    Workspace w;
    const auto refused = [&](table::TableId list, const char* code) {
        return refusal(setup::delete_code(w.tx, list, w.db->table(list).find(code)));
    };
    CHECK(refused(interaction::group::kTable, "LETTER") ==
          "Interaction Group LETTER can't be deleted: it is used by Interaction Template (Interaction Group "
          "Code). Choose another one there first.");
    CHECK(
        refused(setup::salutation::kTable, "COMPANY") ==
        "Salutation COMPANY can't be deleted: it is used by Marketing Setup (Def. Company Salutation Code). "
        "Choose another one there first.");
    const std::size_t formulas = w.db->table(setup::salutation_formula::kTable).size();
    CHECK(refused(setup::salutation::kTable, "F") == "");
    CHECK(w.db->table(setup::salutation_formula::kTable).size() == formulas - 2);
    CHECK(refused(interaction::campaign_status::kTable, "1-PLAN") == "");
}

TEST_CASE("DEL-8: a salesperson may be deleted while contacts and segments name it") {
    Workspace w;
    const Row row = w.person("Ann Lee");
    CHECK(w.text(row, card::kSalespersonCode) == "AL");
    CHECK(refusal(setup::delete_code(w.tx, setup::salesperson::kTable,
                                     w.db->table(setup::salesperson::kTable).find("AL"))) == "");
}

TEST_CASE("CLS-3: contacts are counted by code") {
    Workspace w;
    const Row news = *setup::create_code(w.tx, setup::mailing_group::kTable, "NEWS", "");
    const Row xmas = *setup::create_code(w.tx, setup::mailing_group::kTable, "XMAS", "");
    for (int i = 0; i < 3; ++i)
        REQUIRE(
            contact::assign(w.tx, w.context, contact::Assignment::mailing_group, w.person("A B"), "NEWS"));
    const std::vector<std::uint32_t> counts = setup::contacts_by_code(*w.db, setup::mailing_group::kTable);
    const table::Table& groups = w.db->table(setup::mailing_group::kTable);
    CHECK(counts.at(groups.code(news, 0)) == 3);
    CHECK(counts.at(groups.code(xmas, 0)) == 0);
    CHECK(setup::contacts_by_code(*w.db, interaction::template_::kTable).empty());
    CHECK(setup::is_code_list(setup::mailing_group::kTable));
    CHECK_FALSE(setup::is_code_list(card::kTable));
}
