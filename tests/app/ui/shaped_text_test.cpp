#include "app/ui/shaped_text.h"

#include <doctest/doctest.h>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "app/ui/dialog.h"
#include "app/ui/draw.h"
#include "app/ui/fonts.h"
#include "app/ui/text.h"
#include "app/ui/ui.h"
#include "imgui.h"
#include "tests/app/harness.h"

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

TEST_CASE("a paragraph is parted into lines once for each size, weight and width, and where it can be") {
    ui::Ui ui;
    ui.make_current();
    ui::ShapedTexts texts;
    int asked = 0;
    const ui::LineBreaker breaker = [&](std::string_view text, float size, bool strong, float room) {
        ++asked;
        return std::string(text) + (strong ? "!" : "?") + std::to_string(static_cast<int>(size + room));
    };
    CHECK(texts.wrapped(breaker, ui.fonts(), "ab", 10, false, 100) == "ab?110");
    CHECK(texts.wrapped(breaker, ui.fonts(), "ab", 10, false, 100) == "ab?110");
    CHECK(asked == 1);
    CHECK(texts.wrapped(breaker, ui.fonts(), "ab", 12, false, 100) == "ab?112");
    CHECK(texts.wrapped(breaker, ui.fonts(), "ab", 10, true, 100) == "ab!110");
    CHECK(texts.wrapped(breaker, ui.fonts(), "ab", 10, false, 90) == "ab?100");
    CHECK(asked == 4);
    CHECK(texts.wrapped(nullptr, ui.fonts(), "cd", 10, false, 100).empty());
}

namespace {

class Greeting final : public app::Dialog {
  public:
    bool draw(ui::Ui& ui, app::Session&) override {
        const ui::DialogScope dialog(ui, "Greeting");
        for (const char* text : {"Hello", "שלום"}) ui::text(ui, text);
        return true;
    }
};

}  // namespace

TEST_CASE("a paragraph is as high as the lines that the page parts it into") {
    app::test::Harness app;
    app.type(ui::Role::textbox, "Your name", "Ann Lee");
    app.press(ui::Role::button, "Start with an empty workspace");
    app.application().ui().line_breaker = [](std::string_view, float, bool, float) {
        return std::string("one\n\ntwo\nthree");
    };
    app.application().session().open(std::make_unique<Greeting>());
    app.settle();
    const float line = app.get(ui::Role::text, "Hello").rect.height;
    CHECK(app.get(ui::Role::text, "שלום").rect.height == 4 * line);
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
    for (int i = 0; i < 5000; ++i) width("line " + std::to_string(i), 10, false);
    asked = 0;
    CHECK(width("line 4999", 10, false) == 90);
    CHECK(asked == 0);
    CHECK(width("ab", 10, false) == 20);
    CHECK(asked == 1);
}

namespace {

class Names final : public app::Dialog {
  public:
    bool draw(ui::Ui& ui, app::Session&) override {
        const ui::DialogScope dialog(ui, "Names");
        const ui::Rect rect = ui.clip();
        for (const char* text : {"שלום", "תודה", "ברוך", "שלום"})
            ui::draw_text(ui, {rect.x, rect.y, 200, 20}, text, {});
        return true;
    }
};

}  // namespace

TEST_CASE("what takes longer to be shaped than a frame has time for comes in the next frames") {
    app::test::Harness app;
    app.type(ui::Role::textbox, "Your name", "Ann Lee");
    app.press(ui::Role::button, "Start with an empty workspace");
    std::vector<int> frames;
    app.application().ui().shaper = [&](std::string_view, float, bool, ui::ShapedLine& line) {
        frames.push_back(ImGui::GetFrameCount());
        line.width = 10;
        const auto begun = std::chrono::steady_clock::now();
        while (std::chrono::steady_clock::now() - begun < std::chrono::milliseconds(5)) {
        }
        return true;
    };
    app.application().session().open(std::make_unique<Names>());
    app.settle();
    REQUIRE(frames.size() == 3);  // each once
    CHECK(frames[0] < frames[1]);
    CHECK(frames[1] < frames[2]);
}

TEST_CASE("few wide lines are forgotten as well: their pictures lie in the fonts' atlas") {
    ui::Ui ui;
    ui.make_current();
    ui::ShapedTexts texts;
    int asked = 0;
    const ui::Shaper shaper = [&](std::string_view, float, bool, ui::ShapedLine& line) {
        ++asked;
        line.columns = 4000;
        line.rows = 1000;
        return true;
    };
    for (const char* text : {"a", "b", "c"}) texts.find(shaper, ui.fonts(), text, 10, false);
    texts.find(shaper, ui.fonts(), "c", 10, false);
    CHECK(asked == 3);
    texts.find(shaper, ui.fonts(), "a", 10, false);
    CHECK(asked == 4);
}
