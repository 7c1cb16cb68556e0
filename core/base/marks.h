// Characters that combine with the one before them, such as accents and vowel signs.
#pragma once

namespace segments {

bool is_mark(char32_t character);

}  // namespace segments
