#include "core/filter/date_formula.h"

#include <doctest/doctest.h>

#include <string>

#include "core/base/date.h"

using namespace segments;
using namespace segments::filter;

namespace {

// The date that a formula leads to; "?" if it cannot be read, "!" if it leaves the calendar.
std::string after(std::string_view formula, std::string_view base) {
    const auto parsed = DateFormula::parse(formula);
    if (!parsed) return "?";
    const auto day = parsed->apply(*from_iso(base));
    return day ? to_iso(*day) : "!";
}

}  // namespace

// 23 November 2026 is a Monday.

TEST_CASE("FLT-56: C and a unit lead to the end of the current one, with a minus to its beginning") {
    CHECK(after("CM", "2026-11-23") == "2026-11-30");
    CHECK(after("CW", "2026-11-23") == "2026-11-29");
    CHECK(after("CQ", "2026-11-23") == "2026-12-31");
    CHECK(after("CY", "2026-11-23") == "2026-12-31");
    CHECK(after("CD", "2026-11-23") == "2026-11-23");
    CHECK(after("-CM", "2026-11-23") == "2026-11-01");
    CHECK(after("-CW", "2026-11-26") == "2026-11-23");
    CHECK(after("-CQ", "2026-11-23") == "2026-10-01");
    CHECK(after("-CY", "2026-11-23") == "2026-01-01");
}

TEST_CASE("FLT-56: a number and a unit lead on or back") {
    CHECK(after("10D", "2026-11-23") == "2026-12-03");
    CHECK(after("2W", "2026-11-23") == "2026-12-07");
    CHECK(after("-1Y", "2026-11-23") == "2025-11-23");
    CHECK(after("1M", "2026-01-31") == "2026-02-28");
    CHECK(after("1Q", "2026-11-30") == "2027-02-28");
    CHECK(after("-1Y", "2024-02-29") == "2023-02-28");
}

TEST_CASE("FLT-56: D or WD and a number lead to the next such day, with a minus to the one before") {
    CHECK(after("D10", "2026-11-23") == "2026-12-10");
    CHECK(after("D10", "2026-11-10") == "2026-12-10");
    CHECK(after("D10", "2026-11-09") == "2026-11-10");
    CHECK(after("D31", "2026-11-23") == "2026-12-31");
    CHECK(after("D31", "2026-01-31") == "2026-03-31");
    CHECK(after("-D10", "2026-11-10") == "2026-10-10");
    CHECK(after("WD4", "2026-11-23") == "2026-11-26");
    CHECK(after("WD1", "2026-11-23") == "2026-11-30");
    CHECK(after("-WD1", "2026-11-23") == "2026-11-16");
    CHECK(after("-WD7", "2026-11-23") == "2026-11-22");
}

TEST_CASE("FLT-56: terms are applied from left to right") {
    CHECK(after("CM+10D", "2026-11-23") == "2026-12-10");
    CHECK(after("3M-CQ+WD1", "2021-06-15") == "2021-07-05");
    CHECK(after(" cm + 10d ", "2026-11-23") == "2026-12-10");
    CHECK(after("", "2026-11-23") == "2026-11-23");
}

TEST_CASE("FLT-56: what is no formula is refused with its place") {
    for (const char* text :
         {"x", "10", "M", "D", "D32", "WD8", "WD0", "3WD", "CWD", "10000D", "1D2W", "1D+", "W3", "C"})
        CHECK(after(text, "2026-11-23") == "?");
    CHECK(after("1D+1D+1D+1D+1D+1D+1D+1D", "2026-11-23") == "?");
    const Error error = DateFormula::parse("CM+10X").error();
    CHECK(error.message ==
          "The date formula \"CM+10X\" cannot be read: after a number write D, W, M, Q or Y.");
    CHECK(error.position == 5);
}

TEST_CASE("A formula that leaves the calendar is an error, not another date") {
    CHECK(after("9999Y", "2026-11-23") == "!");
    CHECK(after("-9999Y", "2026-11-23") == "!");
    CHECK(after("-9999D", "1900-01-01") == "!");
    CHECK(after("-WD1", "1900-01-01") == "!");
    CHECK(after("D31", "9999-12-31") == "!");
}

TEST_CASE("Formulas print canonically") {
    CHECK(DateFormula::parse("cm + 10d - wd4")->to_text() == "CM+10D-WD4");
    CHECK(DateFormula::parse("-1y")->to_text() == "-1Y");
    CHECK(DateFormula::parse("+1y")->to_text() == "1Y");
}
