#include "core/filter/date_value.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/core/filter/builders.h"

using namespace segments;
using namespace segments::filter;
using namespace segments::filter::testing;

namespace {

EntryContext in_region(DateOrder order) {
    EntryContext context = a_context();
    context.locale.date_order = order;
    return context;
}

// The day that a text stands for, as 2026-11-23; a period as first..last; closing dates with a C; "?" if
// refused.
std::string read(std::string_view text, const EntryContext& context = a_context()) {
    const auto date = parse_date(text, context);
    if (!date) return "?";
    std::string out = (date->closing ? "C" : "") + to_iso(date->first);
    if (date->last != date->first) out += ".." + to_iso(date->last);
    return out;
}

std::string read_in(DateOrder order, std::string_view text) {
    return read(text, in_region(order));
}

std::string read_time(std::string_view text) {
    const auto time = parse_time(text, Locale{});
    return time ? format_time(*time, Locale{}) : "?";
}

std::string read_date_time(std::string_view text) {
    const auto value = parse_date_time(text, a_context());
    if (!value) return "?";
    const Locale iso = stored_locale();
    const std::string first = format_date_time(value->first, iso);
    return value->first == value->last ? first : first + ".." + format_date_time(value->last, iso);
}

}  // namespace

TEST_CASE("FLT-50: two digits are a day of the work date's month") {
    CHECK(read("11") == "2026-11-11");
    CHECK(read("05") == "2026-11-05");
    CHECK(read("5") == "2026-11-05");
    CHECK(read("31") == "?");
    CHECK(read("00") == "?");
}

TEST_CASE("FLT-50: four digits are day and month in the region's order, in the work date's year") {
    CHECK(read_in(DateOrder::month_day_year, "1231") == "2026-12-31");
    CHECK(read_in(DateOrder::day_month_year, "3112") == "2026-12-31");
    CHECK(read_in(DateOrder::year_month_day, "1112") == "2026-11-12");
}

TEST_CASE("FLT-50: six and eight digits have the year too") {
    CHECK(read_in(DateOrder::month_day_year, "123125") == "2025-12-31");
    CHECK(read_in(DateOrder::day_month_year, "311225") == "2025-12-31");
    CHECK(read_in(DateOrder::year_month_day, "181231") == "2018-12-31");
    CHECK(read_in(DateOrder::month_day_year, "12312025") == "2025-12-31");
    CHECK(read_in(DateOrder::day_month_year, "31122025") == "2025-12-31");
    CHECK(read_in(DateOrder::year_month_day, "20181231") == "2018-12-31");
    CHECK(read("123") == "?");
    CHECK(read("1234567") == "?");
    CHECK(read("123456789") == "?");
}

TEST_CASE("FLT-50: two-digit years mean 1950 to 2049") {
    CHECK(read("010149") == "2049-01-01");
    CHECK(read("010150") == "1950-01-01");
    CHECK(read("01-01-99") == "1999-01-01");
}

TEST_CASE("FLT-50: any separator will do") {
    for (const char* text : {"12-31-25", "12/31/25", "12.31.2025", "12 31 25", "12/31,25", " 12-31-2025 "})
        CHECK(read(text) == "2025-12-31");
    for (const char* text : {"2018.12.31.", "18.12.31.", "18/12,31"})
        CHECK(read_in(DateOrder::year_month_day, text) == "2018-12-31");
    CHECK(read_in(DateOrder::day_month_year, "31.12.") == "2026-12-31");
    CHECK(read("12-31") == "2026-12-31");
}

TEST_CASE("A year of four digits in front is understood in every region") {
    CHECK(read_in(DateOrder::month_day_year, "2025-12-31") == "2025-12-31");
    CHECK(read_in(DateOrder::day_month_year, "2025-12-31") == "2025-12-31");
}

TEST_CASE("Days that do not exist are refused with a clear reason") {
    CHECK(read("02-29-2025") == "?");
    CHECK(read("02-29-2024") == "2024-02-29");
    CHECK(parse_date("02-29-2025", a_context()).error().message == "there is no day 29 in month 2 of 2025");
    CHECK(parse_date("13-01-2025", a_context()).error().message == "there is no month 13");
    CHECK(parse_date("01-01-1899", a_context()).error().message ==
          "it is not a date. Type one such as 11-23-2026, today, Monday or period 2");
    CHECK(read("1-2-3-4") == "?");
    CHECK(read("-") == "?");
    CHECK(read("12-31-2025x") == "?");
}

TEST_CASE("FLT-51: words for today and the work date, and their leading parts") {
    for (const char* text : {"t", "T", "to", "today", "TODAY"}) CHECK(read(text) == "2026-11-23");
    for (const char* text : {"w", "wo", "work", "workdate", "WorkDate"}) CHECK(read(text) == "2026-11-25");
    CHECK(read("todays") == "?");
    CHECK(read("xyz") == "?");
}

TEST_CASE("FLT-51: weekdays are those of the work date's week") {
    CHECK(read("m") == "2026-11-23");
    CHECK(read("Monday") == "2026-11-23");
    CHECK(read("tu") == "2026-11-24");
    CHECK(read("we") == "2026-11-25");
    CHECK(read("th") == "2026-11-26");
    CHECK(read("f") == "2026-11-27");
    CHECK(read("sa") == "2026-11-28");
    CHECK(read("s") == "2026-11-29");
    CHECK(read("sunday") == "2026-11-29");
}

TEST_CASE("FLT-51: a weekday with an ISO week number, and perhaps a year") {
    CHECK(read("mon25") == "2026-06-15");
    CHECK(read("Mon 25") == "2026-06-15");
    CHECK(read("t 23") == "2026-06-02");
    CHECK(read("t-1") == "2025-12-30");
    CHECK(read("mon1") == "2025-12-29");
    CHECK(read("fri53") == "2027-01-01");
    CHECK(read("mon54") == "?");
    CHECK(read("mon0") == "?");
    CHECK(read("mon25 2025") == "2025-06-16");
    CHECK(read("mon25-25") == "2025-06-16");
    CHECK(read("mon2525") == "2025-06-16");
    CHECK(read("mon252025") == "2025-06-16");
    CHECK(read("mon53 2025") == "?");
    CHECK(read("s23") == "2026-06-07");
    CHECK(read("w23") == "2026-06-03");
}

TEST_CASE("FLT-52: t alone is today, t with a week number Tuesday") {
    CHECK(read("t") == "2026-11-23");
    CHECK(read("t23") == "2026-06-02");
}

TEST_CASE("FLT-53: accounting periods are counted from the fiscal year of the work date") {
    CHECK(read("p") == "2026-01-01..2026-01-31");
    CHECK(read("p1") == "2026-01-01..2026-01-31");
    CHECK(read("p2") == "2026-02-01..2026-02-28");
    CHECK(read("period4") == "2026-04-01..2026-04-30");
    CHECK(read("Period 12") == "2026-12-01..2026-12-31");
    CHECK(read("p15") == "2027-03-01..2027-03-31");
    CHECK(read("p0") == "?");
    CHECK(read("p99999") == "?");
    EntryContext context = a_context();
    context.fiscal_year_first_month = 12;
    CHECK(read("p1", context) == "2025-12-01..2025-12-31");
    context.fiscal_year_first_month = 7;
    CHECK(read("p2", context) == "2026-08-01..2026-08-31");
}

TEST_CASE("FLT-55: C before a date means its closing, with every form of a date") {
    CHECK(read("C123101") == "C2001-12-31");
    CHECK(read("c12-31-2001") == "C2001-12-31");
    CHECK(read("Ct") == "C2026-11-23");
    CHECK(read("C mon25") == "C2026-06-15");
    CHECK(read("C") == "?");
    CHECK(read("CCt") == "?");
}

TEST_CASE("An empty text is the blank date, and without a work date today is taken") {
    CHECK(parse_date("", a_context())->first == kBlankDay);
    EntryContext context = a_context();
    context.work_date = kBlankDay;
    CHECK(read("w", context) == "2026-11-23");
}

TEST_CASE("Words are in the user's language") {
    EntryContext context = in_region(DateOrder::day_month_year);
    context.locale.today = "heute";
    context.locale.work_date = "Arbeitsdatum";
    context.locale.period = "Periode";
    context.locale.closing = "U";
    context.locale.weekdays = {"Montag",  "Dienstag", "Mittwoch", "Donnerstag",
                               "Freitag", "Samstag",  "Sonntag"};
    CHECK(read("h", context) == "2026-11-23");
    CHECK(read("arbeit", context) == "2026-11-25");
    CHECK(read("mi25", context) == "2026-06-17");
    CHECK(read("u31.12.25", context) == "C2025-12-31");
    CHECK(read("today", context) == "?");
}

TEST_CASE("PRD-9: a date is relative if another day could change it") {
    for (const char* text : {"t", "w", "m", "mon25", "12", "1231", "12-31", "p2"})
        CHECK(parse_date(text, a_context())->relative);
    for (const char* text : {"123125", "12-31-2025", "mon25 2025", ""})
        CHECK_FALSE(parse_date(text, a_context())->relative);
}

TEST_CASE("FLT-57: times in every accepted form") {
    CHECK(read_time("16:00") == "16:00");
    CHECK(read_time("1600") == "16:00");
    CHECK(read_time("16") == "16:00");
    CHECK(read_time("4p") == "16:00");
    CHECK(read_time("4 PM") == "16:00");
    CHECK(read_time("12am") == "00:00");
    CHECK(read_time("12p") == "12:00");
    CHECK(read_time("4:30p") == "16:30");
    CHECK(read_time("430") == "04:30");
    CHECK(read_time("163015") == "16:30:15");
    CHECK(read_time("16.30.15") == "16:30:15");
    CHECK(read_time("16:30:15.25") == "16:30:15.250");
    CHECK(read_time("") == "");
    for (const char* text : {"24", "16:60", "13p", "0a", "x", "16:", "1 2", "12345", "16:00:00:00:00"})
        CHECK(read_time(text) == "?");
}

TEST_CASE("FLT-57: a date-time is a date, a blank and a time") {
    CHECK(read_date_time("mon14 3") == "2026-03-30 03:00");
    CHECK(read_date_time("t 4p") == "2026-11-23 16:00");
    CHECK(read_date_time("12-31-25 4:30 pm") == "2025-12-31 16:30");
    CHECK(read_date_time("12 31 25 16:00") == "2025-12-31 16:00");
    CHECK(read_date_time("mon14 10") == "2026-03-30 10:00");
    CHECK(read_date_time("") == "");
}

TEST_CASE("FLT-54, FLT-57: a date without time is the whole day") {
    CHECK(read_date_time("22") == "2026-11-22 00:00..2026-11-22 23:59");
    CHECK(read_date_time("t 23") == "2026-06-02 00:00..2026-06-02 23:59");
    CHECK(read_date_time("p1") == "2026-01-01 00:00..2026-01-31 23:59");
    CHECK(read_date_time("Ct") == "?");
    CHECK(read_date_time("4p") == "?");
    CHECK(read_date_time("p1 16:00") == "?");
}
