#include "core/base/date.h"

#include <doctest/doctest.h>

using namespace segments;

TEST_CASE("the first day of 1900 is day 1, so that 0 is free for the blank date") {
    CHECK(to_day({1900, 1, 1}) == 1);
    CHECK(to_civil(1) == Civil{1900, 1, 1});
    CHECK(to_iso(kBlankDay) == "");
}

TEST_CASE("days are numbered without gaps over leap years and centuries") {
    CHECK(to_day({1900, 3, 1}) == 60);  // 1900 was no leap year
    CHECK(to_day({2000, 2, 29}) + 1 == to_day({2000, 3, 1}));
    CHECK(to_day({2026, 11, 23}) == 46348);
    CHECK(to_iso(to_day({9999, 12, 31})) == "9999-12-31");
}

TEST_CASE("weekdays follow ISO: Monday is 1") {
    CHECK(iso_weekday(to_day({2026, 11, 23})) == 1);
    CHECK(iso_weekday(to_day({2026, 11, 29})) == 7);
}

TEST_CASE("only a whole and real ISO date is read") {
    CHECK(from_iso("2024-02-29") == to_day({2024, 2, 29}));
    CHECK(from_iso("2023-02-29") == std::nullopt);
    CHECK(from_iso("2024-2-29") == std::nullopt);
    CHECK(from_iso("2024-02-29 ") == std::nullopt);
    CHECK(from_iso("1899-12-31") == std::nullopt);
}

namespace {
// Computed before main, when other files' constants may not be computed yet.
const Day kEarly = to_day({2026, 11, 23});
}  // namespace

TEST_CASE("days can be computed while the program starts") {
    CHECK(kEarly == 46348);
}
