#include <doctest/doctest.h>

#include <string>

#include "core/filter/filter.h"
#include "tests/core/filter/builders.h"

using namespace segments;
using namespace segments::filter;
using namespace segments::filter::testing;

TEST_CASE("FLT-4: the message names field and text, says what to do, and where") {
    const Error error = error_of(integer_field(), "1|x");
    CHECK(error.message ==
          "The filter \"1|x\" on Line No. cannot be used: for \"x\", it is not a number. Type one such as "
          "1200.");
    CHECK(error.field == "Line No.");
    CHECK(error.rule == "FLT-4");
    CHECK(error.position == 2);
}

TEST_CASE("FLT-4: a missing operand is refused where it is missing") {
    CHECK(error_of(text_field(), "a|").position == 2);
    CHECK(error_of(text_field(), "a&").position == 2);
    CHECK(error_of(text_field(), "|a").position == 0);
    CHECK(error_of(text_field(), "a||b").position == 2);
    CHECK(error_of(text_field(), "()").position == 1);
    CHECK(error_of(text_field(), "<>").position == 0);
    CHECK(error_of(text_field(), ">=&a").position == 2);
    CHECK(error_of(text_field(), "..").position == 2);
    CHECK(error_of(text_field(), "@").position == 0);
}

TEST_CASE("FLT-4: unbalanced parentheses and quotes are refused where they stand") {
    CHECK(error_of(text_field(), "a|(b").position == 2);
    CHECK(error_of(text_field(), "a)").position == 1);
    CHECK(error_of(text_field(), "a|'b").position == 2);
    CHECK(error_of(text_field(), "'a''").position == 0);
}

TEST_CASE("FLT-4: operators inside values, intervals behind operators and third ends are refused") {
    CHECK(error_of(text_field(), "a<b").position == 1);
    CHECK(error_of(text_field(), "a=b").position == 1);
    CHECK(error_of(text_field(), "a(b)").position == 1);
    CHECK(error_of(text_field(), "(a)b").position == 3);
    CHECK(error_of(text_field(), "'a'b").position == 3);
    CHECK(error_of(text_field(), "<>1..5").position == 3);
    CHECK(error_of(text_field(), "1..2..3").position == 4);
}

TEST_CASE("Positions are counted in characters, from the start of what was typed") {
    CHECK(error_of(text_field(), "\xC3\xBC\xC3\xBC|(").position == 4);
    CHECK(error_of(text_field(), "  a)").position == 3);
}

TEST_CASE("FLT-32: wildcards are not allowed in numbers") {
    CHECK(error_of(integer_field(), "1*").message ==
          "The filter \"1*\" on Line No. cannot be used: for \"1*\", wildcards are not possible in numbers. "
          "Use an "
          "interval such as 1000..1999.");
    CHECK(error_of(integer_field(), "1.5").position == 0);
    CHECK(error_of(integer_field(), "1,5").position == 0);
    CHECK(error_of(decimal_field(), "1.123456").position == 0);
    CHECK(error_of(integer_field(), "99999999999999999999").position == 0);
    CHECK(error_of(decimal_field(), "100000000000000").position == 0);
}

TEST_CASE("FLT-33, FLT-34: the choices are named") {
    CHECK(error_of(boolean_field(), "maybe").message ==
          "The filter \"maybe\" on Minor cannot be used: for \"maybe\", it is neither Yes nor No. Type one "
          "of them.");
    CHECK(error_of(option_field(), "Good").message ==
          "The filter \"Good\" on Evaluation cannot be used: for \"Good\", it is not one of the choices. "
          "Choose among: "
          "' ', Very Positive, Positive, Neutral, Negative, Very Negative.");
    CHECK(error_of(option_field(), "6").position == 0);
    CHECK(error_of(option_field(), "-1").position == 0);
}

TEST_CASE("A date that does not exist is refused with its reason") {
    CHECK(error_of(date_field(), "01-01-26..02-30-26").message ==
          "The filter \"01-01-26..02-30-26\" on Date cannot be used: for \"02-30-26\", there is no day 30 in "
          "month 2 of "
          "2026.");
    CHECK(error_of(date_field(), "01-01-26..02-30-26").position == 10);
}

TEST_CASE("Invalid UTF-8 is refused") {
    CHECK(error_of(text_field(), "a\xFF").rule == "FLT-4");
}

TEST_CASE("Messages stay short, however long the filter is") {
    CHECK(error_of(integer_field(), std::string(100000, 'x')).message.size() < 300);
}
