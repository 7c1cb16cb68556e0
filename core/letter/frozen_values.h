// The values with which a letter went out, as its log entry keeps them: with the template, which many entries
// share, they are the document (LOG-36, TPL-29). Later changes of the contact don't reach it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/word/value.h"

namespace segments::letter {

struct FrozenValues {
    std::string language;
    std::vector<word::Value> values;

    bool operator==(const FrozenValues&) const = default;
};
// A text, without characters that a text can't hold.
std::string pack_values(const FrozenValues& values);
// What of it can be read.
FrozenValues unpack_values(std::string_view packed);

}  // namespace segments::letter
