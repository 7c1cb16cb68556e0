#include "core/contact/alternate_address.h"

#include "core/segment/segment_tables.h"
#include "tests/core/contact/workspace.h"

using namespace segments;
using namespace segments::test;
namespace alt = segments::contact::alt_address;

namespace {

const Day kMay = to_day({2026, 5, 1});
const Day kJune = to_day({2026, 6, 1});

template <typename T>
std::string message(const Result<T>& result) {
    return result ? std::string() : result.error().message;
}

}  // namespace

TEST_CASE("an alternate address has a code of its own within the contact") {
    Workspace w;
    const Row ann = w.person("Ann Lee");
    const Row bo = w.person("Bo Berg");
    CHECK(contact::add_alternate_address(w.tx, w.context, ann, "home"));
    CHECK(contact::add_alternate_address(w.tx, w.context, bo, "HOME"));
    CHECK(message(contact::add_alternate_address(w.tx, w.context, ann, "HOME")) ==
          "The contact has an alternate address HOME already. Choose another code.");
    CHECK(message(contact::add_alternate_address(w.tx, w.context, ann, "")) ==
          "An alternate address needs a code. Fill it in.");
    CHECK(message(contact::add_alternate_address(w.tx, w.context, ann, "ELEVEN CHAR")) ==
          "Code holds at most 10 characters; \"ELEVEN CHAR\" has 11. Please shorten it.");
}

TEST_CASE("fields of an alternate address are checked like the contact's, and stamp it") {
    Workspace w;
    const Row ann = w.person("Ann Lee");
    const Row row = *contact::add_alternate_address(w.tx, w.context, ann, "HOME");
    w.context.today += 1;
    CHECK(contact::set_alternate_address_field(w.tx, w.context, row, alt::kCity, "Skagen"));
    CHECK(w.number(ann, card::kLastDateModified) == w.context.today);
    CHECK(w.db->table(alt::kTable).number(row, alt::kLastDateModified) == w.context.today);
    CHECK(message(contact::set_alternate_address_field(w.tx, w.context, row, alt::kEMail, "x")) ==
          "E-Mail must look like name@company.example. Correct the address.");
    CHECK(
        message(contact::set_alternate_address_field(w.tx, w.context, row, alt::kCountryRegionCode, "XX")) ==
        "There is no Country/Region XX. Choose one that exists, or create it first.");
    CHECK(message(contact::set_alternate_address_field(w.tx, w.context, row, alt::kCode, "X")) ==
          "Code can't be typed.");
}

TEST_CASE("periods need a start, end after it, and start on different days") {
    Workspace w;
    const Row ann = w.person("Ann Lee");
    REQUIRE(contact::add_alternate_address(w.tx, w.context, ann, "HOME"));
    CHECK(contact::add_address_period(w.tx, w.context, ann, "HOME", kMay, kBlankDay));
    CHECK(message(contact::add_address_period(w.tx, w.context, ann, "HOME", kBlankDay, kMay)) ==
          "The starting date must be filled in.");
    CHECK(message(contact::add_address_period(w.tx, w.context, ann, "HOME", kJune, kMay)) ==
          "The ending date must not be before the starting date. Correct one of them.");
    CHECK(message(contact::add_address_period(w.tx, w.context, ann, "HOME", kMay, kMay)) ==
          "Another period of the contact starts on 2026-05-01. Choose another starting date.");
    CHECK(message(contact::add_address_period(w.tx, w.context, ann, "NOPE", kJune, kBlankDay)) ==
          "The contact has no alternate address NOPE.");
}

TEST_CASE("a period is moved and ended") {
    namespace range = segments::contact::alt_address_range;
    Workspace w;
    const Row ann = w.person("Ann Lee");
    REQUIRE(contact::add_alternate_address(w.tx, w.context, ann, "HOME"));
    const Row period = *contact::add_address_period(w.tx, w.context, ann, "HOME", kMay, kBlankDay);
    CHECK(contact::change_address_period(w.tx, w.context, period, "HOME", kMay, kMay + 3));
    CHECK(contact::change_address_period(w.tx, w.context, period, "HOME", kJune, kBlankDay));
    const std::vector<Row> rows = contact::address_periods_of(*w.db, ann);
    REQUIRE(rows.size() == 1);
    CHECK(w.db->table(range::kTable).number(rows[0], range::kStartingDate) == kJune);
    contact::remove_address_period(w.tx, w.context, rows[0]);
    CHECK(contact::address_periods_of(*w.db, ann).empty());
}

TEST_CASE("a renamed address takes its periods and the lines that use it along") {
    namespace line = segments::segment::line;
    namespace range = segments::contact::alt_address_range;
    Workspace w;
    const Row ann = w.person("Ann Lee");
    const Row bo = w.person("Bo Berg");
    const Row home = *contact::add_alternate_address(w.tx, w.context, ann, "HOME");
    REQUIRE(contact::add_alternate_address(w.tx, w.context, bo, "HOME"));
    REQUIRE(contact::set_alternate_address_field(w.tx, w.context, home, alt::kCity, "Skagen"));
    const Row period = *contact::add_address_period(w.tx, w.context, ann, "HOME", kMay, kBlankDay);
    const Row line_row = w.tx.insert(line::kTable, {1});
    w.tx.set_text(line::kTable, line_row, line::kContactNo, w.no(ann));
    w.tx.set_text(line::kTable, line_row, line::kContactAltAddressCode, "HOME");
    const Result<Row> renamed = contact::rename_alternate_address(w.tx, w.context, home, "SUMMER");
    REQUIRE(renamed);
    CHECK(w.db->table(alt::kTable).text(*renamed, alt::kCity) == "Skagen");
    CHECK(w.db->table(range::kTable).text(period, range::kContactAltAddressCode) == "SUMMER");
    CHECK(w.db->table(line::kTable).text(line_row, line::kContactAltAddressCode) == "SUMMER");
    CHECK(contact::alternate_addresses_of(*w.db, ann).size() == 1);
    CHECK(w.db->table(alt::kTable).find(w.no(bo), "HOME") != table::kNoRow);
}

TEST_CASE("a removed address takes its periods along, not those of other addresses") {
    Workspace w;
    const Row ann = w.person("Ann Lee");
    const Row home = *contact::add_alternate_address(w.tx, w.context, ann, "HOME");
    REQUIRE(contact::add_alternate_address(w.tx, w.context, ann, "SUMMER"));
    REQUIRE(contact::add_address_period(w.tx, w.context, ann, "HOME", kMay, kBlankDay));
    REQUIRE(contact::add_address_period(w.tx, w.context, ann, "SUMMER", kJune, kBlankDay));
    contact::remove_alternate_address(w.tx, w.context, home);
    CHECK(contact::address_periods_of(*w.db, ann).size() == 1);
    CHECK(contact::alternate_addresses_of(*w.db, ann).size() == 1);
}
