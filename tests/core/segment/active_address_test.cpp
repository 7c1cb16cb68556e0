#include "core/segment/active_address.h"

#include <doctest/doctest.h>

#include <random>

#include "tests/core/segment/workspace.h"

using namespace segments;
using namespace segments::test;
using segments::table::Row;
namespace range = segments::contact::alt_address_range;

namespace {

constexpr Day kFirst = 46000;
constexpr int kDays = 60, kPeople = 40;

// People with date ranges in no order, which overlap, have no end, or lie behind each other.
struct Ranges : Workspace {
    explicit Ranges(unsigned seed, int count) {
        std::mt19937 random(seed);
        for (int i = 0; i < kPeople; ++i)
            people.push_back(tx.table(card::kTable).code(person("P"), card::kNo));
        for (int i = 0; i < count; ++i) {
            const std::string_view no =
                db->table(card::kTable).dictionary(card::kNo).text(people[random() % people.size()]);
            const Day from = kFirst + static_cast<Day>(random() % kDays);
            const Row row = tx.insert(range::kTable, {no, from});
            if (row == table::kNoRow) continue;  // this one is there already
            tx.set_text(range::kTable, row, range::kContactAltAddressCode,
                        std::string(1, "ABCDEFG"[random() % 7]));
            if (random() % 4 != 0)
                tx.set_number(range::kTable, row, range::kEndingDate, from + static_cast<Day>(random() % 20));
        }
    }
    std::vector<table::Code> people;
};

}  // namespace

TEST_CASE("ALT-1: addresses found for many contacts are those that one contact at a time finds") {
    for (const int count : {0, 1, 300, 900}) {
        for (const std::size_t slice : {std::size_t{1}, std::size_t{64}, ~std::size_t{0}}) {
            CAPTURE(count);
            CAPTURE(slice);
            const Ranges w(static_cast<unsigned>(count), count);
            segment::ActiveAddresses addresses(*w.db);
            std::size_t steps = 1;
            for (; !addresses.step(slice); ++steps) CHECK(steps < 100000);
            CHECK((slice > 64 || count < 300 || steps > 10));
            int found = 0;
            for (const table::Code contact : w.people) {
                for (Day day = kFirst - 1; day < kFirst + kDays + 1; ++day) {
                    const table::Code address = addresses.on(contact, day);
                    CHECK(address == segment::active_address(*w.db, contact, day));
                    found += address != 0 ? 1 : 0;
                }
            }
            CHECK((found > 0) == (count > 0));
            CHECK(addresses.on(0, kFirst) == 0);
        }
    }
}
