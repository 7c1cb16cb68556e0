// Unknown properties of contacts: a JSON object as text, kept with the contact.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/exchange/json_tape.h"

namespace segments::exchange {

// Appends the properties at `keys` of the tape as a JSON object. Of a name that is there twice the last value
// counts, in the place of the first.
void append_extras(std::string& out, const JsonTape& tape, const std::vector<JsonTape::Index>& keys);

// The former properties with the given ones: these replace those of the same name, in their place, or come
// behind. Both are JSON objects or empty.
std::string merged_extras(std::string_view former, std::string_view given);

}  // namespace segments::exchange
