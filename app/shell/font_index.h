// Which font file of the product has a character: fonts/further.txt, as tools/make_fonts.py writes it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace segments::app {

class FontIndex {
  public:
    // Errors: it isn't an index.
    static Result<FontIndex> parse(std::string_view text);

    // The file to load for a character that the fonts of the start lack; empty if no font
    // has it. Of several the first in the index.
    std::string_view file_for(char32_t character) const;

  private:
    struct Range {
        char32_t first = 0, last = 0;
    };
    struct Font {
        std::string file;
        std::vector<Range> ranges;  // ascending
    };
    std::vector<Font> fonts_;
};

}  // namespace segments::app
