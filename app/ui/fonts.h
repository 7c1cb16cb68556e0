// The fonts of one Ui. They come as bytes from the platform (subset files in the product), may come late, and
// more may come at any time: a font for another script is added when text needs it. Until the first one is
// there, Dear ImGui's built-in font stands in. The icons are compiled in and always there.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <unordered_set>
#include <vector>

struct ImFont;

namespace segments::ui {

enum class FontSlot : std::uint8_t {
    regular,   // Inter Regular: text
    strong,    // Inter SemiBold: headings, buttons, captions
    fallback,  // another script: merged into both of the above
};

class Fonts {
  public:
    // REQUIRES: the Ui's ImGui context is current (as it is after Ui's construction).
    Fonts();

    // Adds a TrueType or OpenType font. False if the bytes are none. Not while a frame is drawn.
    bool add(FontSlot slot, std::span<const std::uint8_t> bytes, std::string_view name);
    // Called once for each set of characters that no font has, at the end of a frame, sorted.
    std::function<void(std::span<const char32_t>)> on_missing;

    struct Face {
        ImFont* font = nullptr;
        float em_scale = 1;  // Dear ImGui's size (ascent to descent) per CSS font size
    };
    Face regular() const { return regular_; }
    Face strong() const { return strong_.font ? strong_ : regular_; }
    Face icons() const { return icons_; }
    // Grows with each font that comes.
    std::uint32_t revision() const { return static_cast<std::uint32_t>(data_.size()); }

    // Notes characters that the fonts lack. Called for text that is drawn.
    void note(std::string_view text);
    // Reports what was noted since the last call.
    void report();
    // A font that may have the character is on its way: until it is there the character's place stays blank.
    bool awaits(char32_t character) const { return awaiting_ && missing_.contains(character); }
    // The same for any character of the text.
    bool awaits(std::string_view text) const;
    bool awaiting() const { return awaiting_; }
    // No font is on its way any more: what is still missing is shown as unknown from now on.
    void stop_awaiting() { awaiting_ = false; }

  private:
    Face regular_, strong_, icons_;
    bool built_in_ = true;  // regular_ is the stand-in
    bool awaiting_ = false;
    std::vector<std::vector<std::uint8_t>> data_;
    std::vector<std::size_t> fallbacks_;  // of data_
    std::unordered_set<char32_t> known_, missing_;
    std::vector<char32_t> fresh_;
};

}  // namespace segments::ui
