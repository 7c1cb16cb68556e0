// The types of fields, as filters see them, and how their values are encoded.
#pragma once

#include <cstdint>

namespace segments::filter {

// text and code are strings; all others are 64-bit numbers:
enum class ValueType : std::uint8_t {
    text,
    code,  // upper case, no leading or trailing blanks
    integer,
    decimal,    // times 100,000: five decimals
    boolean,    // 0, 1
    option,     // index of the caption
    date,       // Day of core/base/date.h; 0 = blank
    time,       // milliseconds of the day + 1; 0 = blank
    date_time,  // minutes since 1900-01-01 00:00 local + 1; 0 = blank
};

constexpr bool is_textual(ValueType type) {
    return type == ValueType::text || type == ValueType::code;
}
inline constexpr std::int64_t kDecimalScale = 100000;

}  // namespace segments::filter
