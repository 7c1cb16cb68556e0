// Text helpers of the generator: patterns, Latin transcription of accented letters.
#pragma once

#include <string>
#include <string_view>

#include "tests/data/random.h"

namespace segments::testdata {

// Replaces # by a digit, @ by a capital letter and %a by `area` (in which # counts too).
std::string expand(std::string_view pattern, Random& random, std::string_view area = {});
// Lower case letters, digits and single hyphens: "Süßer Wein & Co." -> "suesser-wein-co". For Latin script
// only, other letters are left out.
std::string slug(std::string_view text);
// `latin` made to a slug, or the text where there is no `latin`.
std::string slug_of(std::string_view text, std::string_view latin);
// Capital ASCII letters, everything else unchanged.
std::string ascii_upper(std::string_view text);

}  // namespace segments::testdata
