// The ways to type a date or a time (FLT-50 to FLT-57): digits in the region's order, words, weekdays with
// week numbers, accounting periods, closing dates, times of day. Used by filters and by date fields alike.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/filter/entry_context.h"

namespace segments::filter {

// What a typed date stands for: one day (first == last), or the days of an accounting period.
struct DateValue {
    Day first = kBlankDay;
    Day last = kBlankDay;
    bool closing = false;   // the moment after `last` and before the next day (FLT-55)
    bool relative = false;  // another work date or another day could give another date (PRD-9)

    bool operator==(const DateValue&) const = default;
};

// Reads a date; an empty text is the blank date. The error's message is a clause without the field's name,
// ready to follow a colon: "there is no day 31 in November 2026". REQUIRES: context.today is not blank.
Result<DateValue> parse_date(std::string_view text, const EntryContext& context);

// Reads a time of day ("16:00", "4p", "4:30 pm", "0430", "16:00:30"); an empty text is the blank time.
// Encoding: ValueType::time. Errors as above.
Result<std::int64_t> parse_time(std::string_view text, const Locale& locale);

// A date-time: a date (the whole of its days), or a date, a blank and a time (that minute). Encoding:
// ValueType::date_time.
struct DateTimeValue {
    std::int64_t first = 0;
    std::int64_t last = 0;
    bool whole_days = false;  // typed without a time
    bool relative = false;

    bool operator==(const DateTimeValue&) const = default;
};

// Reads a date-time; an empty text is the blank one. Errors as above.
Result<DateTimeValue> parse_date_time(std::string_view text, const EntryContext& context);

// First minute of a day in the encoding of ValueType::date_time. REQUIRES: day is not blank.
constexpr std::int64_t first_minute(Day day) {
    return (static_cast<std::int64_t>(day) - 1) * kMinutesPerDay + 1;
}

}  // namespace segments::filter
