#include "core/contact/salutation.h"

#include "tests/core/contact/workspace.h"

using namespace segments;
using namespace segments::test;
using schema::NamePart;
using schema::SalutationType;
namespace formula = setup::salutation_formula;

namespace {

Row a_formula(Workspace& w, const char* salutation, const char* language, SalutationType type,
              const char* text, std::initializer_list<NamePart> names) {
    const Result<Row> row = contact::create_salutation_formula(w.tx, salutation, language, type);
    REQUIRE(row);
    REQUIRE(contact::set_salutation_formula_field(w.tx, *row, formula::kSalutation, text));
    table::FieldId field = formula::kName1;
    for (const NamePart part : names)
        REQUIRE(contact::set_salutation_formula_field(w.tx, *row, field++, static_cast<int>(part)));
    return *row;
}

std::string greeting(const Workspace& w, Row contact_row, SalutationType type, const char* language = "") {
    return contact::salutation_of(*w.db, contact_row, type, language).value_or("none");
}

}  // namespace

TEST_CASE("MRG-13, ENM-11: each %n of the formula is replaced by its name part") {
    Workspace w;
    w.code(setup::salutation::kTable, "DR");
    const Row contoso = w.company("Contoso");
    const Row ann = w.person("Ann Marie Lee");
    w.set(ann, card::kCompanyNo, w.no(contoso));
    w.set(ann, card::kJobTitle, "Dr.");
    w.set(ann, card::kInitials, "AML");
    w.set(ann, card::kSalutationCode, "DR");
    a_formula(w, "DR", "", SalutationType::formal, "Dear %1 %2 %4 (%5, %3) 100%",
              {NamePart::job_title, NamePart::first_name, NamePart::initials, NamePart::surname,
               NamePart::company_name});
    CHECK(greeting(w, ann, SalutationType::formal) == "Dear Dr. Ann Lee (Contoso, AML) 100%");
}

TEST_CASE("MRG-13: a part that is empty takes the blank behind its place along") {
    Workspace w;
    const Row ann = w.person("Ann Lee");
    CHECK(w.text(ann, card::kSalutationCode) == "UNISEX");
    CHECK(greeting(w, ann, SalutationType::formal) == "Dear Ann Lee");
    w.set(ann, card::kFirstName, "");
    CHECK(greeting(w, ann, SalutationType::formal) == "Dear Lee");
    CHECK(greeting(w, ann, SalutationType::informal) == "Hello");
}

TEST_CASE(
    "MRG-5, MRG-12: the formula is chosen by code, language and type; without the language's own the one "
    "of no language holds") {
    Workspace w;
    const Row ann = w.person("Ann Lee");
    w.set(ann, card::kSalutationCode, "F");
    a_formula(w, "F", "DEU", SalutationType::formal, "Sehr geehrte Frau %1", {NamePart::surname});
    CHECK(greeting(w, ann, SalutationType::formal, "DEU") == "Sehr geehrte Frau Lee");
    CHECK(greeting(w, ann, SalutationType::formal, "FRA") == "Dear Ms Lee");
    CHECK(greeting(w, ann, SalutationType::informal, "DEU") == "Hello Ann");
    w.set(ann, card::kSalutationCode, "");
    CHECK(greeting(w, ann, SalutationType::formal, "DEU") == "none");
}

TEST_CASE("ENT-25: a formula stands once for a language and type, and its language exists") {
    Workspace w;
    a_formula(w, "F", "DEU", SalutationType::formal, "Sehr geehrte Frau %1", {NamePart::surname});
    CHECK_FALSE(contact::create_salutation_formula(w.tx, "F", "deu", SalutationType::formal));
    CHECK(contact::create_salutation_formula(w.tx, "F", "DEU", SalutationType::informal));
    CHECK_FALSE(contact::create_salutation_formula(w.tx, "F", "NONE", SalutationType::formal));
    CHECK(contact::salutation_formulas(*w.db, "F").size() == 4);
}
