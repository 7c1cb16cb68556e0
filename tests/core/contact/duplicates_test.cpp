#include "core/contact/duplicates.h"

#include <algorithm>

#include "core/contact/delete_contacts.h"
#include "core/setup/marketing_setup.h"
#include "tests/core/contact/workspace.h"

using namespace segments;
using namespace segments::test;
using contact::Likeness;
namespace duplicate = contact::duplicate;

namespace {

using Pairs = std::vector<std::string>;

Row a_company(Workspace& w, const char* name, const char* address, const char* city, const char* phone,
              const char* mail) {
    const Row row = w.company(name);
    w.set(row, card::kAddress, address);
    w.set(row, card::kCity, city);
    w.set(row, card::kPhoneNo, phone);
    w.set(row, card::kEMail, mail);
    return row;
}

// Contoso twice, written a little differently, and somebody at the same place.
struct Town : Workspace {
    Row contoso = a_company(*this, "Contoso Ltd.", "12 High Street", "London", "020 7946 0100",
                            "office@contoso.example");
    Row again = a_company(*this, "CONTOSO Ltd", "12, High-Street", "London", "020-79460100",
                          "office@contoso.example");
    Row neighbour =
        a_company(*this, "Fabrikam", "12 High Street", "London", "020 7946 9999", "mail@fabrikam.test");
};

Likeness alike(const Workspace& w, Row a, Row b) {
    return contact::likeness(contact::search_strings(*w.db, a), contact::search_strings(*w.db, b));
}

Pairs found(Workspace& w, std::size_t slice = 3) {
    contact::FindDuplicates job(*w.db);
    while (!job.step(w.tx, slice)) {
    }
    Pairs pairs;
    const table::Table& table = w.db->table(duplicate::kTable);
    table.live().for_each([&](Row row) {
        if (!table.flag(row, duplicate::kSeparateContacts))
            pairs.push_back(std::string(table.text(row, duplicate::kContactNo)) + "=" +
                            std::string(table.text(row, duplicate::kDuplicateNo)));
    });
    std::sort(pairs.begin(), pairs.end());
    return pairs;
}

std::vector<Row> found_of(const Workspace& w, Row row) {
    contact::DuplicatesOf search(*w.db, row);
    while (!search.step(2)) {
    }
    std::vector<Row> rows;
    for (const auto& each : search.found()) rows.push_back(each.row);
    return rows;
}

}  // namespace

TEST_CASE("DUP-1: the first and last five letters and digits of eight fields are compared, in any case") {
    Town w;
    CHECK(alike(w, w.contoso, w.again) == Likeness{10, 10, true});
    CHECK(alike(w, w.contoso, w.neighbour).matching == 5);
    w.set(w.again, card::kName, "Contoso Limited");
    CHECK(alike(w, w.contoso, w.again) == Likeness{9, 10, false});
    w.set(w.again, card::kVatRegistrationNo, "GB123");
    CHECK(alike(w, w.contoso, w.again) == Likeness{9, 12, false});
}

TEST_CASE("DUP-1: so many of the strings must match as Search Hit % says, rounded up") {
    CHECK(contact::needed_matches(16, 60) == 10);
    CHECK(contact::needed_matches(10, 60) == 6);
    CHECK(contact::needed_matches(3, 1) == 1);
    CHECK(contact::are_duplicates({10, 16, false}, 60, false));
    CHECK_FALSE(contact::are_duplicates({9, 16, false}, 60, false));
    CHECK_FALSE(contact::are_duplicates({0, 0, false}, 60, false));
}

TEST_CASE("DUP-1: the search finds the pairs that are alike enough") {
    Town w;
    CHECK(found(w) == Pairs{"CT000001=CT000002"});
    REQUIRE(setup::set_setup_field(w.tx, setup::marketing::kSearchHitPercent, 40));
    CHECK(found(w) == Pairs{"CT000001=CT000002", "CT000001=CT000003", "CT000002=CT000003"});
    REQUIRE(setup::set_setup_field(w.tx, setup::marketing::kSearchHitPercent, 100));
    w.set(w.again, card::kCity, "Leeds");
    CHECK(found(w).empty());
}

TEST_CASE("DUP-1: contacts that were told apart aren't found again, and the search forgets old pairs") {
    Town w;
    CHECK(found(w).size() == 1);
    contact::set_separate(w.tx, "CT000002", "CT000001", true);
    CHECK(contact::are_separate(*w.db, "CT000001", "CT000002"));
    CHECK(found(w).empty());
    CHECK(found_of(w, w.contoso).empty());
    contact::set_separate(w.tx, "CT000001", "CT000002", false);
    CHECK(found(w).size() == 1);
    w.set(w.again, card::kName, "Somebody");
    w.set(w.again, card::kEMail, "else@where.example");
    w.set(w.again, card::kPhoneNo, "1");
    CHECK(found(w).empty());
}

TEST_CASE("DUP-1: while a company is entered its duplicates are found, the most alike first") {
    Town w;
    REQUIRE(setup::set_setup_field(w.tx, setup::marketing::kSearchHitPercent, 40));
    CHECK(found_of(w, w.contoso) == std::vector<Row>{w.again, w.neighbour});
    CHECK(found_of(w, w.company("Nobody Else")).empty());
}

TEST_CASE("PRD-21: people are alike only if their names are; a company is never like a person") {
    Town w;
    std::vector<Row> people;
    for (const char* name : {"Ann Lee", "Bob Ray", "Ann Lee"}) {
        people.push_back(w.person(name));
        w.set(people.back(), card::kCompanyNo, w.no(w.contoso));
    }
    CHECK(found_of(w, people[0]) == std::vector<Row>{people[2]});
    CHECK(found(w) == Pairs{"CT000001=CT000002", "CT000004=CT000006"});
}

TEST_CASE("DUP-1: the search by rare strings finds what comparing all with all finds") {
    Workspace w;
    // Names, streets and towns repeat, so that all degrees of likeness occur.
    constexpr const char* kNames[] = {"Contoso", "Fabrikam", "Northwind", "Contoso Ltd"};
    constexpr const char* kStreets[] = {"Main Street 1", "Main Street 2", "", "Harbour 5"};
    constexpr const char* kTowns[] = {"Vienna", "Graz", "Linz"};
    constexpr const char* kPhones[] = {"", "0316 123456", "01 5555 12", "01 5555 13", "0732 998877"};
    std::vector<Row> rows;
    for (std::size_t i = 0; i < 120; ++i)
        rows.push_back(a_company(w, kNames[i * 7 % 4], kStreets[i * 5 % 11 % 4], kTowns[i * 3 % 7 % 3],
                                 kPhones[i * 11 % 13 % 5], ""));
    Pairs expected;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (std::size_t j = i + 1; j < rows.size(); ++j) {
            if (contact::are_duplicates(alike(w, rows[i], rows[j]), 60, false))
                expected.push_back(w.no(rows[i]) + "=" + w.no(rows[j]));
        }
    }
    std::sort(expected.begin(), expected.end());
    CHECK(expected.size() > 100);
    CHECK(found(w, 17) == expected);
}

TEST_CASE("DEL-4: with a contact go the pairs in which it stands") {
    Town w;
    CHECK(found(w).size() == 1);
    REQUIRE(contact::delete_contact(w.tx, w.again));
    CHECK(w.db->table(duplicate::kTable).size() == 0);
}
