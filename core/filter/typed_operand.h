// Where the operand that is being typed begins in an unfinished filter expression: "Rome|Vi" is about "Vi".
// For suggestions while typing.
#pragma once

#include <cstddef>
#include <string_view>

namespace segments::filter {

// In bytes: behind the last operator that isn't in quotes.
std::size_t last_operand(std::string_view typed);

}  // namespace segments::filter
