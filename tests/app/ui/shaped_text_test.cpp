#include "app/ui/shaped_text.h"

#include <doctest/doctest.h>

#include <string>

#include "app/ui/fonts.h"
#include "app/ui/ui.h"

using namespace segments;
using ui::needs_shaping;

TEST_CASE("text from right to left, with joining letters or combining marks is shaped, the rest isn't") {
    CHECK(needs_shaping("فندق"));
    CHECK(needs_shaping("Hotel שלום"));
    CHECK(needs_shaping("नमस्ते"));
    CHECK(needs_shaping("สวัสดี"));
    CHECK(needs_shaping("e\xCC\x81"));  // an e and an acute accent
    for (const char* plain :
         {"", "Contoso", "Østergaard", "Νεμέα", "Одеса", "京都市 花水木", "გამარჯობა", "…–€"})
        CHECK_FALSE(needs_shaping(plain));
    CHECK_FALSE(needs_shaping("\xD9"));  // cut off
}

TEST_CASE("a line is shaped once for each size and weight, and again when a font has come") {
    ui::Ui ui;
    ui.make_current();
    ui::ShapedTexts texts;
    int asked = 0;
    const ui::Shaper shaper = [&](std::string_view text, float size, bool strong, ui::ShapedLine& line) {
        ++asked;
        line.width = static_cast<float>(text.size()) * size + (strong ? 1 : 0);
        return text != "no";
    };
    const auto width = [&](std::string_view text, float size, bool strong) {
        const ui::ShapedTexts::Line* line = texts.find(shaper, ui.fonts(), text, size, strong);
        return line == nullptr ? -1.0f : line->shape.width;
    };
    CHECK(width("ab", 10, false) == 20);
    CHECK(width("ab", 10, false) == 20);
    CHECK(asked == 1);
    CHECK(width("ab", 10, true) == 21);
    CHECK(width("ab", 12, false) == 24);
    CHECK(asked == 3);
    CHECK(width("no", 10, false) == -1);
    CHECK(texts.find(nullptr, ui.fonts(), "ab", 10, false) == nullptr);
    // What wasn't looked at for long is forgotten.
    for (int i = 0; i < 1000; ++i) width("line " + std::to_string(i), 10, false);
    asked = 0;
    CHECK(width("line 999", 10, false) == 80);
    CHECK(asked == 0);
    CHECK(width("ab", 10, false) == 20);
    CHECK(asked == 1);
}
