// Typed numbers in the region's format (FLT-32): "1200", "-12.5", "1,200.50"; and amounts as they are read.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/filter/locale.h"

namespace segments::filter {

// A whole number. Group separators are allowed where they belong. The error's message is a clause without the
// field's name: "it is not a number. ...".
Result<std::int64_t> parse_integer(std::string_view text, const Locale& locale);
// A number with up to five decimals, times kDecimalScale.
Result<std::int64_t> parse_decimal(std::string_view text, const Locale& locale);

// A number as it is typed, without group separators, with them: "-1,204.5".
std::string group_digits(std::string number, const Locale& locale);

// An amount of money for people to read: "1,250.00". At least two decimals; a third one isn't hidden. It is
// read again when it is typed.
std::string format_amount(std::int64_t scaled, const Locale& locale);

}  // namespace segments::filter
