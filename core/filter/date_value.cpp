#include "core/filter/date_value.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/base/needle.h"
#include "core/base/text.h"
#include "core/base/tr.h"

namespace segments::filter {
namespace {

constexpr int kFirstTwoDigitYear = 1950;  // two-digit years mean 1950 to 2049 (FLT-50)
constexpr int kLastYear = 9999;

// A run of digits.
struct Number {
    int value = 0;
    std::size_t digits = 0;
};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Anything but letters and digits separates the parts of a date.
bool is_separator_at(std::string_view text, std::size_t at) {
    return !is_word_character(decode_at(text, at).value);
}

// Without blanks and the dots that some regions end a date with: 2026.11.23.
std::string_view strip_separators(std::string_view text) {
    while (!text.empty() && (text[0] == ' ' || text[0] == '.')) text.remove_prefix(1);
    std::size_t end = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t next = at + decode_at(text, at).length;
        if (!is_separator_at(text, at)) end = next;
        at = next;
    }
    return text.substr(0, end);
}

// The numbers of a text of digits and separators; nullopt if there is anything else, or more than `most` of
// them.
std::optional<std::vector<Number>> numbers_of(std::string_view text, std::size_t most) {
    std::vector<Number> numbers;
    for (std::size_t at = 0; at < text.size();) {
        if (is_digit(text[at])) {
            Number number;
            for (; at < text.size() && is_digit(text[at]); ++at, ++number.digits)
                if (number.digits < 8) number.value = number.value * 10 + (text[at] - '0');
            if (number.digits > 8 || numbers.size() == most) return std::nullopt;
            numbers.push_back(number);
        } else if (is_separator_at(text, at)) {
            at += decode_at(text, at).length;
        } else {
            return std::nullopt;
        }
    }
    return numbers;
}

// Letters (and marks) at the start.
std::string_view leading_letters(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size() && !is_digit(text[at]) && !is_separator_at(text, at))
        at += decode_at(text, at).length;
    return text.substr(0, at);
}

// True if `typed` is the word or a leading part of it, whatever the case.
bool abbreviates(std::string_view typed, std::string_view word) {
    return FoldedNeedle(typed).begins(word);
}

// ISO weekday (1 = Monday) that the letters stand for, 0 if none. Sunday comes first: `s` is Sunday, `sa`
// Saturday, `t` in t23 Tuesday (FLT-51, FLT-52).
int weekday_of(std::string_view typed, const Locale& locale) {
    constexpr std::array<int, 7> kOrder = {7, 1, 2, 3, 4, 5, 6};
    for (const int weekday : kOrder)
        if (abbreviates(typed, locale.weekdays[static_cast<std::size_t>(weekday - 1)])) return weekday;
    return 0;
}

int full_year(int two_digits) {
    const int year = 1900 + two_digits;
    return year < kFirstTwoDigitYear ? year + 100 : year;
}

std::optional<int> year_of(const Number& number) {
    if (number.digits == 2) return full_year(number.value);
    if (number.digits == 4 && number.value >= 1900) return number.value;
    return std::nullopt;
}

Error clause(std::string message, const char* rule) {
    return fail(std::move(message), rule);
}

Error not_a_date(const Locale& locale) {
    return clause(
        tr("it is not a date. Type one such as {1}, {2}, {3} or {4} 2",
           format_date(to_day({2026, 11, 23}), locale), locale.today, locale.weekdays[0], locale.period),
        "FLT-50");
}

Result<DateValue> one_day(int year, int month, int day, bool relative) {
    if (year < 1900 || year > kLastYear) return clause(tr("the years go from 1900 to 9999"), "FLT-50");
    if (month < 1 || month > 12) return clause(tr("there is no month {1}", month), "FLT-50");
    const Civil civil{year, month, day};
    if (!is_valid(civil))
        return clause(tr("there is no day {1} in month {2} of {3}", day, month, year), "FLT-50");
    const Day value = to_day(civil);
    return DateValue{value, value, false, relative};
}

Day work_date_of(const EntryContext& context) {
    return context.work_date != kBlankDay ? context.work_date : context.today;
}

// Day and month in the region's order; where the year comes first the month precedes the day (FLT-50).
Result<DateValue> day_and_month(int first, int second, int year, DateOrder order, bool relative) {
    return order == DateOrder::day_month_year ? one_day(year, second, first, relative)
                                              : one_day(year, first, second, relative);
}

// Digits without separators: 2 a day, 4 day and month, 6 and 8 with year.
Result<DateValue> from_digits(const Number& number, const EntryContext& context) {
    const Civil work = to_civil(work_date_of(context));
    const DateOrder order = context.locale.date_order;
    const int value = number.value;
    switch (number.digits) {
        case 1:
        case 2:
            return one_day(work.year, work.month, value, true);
        case 4:
            return day_and_month(value / 100, value % 100, work.year, order, true);
        case 6:
            if (order == DateOrder::year_month_day)
                return one_day(full_year(value / 10000), value / 100 % 100, value % 100, false);
            return day_and_month(value / 10000, value / 100 % 100, full_year(value % 100), order, false);
        case 8:
            if (order == DateOrder::year_month_day)
                return one_day(value / 10000, value / 100 % 100, value % 100, false);
            return day_and_month(value / 1000000, value / 10000 % 100, value % 10000, order, false);
        default:
            return clause(tr("a date has 2 digits (the day), 4 (with the month), 6 or 8 (with the year)"),
                          "FLT-50");
    }
}

Result<DateValue> from_parts(const std::vector<Number>& parts, const EntryContext& context) {
    if (parts.size() == 1) return from_digits(parts[0], context);
    const DateOrder order = context.locale.date_order;
    if (parts.size() == 2) {
        if (parts[0].digits > 2 || parts[1].digits > 2) return not_a_date(context.locale);
        return day_and_month(parts[0].value, parts[1].value, to_civil(work_date_of(context)).year, order,
                             true);
    }
    if (parts.size() != 3) return not_a_date(context.locale);
    // A year of four digits in front is a year in every region: 2026-11-23.
    const bool year_first = order == DateOrder::year_month_day || parts[0].digits == 4;
    const auto year = year_of(parts[year_first ? 0 : 2]);
    const Number& first = parts[year_first ? 1 : 0];
    const Number& second = parts[year_first ? 2 : 1];
    if (!year || first.digits > 2 || second.digits > 2) return not_a_date(context.locale);
    return day_and_month(first.value, second.value, *year, year_first ? DateOrder::year_month_day : order,
                         false);
}

// The n-th accounting period, counted from the fiscal year of the work date (FLT-53).
Result<DateValue> accounting_period(int number, const EntryContext& context) {
    const Civil work = to_civil(work_date_of(context));
    const int first_month = context.fiscal_year_first_month;
    const int fiscal_year = work.month >= first_month ? work.year : work.year - 1;
    const int index = fiscal_year * 12 + first_month - 1 + number - 1;
    if (number < 1) return clause(tr("accounting periods are counted from 1"), "FLT-53");
    if (index / 12 > kLastYear || index / 12 < 1900)
        return clause(tr("that period lies outside the years 1900 to 9999"), "FLT-53");
    const Day first = to_day({index / 12, index % 12 + 1, 1});
    const int next = index + 1;
    const Day last =
        next / 12 > kLastYear ? to_day({kLastYear, 12, 31}) : to_day({next / 12, next % 12 + 1, 1}) - 1;
    return DateValue{first, last, false, true};
}

// Monday of week 1, the one with 4 January in it (ISO 8601).
std::int64_t first_monday(int year) {
    const Day fourth = to_day({year, 1, 4});
    return static_cast<std::int64_t>(fourth) - (iso_weekday(fourth) - 1);
}

// A weekday with its ISO week number, and perhaps the year: mon25, t 23, t-1, fri 53 2026, mon2526 (FLT-51).
Result<DateValue> weekday_of_week(int weekday, std::vector<Number> numbers, const EntryContext& context) {
    if (numbers.size() == 1 && (numbers[0].digits == 4 || numbers[0].digits == 6)) {
        const bool long_year = numbers[0].digits == 6;
        const int scale = long_year ? 10000 : 100;
        numbers = {Number{numbers[0].value / scale, 2},
                   Number{numbers[0].value % scale, static_cast<std::size_t>(long_year ? 4 : 2)}};
    }
    const bool has_year = numbers.size() == 2;
    const auto year = has_year ? year_of(numbers[1]) : to_civil(work_date_of(context)).year;
    if (!year || numbers[0].digits > 2) return not_a_date(context.locale);
    const int week = numbers[0].value;
    // 28 December always lies in the last week of its year.
    const std::int64_t weeks =
        (static_cast<std::int64_t>(to_day({*year, 12, 28})) - first_monday(*year)) / 7 + 1;
    if (week < 1 || week > weeks)
        return clause(tr("the weeks of {1} go from 1 to {2}", *year, weeks), "FLT-51");
    const std::int64_t day = first_monday(*year) + (week - 1) * 7 + weekday - 1;
    if (day < 1 || day > to_day({kLastYear, 12, 31}))
        return clause(tr("the years go from 1900 to 9999"), "FLT-50");
    return DateValue{static_cast<Day>(day), static_cast<Day>(day), false, !has_year};
}

// A word, alone or with numbers behind it; nullopt if the letters are no word of the language.
std::optional<Result<DateValue>> from_word(std::string_view letters, std::string_view rest,
                                           const EntryContext& context) {
    const Locale& locale = context.locale;
    const Day work = work_date_of(context);
    const auto numbers = numbers_of(rest, 2);
    if (!numbers) return std::nullopt;
    const int weekday = weekday_of(letters, locale);
    if (numbers->empty()) {
        // Work date and today are tried first: t is today, never Tuesday (FLT-52).
        if (abbreviates(letters, locale.work_date)) return DateValue{work, work, false, true};
        if (abbreviates(letters, locale.today)) return DateValue{context.today, context.today, false, true};
        if (abbreviates(letters, locale.period)) return accounting_period(1, context);
        if (weekday == 0) return std::nullopt;
        const std::int64_t day = static_cast<std::int64_t>(work) - iso_weekday(work) + weekday;
        if (day < 1 || day > to_day({kLastYear, 12, 31}))
            return clause(tr("the years go from 1900 to 9999"), "FLT-50");
        return DateValue{static_cast<Day>(day), static_cast<Day>(day), false, true};
    }
    if (abbreviates(letters, locale.period) && numbers->size() == 1) {
        if (numbers->front().digits > 4)
            return clause(tr("that period lies outside the years 1900 to 9999"), "FLT-53");
        return accounting_period(numbers->front().value, context);
    }
    if (weekday != 0) return weekday_of_week(weekday, *numbers, context);
    return std::nullopt;
}

Result<DateValue> parse_without_closing(std::string_view text, const EntryContext& context) {
    const std::string_view letters = leading_letters(text);
    if (!letters.empty()) {
        if (auto word = from_word(letters, text.substr(letters.size()), context)) return *word;
        return not_a_date(context.locale);
    }
    const auto numbers = numbers_of(text, 3);
    if (!numbers || numbers->empty()) return not_a_date(context.locale);
    return from_parts(*numbers, context);
}

bool is_meridiem(std::string_view typed, std::string_view word) {
    return !typed.empty() && abbreviates(typed, word);
}

// True for "mon14 10": on a date-time that is ten o'clock, not the year 2010 (FLT-57).
bool ends_like_an_hour(std::string_view text) {
    const std::size_t blank = text.rfind(' ');
    if (blank == std::string_view::npos || text.size() - blank - 1 > 2) return false;
    if (leading_letters(text).empty()) return false;
    const auto before =
        numbers_of(text.substr(leading_letters(text).size(), blank - leading_letters(text).size()), 1);
    return before && before->size() == 1;
}

DateTimeValue whole_days(const DateValue& date) {
    if (date.first == kBlankDay) return {};
    return {first_minute(date.first), first_minute(date.last) + kMinutesPerDay - 1, true, date.relative};
}

}  // namespace

Result<DateValue> parse_date(std::string_view typed, const EntryContext& context) {
    const std::string_view text = strip_separators(typed);
    if (text.empty()) {
        if (trim_blanks(typed).empty()) return DateValue{};
        return not_a_date(context.locale);
    }
    auto plain = parse_without_closing(text, context);
    if (plain) return plain;
    const FoldedNeedle closing(context.locale.closing);
    if (context.locale.closing.empty() || !closing.begins(text)) return plain;
    std::string_view date = text;
    for (std::size_t i = character_count(context.locale.closing); i > 0; --i)
        date.remove_prefix(decode_at(date, 0).length);
    date = strip_separators(date);
    if (date.empty()) return plain;
    auto closed = parse_without_closing(date, context);
    if (closed) closed->closing = true;
    return closed;
}

Result<std::int64_t> parse_time(std::string_view typed, const Locale& locale) {
    const auto mistake = [] {
        return clause(tr("it is not a time. Type one such as 16:00, 1600 or 4p"), "FLT-57");
    };
    std::string_view text = trim_blanks(typed);
    if (text.empty()) return std::int64_t{0};
    std::size_t end = 0;
    while (end < text.size() && (is_digit(text[end]) || text[end] == ':' || text[end] == '.')) ++end;
    const std::string_view suffix = trim_blanks(text.substr(end));
    const auto numbers = numbers_of(text.substr(0, end), 4);
    if (!numbers || numbers->empty() || !is_digit(text[0]) || !is_digit(text[end - 1])) return mistake();

    std::int64_t parts[4] = {0, 0, 0, 0};  // hours, minutes, seconds, milliseconds
    if (numbers->size() == 1) {
        const Number& all = numbers->front();
        const int value = all.value;
        if (all.digits <= 2) {
            parts[0] = value;
        } else if (all.digits <= 4) {
            parts[0] = value / 100;
            parts[1] = value % 100;
        } else if (all.digits == 6) {
            parts[0] = value / 10000;
            parts[1] = value / 100 % 100;
            parts[2] = value % 100;
        } else {
            return mistake();
        }
    } else {
        for (std::size_t i = 0; i < numbers->size(); ++i) {
            const Number& number = (*numbers)[i];
            if (number.digits > (i == 3 ? 3U : 2U)) return mistake();
            parts[i] = number.value;
            for (std::size_t d = number.digits; i == 3 && d < 3; ++d) parts[i] *= 10;
        }
    }
    if (!suffix.empty()) {
        const bool after = is_meridiem(suffix, locale.after_noon);
        if (!after && !is_meridiem(suffix, locale.before_noon)) return mistake();
        if (parts[0] < 1 || parts[0] > 12) return mistake();
        parts[0] = parts[0] % 12 + (after ? 12 : 0);
    }
    if (parts[0] > 23 || parts[1] > 59 || parts[2] > 59)
        return clause(tr("a time goes from 0:00 to 23:59:59"), "FLT-57");
    return ((parts[0] * 60 + parts[1]) * 60 + parts[2]) * 1000 + parts[3] + 1;
}

Result<DateTimeValue> parse_date_time(std::string_view typed, const EntryContext& context) {
    const std::string_view text = trim_blanks(typed);
    auto date = parse_date(text, context);
    if (date && date->closing) return clause(tr("a closing date has no time"), "FLT-55");
    if (date && !ends_like_an_hour(text)) return whole_days(*date);

    for (std::size_t blank = text.find(' '); blank != std::string_view::npos;
         blank = text.find(' ', blank + 1)) {
        const auto time = parse_time(text.substr(blank + 1), context.locale);
        if (!time || *time == 0) continue;
        const auto day = parse_date(text.substr(0, blank), context);
        if (!day || day->closing || day->first == kBlankDay || day->first != day->last) continue;
        const std::int64_t minute = first_minute(day->first) + (*time - 1) / kMillisecondsPerMinute;
        return DateTimeValue{minute, minute, false, day->relative};
    }
    if (date) return whole_days(*date);
    return date.error();
}

}  // namespace segments::filter
