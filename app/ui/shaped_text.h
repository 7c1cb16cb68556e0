// Text that Dear ImGui can't set: from right to left, in scripts whose letters join, with marks that combine.
// The platform sets a line of it as a whole (Platform::shape_text) and the canvas shows that as a picture, in
// any colour. Used by app/ui/draw.h alone.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <tuple>

namespace segments::ui {

class Fonts;

struct ShapedLine {
    float width = 0;             // device pixels, as far as what follows it would move
    int left = 0, baseline = 0;  // where its origin lies in the picture
    int columns = 0, rows = 0;   // of the picture; 0: too wide to be shown
    std::string coverage = {};   // a byte for each pixel, row by row
};

// `size`: the font size in device pixels. False where text can't be shaped.
using Shaper = std::function<bool(std::string_view text, float size, bool strong, ShapedLine& line)>;

// Parts paragraphs into lines of at most `room` device pixels. A line that reads in another direction than
// its own letters say begins with the mark of that direction; the lines of a paragraph from right to left all
// do. Empty where text can't be shaped.
using LineBreaker = std::function<std::string(std::string_view text, float size, bool strong, float room)>;
constexpr std::string_view kRightToLeft = "\xE2\x80\x8F";

// Whether the text holds what only a shaper can set right.
bool needs_shaping(std::string_view text);

// What was shaped lately, with its pictures in the atlas of the fonts.
class ShapedTexts {
  public:
    struct Line {
        ShapedLine shape;  // without its coverage
        int picture = -1;  // in the atlas; -1: none
        std::string wrapped = {};
        std::uint64_t used = 0;
    };
    // Null where the text can't be shaped.
    const Line* find(const Shaper& shaper, const Fonts& fonts, std::string_view text, float size,
                     bool strong);
    // Whether it is there, or can be had in this frame: what a frame has no more time for stays blank until
    // the next one.
    bool ready(std::string_view text, float size, bool strong) const;
    // The text in lines; empty where it can't be shaped.
    const std::string& wrapped(const LineBreaker& breaker, const Fonts& fonts, std::string_view text,
                               float size, bool strong, float room);

  private:
    void follow(const Fonts& fonts);
    void forget_unused();

    std::map<std::tuple<std::string, float, bool>, Line> lines_;
    std::size_t pixels_ = 0;  // of all pictures
    std::uint64_t clock_ = 0;
    std::uint32_t fonts_ = 0;  // their revision when these were made
    int frame_ = -1;           // in which something was shaped last, and how long that took
    double spent_ms_ = 0;
};

}  // namespace segments::ui
