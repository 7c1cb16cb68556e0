// What depends on the user's region and language when values are typed or shown in filters: order and
// separators of dates and numbers, the words for days (FLT-50, FLT-51, FLT-53), and the phrases by which a
// filter is told in words. All of it is data: another language is another Locale.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/filter/value_type.h"

namespace segments::filter {

enum class DateOrder : std::uint8_t { day_month_year, month_day_year, year_month_day };

// Phrases around values; {1} and {2} stand for them. The field's caption is put before the whole.
struct Phrases {
    std::string is = "is {1}";
    std::string is_not = "is not {1}";
    std::string is_one_of = "is {1} or {2}";  // {1}: all but the last, joined by `comma`
    std::string is_none_of = "is neither {1} nor {2}";
    std::string is_empty = "is empty";
    std::string is_not_empty = "is not empty";
    std::string starts = "starts with {1}";
    std::string starts_not = "does not start with {1}";
    std::string ends = "ends with {1}";
    std::string ends_not = "does not end with {1}";
    std::string contains = "contains {1}";
    std::string contains_not = "does not contain {1}";
    std::string looks_like = "looks like {1}";
    std::string looks_not_like = "does not look like {1}";
    std::string between = "is from {1} to {2}";
    std::string not_between = "is not from {1} to {2}";
    std::string from = "is {1} or later";  // texts, dates, times, options
    std::string up_to = "is {1} or earlier";
    std::string after = "is after {1}";
    std::string before = "is before {1}";
    std::string at_least = "is at least {1}";  // numbers
    std::string at_most = "is at most {1}";
    std::string more_than = "is more than {1}";
    std::string less_than = "is less than {1}";
    std::string closing = "the closing of {1}";  // FLT-55
    std::string ignoring_case = "{1} (in any case)";
    std::string anything = "is anything";
    std::string or_is_empty = "{1}, or is empty";  // PRD-10
    std::string both = "{1} and {2}";
    std::string either = "{1} or {2}";
    std::string comma = ", ";
    std::string others = "{1} others";  // end of a list too long to be shown
};

struct Locale {
    DateOrder date_order = DateOrder::month_day_year;
    std::string date_separator = "-";
    std::string decimal_separator = ".";
    std::string group_separator = ",";

    std::string today = "today";
    std::string work_date = "workdate";
    std::string period = "period";
    std::string closing = "C";
    std::array<std::string, 7> weekdays = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                           "Friday", "Saturday", "Sunday"};
    std::string yes = "Yes";  // typed in English too
    std::string no = "No";
    std::string before_noon = "am";
    std::string after_noon = "pm";

    Phrases phrases;
    bool in_language = false;  // options are shown in the language of the program
};

// `locale` with Yes and No, options and phrases in the language of the program (core/base/tr.h). Words for
// days are typed in English whatever the language: what was typed is kept with the criteria, which others
// read.
Locale in_language(Locale locale);
// The same region, with everything in English again: for what is written into documents.
Locale in_english(Locale locale);

// Dates in the order given by year, month, day in ISO form, point as decimal separator, English words: for
// stored filters, which must read the same after the user's region has changed.
Locale stored_locale();

// "12-31-2025"; empty for the blank date.
std::string format_date(Day day, const Locale& locale);
// "16:00", "16:00:30" or "16:00:30.250"; empty for the blank time. Encoding: ValueType::time.
std::string format_time(std::int64_t time, const Locale& locale);
// "12-31-2025 16:00"; empty for the blank date-time. Encoding: ValueType::date_time.
std::string format_date_time(std::int64_t date_time, const Locale& locale);
// A scaled decimal without group separators and trailing zeros: "-1200.5".
std::string format_decimal(std::int64_t scaled, const Locale& locale);

// A count for people to read, with group separators: "1,204,000".
std::string format_count(std::uint64_t count, const Locale& locale);

// Puts `first` and `second` in the places {1} and {2} of a phrase.
std::string phrase(std::string_view pattern, std::string_view first, std::string_view second = {});

}  // namespace segments::filter
