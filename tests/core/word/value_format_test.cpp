// How switches write values.
#include <doctest/doctest.h>

#include "core/base/date.h"
#include "core/word/value.h"

using namespace segments;
using namespace segments::word;
using filter::ValueType;

namespace {

Value date(int year, int month, int day) {
    return {"shown", ValueType::date, to_day({year, month, day})};
}
Value decimal(std::int64_t scaled) {
    return {"shown", ValueType::decimal, scaled};
}

}  // namespace

TEST_CASE("\\@ writes a date by its picture, in the language of the letter") {
    CHECK(format_date_picture(date(2026, 3, 5), "d MMMM yyyy", "ENU") == "5 March 2026");
    CHECK(format_date_picture(date(2026, 3, 5), "dddd, d. MMMM yyyy", "DEU") == "Donnerstag, 5. März 2026");
    CHECK(format_date_picture(date(2026, 3, 5), "dd.MM.yy", "ENU") == "05.03.26");
    CHECK(format_date_picture(date(2026, 3, 5), "ddd MMM 'of the year' yyyy", "ENU") ==
          "Thu Mar of the year 2026");
    CHECK(format_date_picture(date(2026, 3, 5), "MMMM", "XXX") == "March");
    CHECK(format_date_picture({"2026-03-05", ValueType::text, 0}, "d/M/yyyy", "ENU") == "5/3/2026");
    CHECK(format_date_picture({"soon", ValueType::text, 0}, "d/M/yyyy", "ENU") == "soon");
    const Value afternoon{"", ValueType::time, (14 * 60 + 5) * filter::kMillisecondsPerMinute + 1};
    CHECK(format_date_picture(afternoon, "HH:mm, h:mm am/pm", "ENU") == "14:05, 2:05 PM");
}

TEST_CASE("\\# writes a number by its picture") {
    CHECK(format_number_picture(decimal(123456700000), "#,##0.00") == "1,234,567.00");
    CHECK(format_number_picture(decimal(150000), "0.0#") == "1.5");
    CHECK(format_number_picture(decimal(150000), "0.00 EUR") == "1.50 EUR");
    CHECK(format_number_picture(decimal(-150000), "0.00;(0.00);none") == "(1.50)");
    CHECK(format_number_picture(decimal(0), "0.00;(0.00);none") == "none");
    CHECK(format_number_picture(decimal(-150000), "0.0") == "-1.5");
    CHECK(format_number_picture({"7", ValueType::integer, 7}, "000") == "007");
    CHECK(format_number_picture({"12,5", ValueType::text, 0}, "0.00") == "12.50");
    CHECK(format_number_picture({"many", ValueType::text, 0}, "0.00") == "many");
    CHECK(format_number_picture(decimal(-100), "0") == "0");
}

TEST_CASE("\\* changes the case, of letters of any script") {
    CHECK(format_case("ann öhler", "Upper") == "ANN ÖHLER");
    CHECK(format_case("ANN ÖHLER", "lower") == "ann öhler");
    CHECK(format_case("öhler & co", "FirstCap") == "Öhler & co");
    CHECK(format_case("new york city", "Caps") == "New York City");
    CHECK(format_case("as it is", "MERGEFORMAT") == "as it is");
}
