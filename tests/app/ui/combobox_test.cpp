#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <vector>

#include "app/ui/choice.h"
#include "app/ui/dialog.h"
#include "tests/app/harness.h"

using namespace segments;
using app::test::Harness;
using ui::Role;

namespace {

// Lets one of so many towns be chosen.
class Towns final : public app::Dialog {
  public:
    explicit Towns(int count) {
        for (int i = 1; i <= count; ++i) names_.push_back("Town " + std::to_string(i));
    }
    bool draw(ui::Ui& ui, app::Session&) override {
        const ui::DialogScope dialog(ui, "Towns");
        const int chosen = ui::select(ui, "Town", chosen_, names_);
        if (chosen >= 0) chosen_ = chosen;
        return true;
    }

  private:
    std::vector<std::string> names_;
    int chosen_ = 0;
};

void open_towns(Harness& app, int count) {
    app.type(Role::textbox, "Your name", "Ann Lee");
    app.press(Role::button, "Start with an empty workspace");
    app.application().session().open(std::make_unique<Towns>(count));
    app.settle();
    app.press(Role::combobox, "Town");
}

// Presses the pointer at one height of the list's right edge and lets it go at another one.
void drag_edge(Harness& app, const ui::Rect& list, float from, float to) {
    using Kind = platform::PointerInput::Kind;
    platform::PointerInput input;
    input.x = list.x + list.width - 5;
    for (const auto& [kind, y] : std::vector<std::pair<Kind, float>>{
             {Kind::move, from}, {Kind::down, from}, {Kind::move, to}, {Kind::up, to}}) {
        input.kind = kind;
        input.y = list.y + y;
        app.application().pointer(input);
        app.settle();
    }
}

}  // namespace

TEST_CASE("a list of options that is longer than its box has a scrollbar, which leaves it open") {
    Harness app;
    open_towns(app, 60);
    const ui::Rect list = app.get(Role::listbox, "Options").rect;
    CHECK_FALSE(app.has(Role::option, "Town 60"));
    const ui::Rect first = app.get(Role::option, "Town 1").rect;
    CHECK(first.x + first.width < list.x + list.width - 5);
    drag_edge(app, list, 10, list.height - 2);
    REQUIRE(app.has(Role::option, "Town 60"));
    CHECK_FALSE(app.has(Role::option, "Town 1"));
    app.press(Role::option, "Town 60");
    CHECK(app.get(Role::combobox, "Town").value == "Town 60");
    CHECK_FALSE(app.has(Role::listbox, "Options"));
}

TEST_CASE("a list of options that is as high as its box has no scrollbar") {
    Harness app;
    open_towns(app, 3);
    const ui::Rect list = app.get(Role::listbox, "Options").rect;
    drag_edge(app, list, 4 + app.get(Role::option, "Town 1").rect.height * 1.5f, 10);
    CHECK(app.get(Role::combobox, "Town").value == "Town 2");
}
