// The types a filtered field can have, and how their values are encoded. Texts and codes are UTF-8 texts;
// every other type is one 64-bit integer, so that a filter on it is a comparison with ranges of integers.
#pragma once

#include <cstdint>

namespace segments::filter {

enum class ValueType : std::uint8_t {
    text,       // as typed
    code,       // trimmed, upper case (segments::code_form)
    integer,    // the number
    decimal,    // the number times kDecimalScale
    boolean,    // 0 or 1
    option,     // ordinal, 0-based
    date,       // segments::Day, 0 = blank
    time,       // milliseconds since midnight + 1, 0 = blank
    date_time,  // local minutes since 1900-01-01 00:00 + 1, 0 = blank
};

inline constexpr std::int64_t kDecimalScale = 100000;  // five decimals
inline constexpr std::int64_t kMillisecondsPerMinute = 60000;
inline constexpr std::int64_t kMinutesPerDay = 1440;

// Texts and codes are matched as texts, the other types as integers.
constexpr bool is_textual(ValueType type) {
    return type == ValueType::text || type == ValueType::code;
}

}  // namespace segments::filter
