#include "core/filter/locale.h"

#include <cstdio>

#include "core/base/tr.h"
#include "core/filter/number_value.h"

namespace segments::filter {
namespace {

constexpr std::int64_t kMillisecondsPerSecond = 1000;

std::string padded(std::int64_t number, int width) {
    char buffer[24];
    std::snprintf(buffer, sizeof buffer, "%0*lld", width, static_cast<long long>(number));
    return buffer;
}

}  // namespace

Locale stored_locale() {
    Locale locale;
    locale.date_order = DateOrder::year_month_day;
    locale.group_separator.clear();
    return locale;
}

Locale in_language(Locale locale) {
    locale.in_language = true;
    locale.yes = tr("Yes");
    locale.no = tr("No");
    Phrases& phrases = locale.phrases;
    phrases.is = tr("is {1}");
    phrases.is_not = tr("is not {1}");
    phrases.is_one_of = tr("is {1} or {2}");
    phrases.is_none_of = tr("is neither {1} nor {2}");
    phrases.is_empty = tr("is empty");
    phrases.is_not_empty = tr("is not empty");
    phrases.starts = tr("starts with {1}");
    phrases.starts_not = tr("does not start with {1}");
    phrases.ends = tr("ends with {1}");
    phrases.ends_not = tr("does not end with {1}");
    phrases.contains = tr("contains {1}");
    phrases.contains_not = tr("does not contain {1}");
    phrases.looks_like = tr("looks like {1}");
    phrases.looks_not_like = tr("does not look like {1}");
    phrases.between = tr("is from {1} to {2}");
    phrases.not_between = tr("is not from {1} to {2}");
    phrases.from = tr("is {1} or later");
    phrases.up_to = tr("is {1} or earlier");
    phrases.after = tr("is after {1}");
    phrases.before = tr("is before {1}");
    phrases.at_least = tr("is at least {1}");
    phrases.at_most = tr("is at most {1}");
    phrases.more_than = tr("is more than {1}");
    phrases.less_than = tr("is less than {1}");
    phrases.closing = tr("the closing of {1}");
    phrases.ignoring_case = tr("{1} (in any case)");
    phrases.anything = tr("is anything");
    phrases.or_is_empty = tr("{1}, or is empty");
    phrases.both = tr("{1} and {2}");
    phrases.either = tr("{1} or {2}");
    phrases.others = tr("{1} others");
    return locale;
}

Locale in_english(Locale locale) {
    const Locale english;
    locale.in_language = false;
    locale.yes = english.yes;
    locale.no = english.no;
    locale.phrases = english.phrases;
    return locale;
}

std::string format_date(Day day, const Locale& locale) {
    if (day <= kBlankDay) return {};
    const Civil civil = to_civil(day);
    const std::string d = padded(civil.day, 2);
    const std::string m = padded(civil.month, 2);
    const std::string y = padded(civil.year, 4);
    const std::string& s = locale.date_separator;
    switch (locale.date_order) {
        case DateOrder::day_month_year:
            return d + s + m + s + y;
        case DateOrder::month_day_year:
            return m + s + d + s + y;
        case DateOrder::year_month_day:
            break;
    }
    return y + s + m + s + d;
}

std::string format_time(std::int64_t time, const Locale& /*locale*/) {
    if (time <= 0) return {};
    const std::int64_t milliseconds = (time - 1) % kMillisecondsPerSecond;
    const std::int64_t seconds = (time - 1) / kMillisecondsPerSecond;
    std::string out = padded(seconds / 3600, 2) + ":" + padded(seconds / 60 % 60, 2);
    if (seconds % 60 != 0 || milliseconds != 0) out += ":" + padded(seconds % 60, 2);
    if (milliseconds != 0) out += "." + padded(milliseconds, 3);
    return out;
}

std::string format_date_time(std::int64_t date_time, const Locale& locale) {
    if (date_time <= 0) return {};
    const Day day = static_cast<Day>((date_time - 1) / kMinutesPerDay) + 1;
    const std::int64_t minute = (date_time - 1) % kMinutesPerDay;
    return format_date(day, locale) + " " + format_time(minute * kMillisecondsPerMinute + 1, locale);
}

std::string format_decimal(std::int64_t scaled, const Locale& locale) {
    // Unsigned, so that the lowest number has an absolute value too.
    const std::uint64_t size =
        scaled < 0 ? 0 - static_cast<std::uint64_t>(scaled) : static_cast<std::uint64_t>(scaled);
    std::string out = scaled < 0 ? "-" : "";
    out += std::to_string(size / static_cast<std::uint64_t>(kDecimalScale));
    const std::uint64_t fraction = size % static_cast<std::uint64_t>(kDecimalScale);
    if (fraction == 0) return out;
    std::string digits = padded(static_cast<std::int64_t>(fraction), 5);
    while (digits.back() == '0') digits.pop_back();
    return out + locale.decimal_separator + digits;
}

std::string format_count(std::uint64_t count, const Locale& locale) {
    return group_digits(std::to_string(count), locale);
}

std::string phrase(std::string_view pattern, std::string_view first, std::string_view second) {
    const TextValue values[] = {first, second};
    return filled_in(pattern, values);
}

}  // namespace segments::filter
