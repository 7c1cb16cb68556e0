#include <doctest/doctest.h>

#include <array>
#include <string>

#include "core/filter/filter.h"
#include "core/filter/number_value.h"
#include "tests/core/filter/builders.h"

using namespace segments;
using namespace segments::filter;
using namespace segments::filter::testing;

namespace {

std::string printed(const FieldType& field, std::string_view expression) {
    return filter_on(field, expression).to_text(Locale{});
}

std::string told(const FieldType& field, std::string_view expression) {
    return filter_on(field, expression).in_words(field.caption, Locale{});
}

}  // namespace

TEST_CASE("A filter prints canonically, without needless blanks and parentheses") {
    CHECK(printed(integer_field(), " ((5999)) | 8100 .. 8490 ") == "5999|8100..8490");
    CHECK(printed(integer_field(), "(1000..1999|3000)&<>1500") == "(1000..1999|3000)&<>1500");
}

TEST_CASE("Nested groups of one operator are one group") {
    CHECK(printed(text_field(), "a|(b|(c|d))") == "a|b|c|d");
    CHECK(printed(text_field(), "(a&b)&c|(d&e)") == "a&b&c|d&e");
    CHECK(printed(text_field(), "a&(b|c)") == "a&(b|c)");
}

TEST_CASE("Values are quoted where they must be") {
    CHECK(printed(text_field(), "'J & V*'") == "'J & V*'");
    CHECK(printed(text_field(), "@'J & V*'") == "@'J & V*'");
    CHECK(printed(text_field(), "'Rome'") == "Rome");
    CHECK(printed(text_field(), "' x'") == "' x'");
    CHECK(printed(text_field(), "'@x'") == "'@x'");
    CHECK(printed(text_field(), "''''") == "''''");
    CHECK(printed(text_field(), "O'Brien") == "O'Brien");
    CHECK(printed(text_field(), "'%me'") == "'%me'");
    CHECK(printed(text_field(), "'a.'..'.b'") == "'a.'..'.b'");
    CHECK(printed(text_field(), "''..b") == "''..b");
    CHECK(printed(text_field(), "@a..c") == "@a..c");
}

TEST_CASE("Each type prints its values in the region's form") {
    CHECK(printed(code_field(), "manuf") == "MANUF");
    CHECK(printed(decimal_field(), "1,200.50..") == "1200.5..");
    CHECK(printed(boolean_field(), "1") == "Yes");
    CHECK(printed(option_field(), "2|0|Very*") == "Positive|' '|Very*");
    CHECK(printed(date_field(), "123125..") == "12-31-2025..");
    CHECK(printed(date_field(), "''|C123125") == "''|C12-31-2025");
    CHECK(printed(time_field(), "4p..") == "16:00..");
    CHECK(printed(date_time_field(), "mon14 3..t 4p") == "03-30-2026 03:00..11-23-2026 16:00");
    CHECK(printed(date_time_field(), "22..23") == "11-22-2026..11-23-2026");
}

TEST_CASE("The stored form is the same in every region") {
    const Filter dates = filter_on(date_field(), "12-31-25|t..");
    CHECK(dates.to_text(stored_locale()) == "2025-12-31|2026-11-23..");
    EntryContext elsewhere = a_context();
    elsewhere.locale = stored_locale();
    CHECK(filter_on(date_field(), dates.to_text(stored_locale()), elsewhere).intervals() ==
          dates.intervals());
}

TEST_CASE("PRD-9: dates print resolved, or as typed where they roll") {
    const Filter filter = filter_on(date_field(), "t..|p2|12-31-25|<>mon25");
    CHECK(filter.as_typed() == "t..|p2|12-31-25|<>mon25");
    CHECK(filter.has_relative_dates());
    CHECK(filter.to_text(Locale{}) == "11-23-2026..|02-01-2026..02-28-2026|12-31-2025|<>06-15-2026");
    const std::array<DateRule, 4> rules = {DateRule::rolling, DateRule::fixed, DateRule::rolling,
                                           DateRule::rolling};
    CHECK(filter.to_text(Locale{}, rules) == "t..|02-01-2026..02-28-2026|12-31-2025|<>mon25");
}

TEST_CASE("PRD-9: the dates of a filter are listed as typed and as resolved") {
    const auto dates = filter_on(date_field(), "p2|12-31-25..t").date_terms(Locale{});
    REQUIRE(dates.size() == 3);
    CHECK(dates[0].typed == "p2");
    CHECK(dates[0].resolved == "02-01-2026..02-28-2026");
    CHECK(dates[0].relative);
    CHECK(dates[1].typed == "12-31-25");
    CHECK(dates[1].resolved == "12-31-2025");
    CHECK_FALSE(dates[1].relative);
    CHECK(dates[2].resolved == "11-23-2026");
    CHECK(filter_on(text_field(), "t").date_terms(Locale{}).empty());
    CHECK_FALSE(filter_on(text_field(), "t").has_relative_dates());
}

TEST_CASE("PRD-9: a rolling filter, parsed on another day, means that day") {
    EntryContext later = a_context();
    later.today = to_day({2027, 1, 5});
    later.work_date = later.today;
    CHECK(filter_on(date_field(), "t", later).to_text(Locale{}) == "01-05-2027");
}

TEST_CASE("Periods with operators print as the days they mean") {
    CHECK(printed(date_field(), "p2") == "02-01-2026..02-28-2026");
    CHECK(printed(date_field(), "<>p2") == "<02-01-2026|>02-28-2026");
    CHECK(printed(date_field(), "<>p2&<>t") == "(<02-01-2026|>02-28-2026)&<>11-23-2026");
    CHECK(printed(date_field(), ">p2") == ">02-28-2026");
    CHECK(printed(date_field(), ">=p2") == ">=02-01-2026");
    CHECK(printed(date_field(), "<p2") == "<02-01-2026");
    CHECK(printed(date_field(), "<=p2") == "<=02-28-2026");
    CHECK(printed(date_field(), "p1..p4") == "01-01-2026..04-30-2026");
    CHECK(printed(date_field(), "p8..") == "08-01-2026..");
}

TEST_CASE("FLT-53: periods as filters on dates") {
    CHECK(filter_on(date_field(), "p1..p4").intervals() == Intervals{{day("2026-01-01"), day("2026-04-30")}});
    CHECK(filter_on(date_field(), "p8..").intervals() == Intervals{{day("2026-08-01"), kHighest}});
    CHECK(filter_on(date_field(), "p15").intervals() == Intervals{{day("2027-03-01"), day("2027-03-31")}});
}

TEST_CASE("FLT-54: day numbers as ends of an interval") {
    CHECK(filter_on(date_field(), "22..23").intervals() == Intervals{{day("2026-11-22"), day("2026-11-23")}});
    CHECK(filter_on(date_field(), "23..").intervals() == Intervals{{day("2026-11-23"), kHighest}});
    CHECK(filter_on(date_field(), "..23").intervals() == Intervals{{kLowest, day("2026-11-23")}});
    const std::int64_t midnight_before =
        (static_cast<std::int64_t>(day("2026-11-22")) - 1) * kMinutesPerDay + 1;
    CHECK(filter_on(date_time_field(), "22..23").intervals() ==
          Intervals{{midnight_before, midnight_before + 2 * kMinutesPerDay - 1}});
}

TEST_CASE("FLT-55: a closing date lies after its day and before the next") {
    const Day last = day("2025-12-31");
    CHECK(filter_on(date_field(), "..C123125").matches(std::int64_t{last}));
    CHECK_FALSE(filter_on(date_field(), "C123125..").matches(std::int64_t{last}));
    CHECK(filter_on(date_field(), "C123125..").matches(std::int64_t{last + 1}));
    CHECK(filter_on(date_field(), "<C123125").matches(std::int64_t{last}));
    CHECK_FALSE(filter_on(date_field(), ">C123125").matches(std::int64_t{last}));
    CHECK_FALSE(filter_on(date_field(), "C123125").matches(std::int64_t{last}));
    CHECK(filter_on(date_field(), "<>C123125").intervals() == Intervals{Interval{}});
    CHECK(filter_on(date_field(), "C123125..01-01-26").intervals() == Intervals{{last + 1, last + 1}});
}

TEST_CASE("FLT-57: a date-time interval between two minutes") {
    const Filter filter = filter_on(date_time_field(), "mon14 3..t 4p");
    const std::int64_t from =
        (static_cast<std::int64_t>(day("2026-03-30")) - 1) * kMinutesPerDay + 1 + 3 * 60;
    const std::int64_t to = (static_cast<std::int64_t>(day("2026-11-23")) - 1) * kMinutesPerDay + 1 + 16 * 60;
    CHECK(filter.intervals() == Intervals{{from, to}});
}

TEST_CASE("PRD-10: the sentence says when empty values pass") {
    CHECK(told(text_field(), "<>Rome") == "City is not Rome, or is empty");
    CHECK(told(text_field(), "<>Rome&<>''") == "City is not Rome and is not empty");
    CHECK(told(text_field(), "<>A*") == "City does not start with A, or is empty");
    CHECK(told(date_field(), "..12-31-25") == "Date is 12-31-2025 or earlier, or is empty");
    CHECK(told(option_field(), "<>Positive") == "Evaluation is not Positive, or is empty");
    CHECK(told(integer_field(), "<>0") == "Line No. is not 0");
}

TEST_CASE("Filters are told in plain English") {
    CHECK(told(text_field(), "Rome") == "City is Rome");
    CHECK(told(text_field(), "@rome") == "City is rome (in any case)");
    CHECK(told(text_field(), "''") == "City is empty");
    CHECK(told(text_field(), "<>''") == "City is not empty");
    CHECK(told(text_field(), "Rome|Paris|Oslo") == "City is Rome, Paris or Oslo");
    CHECK(told(text_field(), "Rome|''") == "City is Rome or is empty");
    CHECK(told(text_field(), "<>A&<>B&<>C") == "City is neither A, B nor C, or is empty");
    CHECK(told(text_field(), "A*") == "City starts with A");
    CHECK(told(text_field(), "*A") == "City ends with A");
    CHECK(told(text_field(), "@*co*") == "City contains co (in any case)");
    CHECK(told(text_field(), "Hans?n") == "City looks like Hans?n");
    CHECK(told(text_field(), "*") == "City is anything");
    CHECK(told(text_field(), "A..C") == "City is from A to C");
    CHECK(told(text_field(), "(A*|B*)&<>Bonn") == "City (starts with A or starts with B) and is not Bonn");
    CHECK(told(integer_field(), ">200&<1200") == "Line No. is more than 200 and is less than 1200");
    CHECK(told(integer_field(), ">=1200|..5") == "Line No. is at least 1200 or is at most 5");
    CHECK(told(boolean_field(), "1") == "Minor is Yes");
    CHECK(told(option_field(), "' '") == "Evaluation is empty");
    CHECK(told(option_field(), "Very*") == "Evaluation starts with Very");
    CHECK(told(date_field(), "t") == "Date is 11-23-2026");
    CHECK(told(date_field(), "p2") == "Date is from 02-01-2026 to 02-28-2026");
    CHECK(told(date_field(), "<>p2") == "Date is not from 02-01-2026 to 02-28-2026, or is empty");
    CHECK(told(date_field(), "C123125..") == "Date is the closing of 12-31-2025 or later");
    CHECK(told(date_field(), ">t") == "Date is after 11-23-2026");
    CHECK(told(text_field(), "") == "City is anything");
}

TEST_CASE("A sentence stays readable with hundreds of values") {
    std::string many = "0";
    for (int i = 1; i < 500; ++i) many += "|" + std::to_string(i);
    CHECK(told(integer_field(), many) ==
          "Line No. is 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19 or 480 others");
}

TEST_CASE("an amount has two decimals and its thousands apart, by the region") {
    const Locale english;
    CHECK(format_amount(0, english) == "0.00");
    CHECK(format_amount(250'000, english) == "2.50");
    CHECK(format_amount(125'000'000, english) == "1,250.00");
    CHECK(format_amount(-99'900'000, english) == "-999.00");
    CHECK(format_amount(-100'000'000'000, english) == "-1,000,000.00");
    CHECK(format_amount(12'345, english) == "0.12345");
    Locale german;
    german.decimal_separator = ",";
    german.group_separator = ".";
    CHECK(format_amount(125'050'000, german) == "1.250,50");
}

TEST_CASE("a number that was typed has its thousands apart where it is read") {
    const Locale english;
    CHECK(group_digits("", english).empty());
    CHECK(group_digits("999", english) == "999");
    CHECK(group_digits("1200", english) == "1,200");
    CHECK(group_digits("-999", english) == "-999");
    CHECK(group_digits("-1234567.12345", english) == "-1,234,567.12345");
    Locale german;
    german.decimal_separator = ",";
    german.group_separator = ".";
    CHECK(group_digits("1234567,5", german) == "1.234.567,5");
    Locale none;
    none.group_separator.clear();
    CHECK(group_digits("1200", none) == "1200");
}

TEST_CASE("what is shown of an amount is what is read when it is typed") {
    for (const std::int64_t amount : {0ll, 1ll, -1ll, 12'345ll, 99'999'999ll, -123'456'700'000ll}) {
        for (const char* separator : {",", ".", "\xC2\xA0", "’", ""}) {
            Locale locale;
            locale.group_separator = separator;
            locale.decimal_separator = *separator == '.' ? "," : ".";
            const Result<std::int64_t> read = parse_decimal(format_amount(amount, locale), locale);
            REQUIRE(read);
            CHECK(*read == amount);
        }
    }
}
