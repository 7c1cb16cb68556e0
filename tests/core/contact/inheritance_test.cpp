#include "core/contact/inheritance.h"

#include "tests/core/contact/workspace.h"

using namespace segments;
using namespace segments::test;

namespace {

// A company with everything that can be inherited.
Row full_company(Workspace& w, std::string_view name, std::string_view mark) {
    const Row row = w.company(name);
    const std::string m(mark);
    w.set(row, card::kCountryRegionCode, "DK");
    w.set(row, card::kLanguageCode, "DAN");
    w.set(row, card::kFormatRegion, "da-DK");
    w.set(row, card::kAddress, "Street " + m);
    w.set(row, card::kCity, "City " + m);
    w.set(row, card::kPostCode, m);
    w.set(row, card::kPhoneNo, m);
    w.set(row, card::kHomePage, "www." + m);
    w.set(row, card::kEMail, "info@" + m + ".example");
    w.set(row, card::kCorrespondenceType, 1);
    return row;
}

}  // namespace

TEST_CASE("CON-5: a person who joins a company inherits what the flags allow") {
    Workspace w;
    w.code(setup::salesperson::kTable, "XX");
    w.code(setup::territory::kTable, "NORTH");
    const Row company = full_company(w, "Contoso", "1");
    w.set(company, card::kSalespersonCode, "XX");
    w.set(company, card::kTerritoryCode, "NORTH");
    const Row person = w.person("Ann Lee");
    w.set(person, card::kLanguageCode, "SVE");
    w.set(person, card::kEMail, "ann@home.example");
    w.set(person, card::kCompanyNo, w.no(company));
    CHECK(w.text(person, card::kCompanyName) == "Contoso");
    CHECK(w.text(person, card::kSalespersonCode) == "XX");
    CHECK(w.text(person, card::kTerritoryCode) == "NORTH");
    CHECK(w.text(person, card::kCountryRegionCode) == "DK");
    CHECK(w.text(person, card::kLanguageCode) == "DAN");
    CHECK(w.text(person, card::kFormatRegion) == "da-DK");
    CHECK(w.text(person, card::kAddress) == "Street 1");
    CHECK(w.text(person, card::kCity) == "City 1");
    CHECK(w.text(person, card::kPhoneNo) == "1");
    CHECK(w.text(person, card::kHomePage) == "www.1");
    CHECK(w.number(person, card::kCorrespondenceType) == 1);
    CHECK(w.text(person, card::kEMail) == "ann@home.example");
}

TEST_CASE("CON-5: an own address is kept, the former company's is replaced") {
    Workspace w;
    const Row first = full_company(w, "Contoso", "1");
    const Row second = full_company(w, "Fabrikam", "2");
    const Row follower = w.person("Ann Lee");
    w.set(follower, card::kCompanyNo, w.no(first));
    const Row own = w.person("Bo Berg");
    w.set(own, card::kCity, "Home");
    w.set(own, card::kCompanyNo, w.no(first));
    CHECK(w.text(own, card::kAddress) == "");
    w.set(follower, card::kCompanyNo, w.no(second));
    w.set(own, card::kCompanyNo, w.no(second));
    CHECK(w.text(follower, card::kAddress) == "Street 2");
    CHECK(w.text(follower, card::kEMail) == "info@2.example");
    CHECK(w.text(own, card::kCity) == "Home");
    CHECK(w.text(own, card::kAddress) == "");
    CHECK(w.text(own, card::kEMail) == "info@2.example");
}

TEST_CASE("CON-5: nothing but the company's name is inherited with the flags off") {
    Workspace w;
    for (int flag = setup::marketing::kInheritSalespersonCode; flag <= setup::marketing::kInheritFormatRegion;
         ++flag)
        w.setup_field(static_cast<FieldId>(flag), false);
    const Row company = full_company(w, "Contoso", "1");
    const Row person = w.person("Ann Lee");
    w.set(person, card::kCompanyNo, w.no(company));
    CHECK(w.text(person, card::kCompanyName) == "Contoso");
    CHECK(w.text(person, card::kCountryRegionCode) == "");
    CHECK(w.text(person, card::kAddress) == "");
    CHECK(w.text(person, card::kPhoneNo) == "");
    w.set(company, card::kPhoneNo, "22");
    CHECK(w.text(person, card::kPhoneNo) == "");
    w.set(company, card::kName, "Fabrikam");
    CHECK(w.text(person, card::kCompanyName) == "Fabrikam");
}

TEST_CASE("CON-6: a change of the company reaches its people who still have the old value") {
    Workspace w;
    const Row company = full_company(w, "Contoso", "1");
    const Row follower = w.person("Ann Lee");
    const Row own = w.person("Bo Berg");
    const Row stranger = w.person("Carl Lund");
    for (const Row person : {follower, own}) w.set(person, card::kCompanyNo, w.no(company));
    w.set(own, card::kPhoneNo, "99");
    w.set(own, card::kAddress, "Home street");
    w.set(stranger, card::kPhoneNo, "1");
    w.context.today += 1;
    w.set(company, card::kPhoneNo, "2");
    w.set(company, card::kCity, "Moved");
    CHECK(w.text(follower, card::kPhoneNo) == "2");
    CHECK(w.text(follower, card::kCity) == "Moved");
    CHECK(w.number(follower, card::kLastDateModified) == w.context.today);
    CHECK(w.text(own, card::kPhoneNo) == "99");
    CHECK(w.text(own, card::kCity) == "City 1");
    CHECK(w.number(own, card::kLastDateModified) == w.context.today - 1);
    CHECK(w.text(stranger, card::kPhoneNo) == "1");
}

TEST_CASE("an address is passed on as a whole, field by field") {
    Workspace w;
    const Row company = full_company(w, "Contoso", "1");
    const Row person = w.person("Ann Lee");
    w.set(person, card::kCompanyNo, w.no(company));
    w.set(company, card::kAddress, "Street 2");
    w.set(company, card::kCity, "City 2");
    w.set(company, card::kPostCode, "2");
    CHECK(w.text(person, card::kAddress) == "Street 2");
    CHECK(w.text(person, card::kCity) == "City 2");
    CHECK(w.text(person, card::kPostCode) == "2");
}

TEST_CASE("who leaves a company keeps what was inherited") {
    Workspace w;
    const Row company = full_company(w, "Contoso", "1");
    const Row person = w.person("Ann Lee");
    w.set(person, card::kCompanyNo, w.no(company));
    w.set(person, card::kCompanyNo, "");
    CHECK(w.text(person, card::kCompanyName) == "");
    CHECK(w.text(person, card::kAddress) == "Street 1");
}
