// A letter's paragraph parted into lines, and each line into pieces as they stand from left to right: also
// where words of both directions meet (UAX #9).
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/word/reading.h"

namespace segments::app {

struct Extent {
    float width = 0, height = 0;
};
// What is drawn as a whole.
struct LinePiece {
    std::string text;
    word::Look look;
    std::string picture;  // its part; the text is shown where it can't be
    Extent extent;
};
struct LetterLine {
    std::vector<LinePiece> pieces;  // from left to right
    float width = 0, height = 0;    // the width without blanks at its end
};

struct LineRoom {
    float width = 0;
    float less_at_first = 0;  // in the first line
};
struct LineMeasure {
    std::function<Extent(std::string_view text, const word::Look& look)> text;
    std::function<Extent(const word::Span& span)> picture;
    // Words that no blank parts, as in Thai, in lines of that width with line breaks between; empty: unknown.
    std::function<std::string(std::string_view text, const word::Look& look, float width)> part = {};
};
// `page` of `pages`: of the sheet that it stands on. At least one line, and each has a height.
std::vector<LetterLine> lines_of(const word::Passage& passage, const LineRoom& room, int page, int pages,
                                 const LineMeasure& measure);

// As it has to be drawn in a paragraph from right to left: "1.".
std::string from_right(std::string_view text);

}  // namespace segments::app
