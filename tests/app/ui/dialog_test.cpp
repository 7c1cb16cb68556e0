#include "app/ui/dialog.h"

#include <doctest/doctest.h>

#include <memory>

#include "app/ui/button.h"
#include "app/ui/text.h"
#include "tests/app/harness.h"

using namespace segments;
using app::test::Harness;
using ui::Role;

namespace {

// Says as many lines below its button as a test wants.
class Growing final : public app::Dialog {
  public:
    explicit Growing(const int& lines) : lines_(lines) {}
    bool draw(ui::Ui& ui, app::Session&) override {
        const ui::DialogScope dialog(ui, "Growing");
        if (lines_ == 0) ui::progress(ui, "Looking", 0.5f);
        const bool open = !ui::button(ui, "Steady");
        for (int i = 0; i < lines_; ++i) ui::text(ui, "One line more");
        return open;
    }

  private:
    const int& lines_;
};

// Its name takes two lines on a phone.
class LongNamed final : public app::Dialog {
  public:
    static constexpr const char* kName = "Labels and Envelopes of SM00004";
    bool draw(ui::Ui& ui, app::Session&) override {
        const ui::DialogScope dialog(ui, kName);
        return !ui::button(ui, "Below it");
    }
};

}  // namespace

TEST_CASE("a dialog begins below its title, however many lines that takes") {
    for (const float width : {390.0f, 1280.0f}) {
        CAPTURE(width);
        Harness app(width, 844);
        app.type(Role::textbox, "Your name", "Ann Lee");
        app.press(Role::button, "Start with an empty workspace");
        app.application().session().open(std::make_unique<LongNamed>());
        app.settle();
        const ui::Rect title = app.get(Role::heading, LongNamed::kName).rect;
        const ui::Rect below = app.get(Role::button, "Below it").rect;
        CHECK((title.height > 30) == (width == 390.0f));
        CHECK(below.y >= title.y + title.height + 8);
    }
}

TEST_CASE("what a dialog shows stays under the pointer while its content grows and shrinks") {
    Harness app;
    app.type(Role::textbox, "Your name", "Ann Lee");
    app.press(Role::button, "Start with an empty workspace");
    int lines = 1;
    const auto top = [&] {
        app.settle();
        return app.get(Role::button, "Steady").rect.y;
    };
    const auto bottom = [&] {
        const ui::Rect& rect = app.get(Role::dialog, "Growing").rect;
        return rect.y + rect.height;
    };
    app.application().session().open(std::make_unique<Growing>(lines));
    const float before = top();
    lines = 6;
    CHECK(top() == before);
    lines = 2;
    CHECK(top() == before);
    // It moves up as far as its end needs, and no further than the head of the page.
    lines = 24;
    CHECK(top() < before);
    CHECK(bottom() <= 800);
    lines = 200;
    CHECK(bottom() <= 800);
    CHECK(app.get(Role::dialog, "Growing").rect.y > 0);
    // Opened anew it is placed anew; so it is when it has shown nothing but its progress.
    lines = 1;
    app.press(Role::button, "Steady");
    app.application().session().open(std::make_unique<Growing>(lines));
    CHECK(top() == before);
    app.press(Role::button, "Steady");
    lines = 0;
    app.application().session().open(std::make_unique<Growing>(lines));
    CHECK(top() != before);
    lines = 1;
    CHECK(top() == before);
}
