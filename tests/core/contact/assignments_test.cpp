#include "core/contact/assignments.h"

#include "core/contact/link_contact.h"
#include "tests/core/contact/workspace.h"

using namespace segments;
using namespace segments::test;
using contact::Assignment;

namespace {

std::string refusal(Workspace& w, Assignment kind, Row row, std::string_view code) {
    const Result<Row> result = contact::assign(w.tx, w.context, kind, row, code);
    return result ? std::string() : result.error().message;
}

}  // namespace

TEST_CASE("CLS-1: each classification is for its type of contact") {
    Workspace w;
    for (const Assignment kind : contact::kAssignments) w.code(contact::master_table_of(kind), "X");
    const Row company = w.company("Contoso");
    const Row person = w.person("Ann Lee");
    CHECK(refusal(w, Assignment::mailing_group, company, "X") == "");
    CHECK(refusal(w, Assignment::mailing_group, person, "x") == "");
    CHECK(refusal(w, Assignment::industry_group, company, "X") == "");
    CHECK(refusal(w, Assignment::business_relation, company, "X") == "");
    CHECK(refusal(w, Assignment::web_source, company, "X") == "");
    CHECK(refusal(w, Assignment::job_responsibility, person, "X") == "");
    CHECK(refusal(w, Assignment::industry_group, person, "X") ==
          "Industry Group X can't be given to a person. Give it to the person's company.");
    CHECK(refusal(w, Assignment::business_relation, person, "X") ==
          "Business Relation X can't be given to a person. Give it to the person's company.");
    CHECK(refusal(w, Assignment::web_source, person, "X") ==
          "Web Source X can't be given to a person. Give it to the person's company.");
    CHECK(refusal(w, Assignment::job_responsibility, company, "X") ==
          "Job Responsibility X can't be given to a company. Give it to the company's people.");
}

TEST_CASE("CLS-2: an assignment exists once per contact and code") {
    Workspace w;
    w.code(setup::mailing_group::kTable, "NEWS");
    const Row row = w.person("Ann Lee");
    CHECK(refusal(w, Assignment::mailing_group, row, "NEWS") == "");
    CHECK(refusal(w, Assignment::mailing_group, row, "news") ==
          "Ann Lee has the mailing group NEWS already.");
    CHECK(refusal(w, Assignment::mailing_group, row, "NOPE") ==
          "There is no Mailing Group NOPE. Choose one that exists, or create it first.");
    CHECK(refusal(w, Assignment::mailing_group, row, " ") == "Choose a mailing group.");
}

TEST_CASE("CON-21: assignments are listed by code and stamp their contact") {
    Workspace w;
    w.code(setup::mailing_group::kTable, "NEWS");
    w.code(setup::mailing_group::kTable, "CARDS");
    const Row row = w.person("Ann Lee");
    REQUIRE(contact::assign(w.tx, w.context, Assignment::mailing_group, row, "NEWS"));
    REQUIRE(contact::assign(w.tx, w.context, Assignment::mailing_group, row, "CARDS"));
    w.context.today += 1;
    const std::vector<Row> rows = contact::assignments_of(*w.db, Assignment::mailing_group, row);
    REQUIRE(rows.size() == 2);
    CHECK(w.db->table(contact::mailing_group::kTable).text(rows[0], 1) == "CARDS");
    contact::unassign(w.tx, w.context, Assignment::mailing_group, rows[0]);
    CHECK(contact::assignments_of(*w.db, Assignment::mailing_group, row).size() == 1);
    CHECK(w.number(row, card::kLastDateModified) == w.context.today);
}

TEST_CASE(
    "CLS-4, ENM-10: the summarised business relation tells none, other, the link's target, or multiple") {
    Workspace w;
    w.code(setup::business_relation::kTable, "CUST");
    w.code(setup::business_relation::kTable, "LAW");
    const Row company = w.company("Contoso");
    const Row person = w.person("Ann Lee");
    w.set(person, card::kCompanyNo, w.no(company));
    const auto summary = [&](Row row) {
        return std::string(contact::classification_figures(*w.db, row).business_relation);
    };
    CHECK(summary(company) == "None");
    const Row relation = *contact::assign(w.tx, w.context, Assignment::business_relation, company, "CUST");
    CHECK(summary(company) == "Other");
    CHECK(contact::set_assignment_field(w.tx, w.context, Assignment::business_relation, relation,
                                        contact::business_relation::kLinkToTable, 1));
    CHECK(summary(company) == "Customer");
    CHECK(summary(person) == "Customer");
    REQUIRE(contact::assign(w.tx, w.context, Assignment::business_relation, company, "LAW"));
    CHECK(summary(company) == "Multiple");
}

TEST_CASE(
    "CLS-4: a code for links is given by linking the company to a record, and can't be chosen by hand") {
    Workspace w;
    w.code(setup::business_relation::kTable, "CUST");
    w.setup_field(setup::marketing::kBusRelCodeForCustomers, "CUST");
    const Row company = w.company("Contoso");
    const Result<Row> chosen =
        contact::assign(w.tx, w.context, Assignment::business_relation, company, "CUST");
    REQUIRE_FALSE(chosen);
    CHECK(chosen.error().rule == "CLS-4");
    const auto link = [&](Row row, schema::LinkTarget target, const char* no) {
        const Result<Row> linked = contact::link_contact(w.tx, w.context, row, target, no);
        return linked ? std::string() : linked.error().rule;
    };
    CHECK(link(company, schema::LinkTarget::vendor, "20000") == "CLS-4");  // no code for vendors
    CHECK(link(company, schema::LinkTarget::customer, " ") == "CLS-4");
    CHECK(link(w.person("Ann Lee"), schema::LinkTarget::customer, "10000") == "CLS-1");
    CHECK(link(company, schema::LinkTarget::customer, "10000") == "");
    CHECK(link(company, schema::LinkTarget::customer, "10001") == "CLS-2");
    CHECK(contact::classification_figures(*w.db, company).business_relation == "Customer");
}

TEST_CASE("ENT-15: a card counts its own mailing groups and its company's industry groups") {
    Workspace w;
    w.code(setup::mailing_group::kTable, "NEWS");
    w.code(setup::industry_group::kTable, "HOTEL");
    const Row company = w.company("Contoso");
    const Row person = w.person("Ann Lee");
    const Row alone = w.person("Bo Berg");
    w.set(person, card::kCompanyNo, w.no(company));
    REQUIRE(contact::assign(w.tx, w.context, Assignment::mailing_group, company, "NEWS"));
    REQUIRE(contact::assign(w.tx, w.context, Assignment::industry_group, company, "HOTEL"));
    CHECK(contact::classification_figures(*w.db, person).mailing_groups == 0);
    CHECK(contact::classification_figures(*w.db, person).industry_groups == 1);
    CHECK(contact::classification_figures(*w.db, company).mailing_groups == 1);
    CHECK(contact::classification_figures(*w.db, alone).industry_groups == 0);
}

TEST_CASE("CLS-6: a web source opens its address with the search word") {
    Workspace w;
    w.code(setup::web_source::kTable, "NEWS");
    const table::Table& sources = w.db->table(setup::web_source::kTable);
    REQUIRE(setup::set_code_field(w.tx, setup::web_source::kTable, sources.find("NEWS"),
                                  setup::web_source::kUrl, "https://news.example/?q=%1&l=da"));
    const Row row = *contact::assign(w.tx, w.context, Assignment::web_source, w.company("Contoso"), "NEWS");
    CHECK(contact::set_assignment_field(w.tx, w.context, Assignment::web_source, row,
                                        contact::web_source::kSearchWord, "Øl & vin"));
    CHECK(contact::web_source_url(*w.db, row) == "https://news.example/?q=%C3%98l%20%26%20vin&l=da");
    CHECK_FALSE(contact::set_assignment_field(w.tx, w.context, Assignment::web_source, row,
                                              contact::web_source::kSearchWord, std::string(31, 'x')));
}
