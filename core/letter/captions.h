// What the fields of letters are called in the languages of the program (MRG-11). Made of languages/*.po by
// tools/captions.mjs.
#pragma once

#include <span>
#include <string_view>

namespace segments::letter {

struct Caption {
    std::string_view language;  // "de"
    std::string_view english;
    std::string_view text;
};
std::span<const Caption> captions();

}  // namespace segments::letter
