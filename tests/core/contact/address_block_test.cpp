#include "core/contact/address_block.h"

#include "core/contact/alternate_address.h"
#include "tests/core/contact/workspace.h"

using namespace segments;
using namespace segments::test;
namespace alt = contact::alt_address;

namespace {

using Lines = std::vector<std::string>;

const Day kDay = to_day({2026, 11, 23});

Lines block(const Workspace& w, Row contact_row, const char* alternate = "", Day date = kDay) {
    return contact::address_block(*w.db, contact_row, {.date = date, .alt_address_code = alternate});
}

void live_at(Workspace& w, Row contact_row, const char* address, const char* post_code, const char* city,
             const char* country) {
    w.set(contact_row, card::kAddress, address);
    w.set(contact_row, card::kPostCode, post_code);
    w.set(contact_row, card::kCity, city);
    w.set(contact_row, card::kCountryRegionCode, country);
}

void alternate(Workspace& w, Row owner, const char* code, const char* company_name, const char* street) {
    const Result<Row> row = contact::add_alternate_address(w.tx, w.context, owner, code);
    REQUIRE(row);
    const auto set = [&](table::FieldId field, const char* value) {
        REQUIRE(contact::set_alternate_address_field(w.tx, w.context, *row, field, value));
    };
    set(alt::kCompanyName, company_name);
    set(alt::kCompanyName2, "Warehouse");
    set(alt::kAddress, street);
    set(alt::kPostCode, "1010");
    set(alt::kCity, "Vienna");
}

}  // namespace

TEST_CASE(
    "ADR-1 (4), ADR-2: a contact without a company has its own names and address, without empty lines") {
    Workspace w;
    const Row ann = w.person("Ann Lee");
    CHECK(block(w, ann) == Lines{"Ann Lee"});
    w.set(ann, card::kName2, "c/o Smith");
    live_at(w, ann, "Ringstrasse 1", "1010", "Vienna", "AT");
    CHECK(block(w, ann) == Lines{"Ann Lee", "c/o Smith", "Ringstrasse 1", "1010 Vienna", "Austria"});
}

TEST_CASE("ADR-2: the country is printed unless it is blank or the sender's own") {
    Workspace w;
    const Row ann = w.person("Ann Lee");
    live_at(w, ann, "Ringstrasse 1", "1010", "Vienna", "AT");
    w.setup_field(setup::marketing::kDefaultCountryRegionCode, "AT");
    CHECK(block(w, ann) == Lines{"Ann Lee", "Ringstrasse 1", "1010 Vienna"});
    const contact::AddressWanted from_germany{.date = kDay, .home_country = "DE"};
    CHECK(contact::address_block(*w.db, ann, from_germany).back() == "Austria");
}

TEST_CASE("ADR-2: post code, city and county stand as the country has them") {
    Workspace w;
    const auto lines = [&](const char* country) {
        return contact::city_lines(*w.db, country, "12345", "Springfield", "IL");
    };
    CHECK(lines("AT") == Lines{"12345 Springfield", "IL"});
    CHECK(lines("US") == Lines{"Springfield, IL 12345"});
    CHECK(lines("AE") == Lines{"Springfield, 12345", "IL"});
    const Row austria = w.db->table(setup::country::kTable).find("AT");
    REQUIRE(setup::set_code_field(w.tx, setup::country::kTable, austria, setup::country::kAddressFormat, 3));
    CHECK(lines("AT") == Lines{"", "12345 Springfield", "IL"});
    CHECK(contact::city_lines(*w.db, "US", "", "Springfield", "") == Lines{"Springfield"});
    CHECK(contact::city_lines(*w.db, "AT", "", "", "").empty());
}

TEST_CASE(
    "ADR-1 (3): a person with a company has the company's names above the own name, and the own address") {
    Workspace w;
    const Row contoso = w.company("Contoso");
    w.set(contoso, card::kName2, "Branch North");
    const Row ann = w.person("Ann Lee");
    w.set(ann, card::kCompanyNo, w.no(contoso));
    live_at(w, ann, "Ringstrasse 1", "1010", "Vienna", "");
    CHECK(block(w, ann) == Lines{"Contoso", "Branch North", "Ann Lee", "Ringstrasse 1", "1010 Vienna"});
}

TEST_CASE("ADR-1 (1): the alternate address of the line comes first; one that doesn't exist is no address") {
    Workspace w;
    const Row contoso = w.company("Contoso");
    const Row ann = w.person("Ann Lee");
    live_at(w, ann, "Ringstrasse 1", "1010", "Vienna", "");
    alternate(w, ann, "WORK", "Fabrikam", "Hafen 5");
    alternate(w, contoso, "STORE", "Contoso Store", "Hafen 6");
    CHECK(block(w, ann, "WORK") == Lines{"Fabrikam", "Warehouse", "Ann Lee", "Hafen 5", "1010 Vienna"});
    CHECK(block(w, ann, "GONE").front() == "Ann Lee");
    CHECK(block(w, contoso, "STORE") == Lines{"Contoso Store", "Warehouse", "Hafen 6", "1010 Vienna"});
}

TEST_CASE("ADR-1 (2): a person who has the company's address moves with the company's alternate address") {
    Workspace w;
    const Row contoso = w.company("Contoso");
    live_at(w, contoso, "Ringstrasse 1", "1010", "Vienna", "");
    const Row ann = w.person("Ann Lee");
    w.set(ann, card::kCompanyNo, w.no(contoso));
    alternate(w, contoso, "STORE", "Contoso Store", "Hafen 6");
    const Day from = to_day({2026, 12, 1});
    REQUIRE(contact::add_address_period(w.tx, w.context, contoso, "STORE", from, kBlankDay));
    CHECK(block(w, ann, "", from - 1).front() == "Contoso");
    CHECK(block(w, ann, "", from) ==
          Lines{"Contoso Store", "Warehouse", "Ann Lee", "Hafen 6", "1010 Vienna"});
    SUBCASE("but not one with an address of the own") {
        w.set(ann, card::kAddress, "Ringstrasse 2");
        CHECK(block(w, ann, "", from).front() == "Contoso");
    }
    SUBCASE("and not where addresses aren't inherited") {
        w.setup_field(setup::marketing::kInheritAddressDetails, false);
        CHECK(block(w, ann, "", from).front() == "Contoso");
    }
}
