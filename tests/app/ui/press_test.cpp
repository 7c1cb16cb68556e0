#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <utility>

#include "app/ui/dialog.h"
#include "app/ui/ui.h"
#include "tests/app/harness.h"

using namespace segments;
using app::test::Harness;
using Kind = platform::PointerInput::Kind;

namespace {

constexpr int kLeft = 0, kRight = 1;

struct Asked {
    std::string pressed, menu;
};

// Two rows below each other, and something above them that may go.
class Rows final : public app::Dialog {
  public:
    Rows(bool& message, Asked& asked) : message_(message), asked_(asked) {}
    bool draw(ui::Ui& ui, app::Session&) override {
        const ui::DialogScope dialog(ui, "Rows");
        ui::Rect row = ui.place(0, 200);
        row.y += message_ ? 40 : 0;
        row.height = 40;
        for (const char* name : {"first", "second"}) {
            ui.node(ui.id(name), ui::Role::row, row, name);
            const ui::Interaction act = ui.interact(ui.id(name), row);
            if (act.activated) asked_.pressed += name;
            if (act.context_menu) asked_.menu += name;
            row.y += 40;
        }
        return true;
    }

  private:
    bool& message_;
    Asked& asked_;
};

void pointer(Harness& app, Kind kind, int button, float x, float y) {
    platform::PointerInput input;
    input.kind = kind;
    input.button = button;
    input.x = x;
    input.y = y;
    app.application().pointer(input);
    app.settle();
}

void pointer(Harness& app, Kind kind, int button, const ui::Rect& at) {
    pointer(app, kind, button, at.x + 20, at.y + 20);
}

}  // namespace

TEST_CASE("a press is that of what was pressed, also where it lies elsewhere by the release") {
    Harness app;
    bool message = true;
    Asked asked;
    app.type(ui::Role::textbox, "Your name", "Ann Lee");
    app.press(ui::Role::button, "Start with an empty workspace");
    app.application().session().open(std::make_unique<Rows>(message, asked));
    app.settle();

    for (const int button : {kLeft, kRight}) {
        CAPTURE(button);
        std::string& said = button == kLeft ? asked.pressed : asked.menu;
        message = true;
        app.settle();
        ui::Rect first = app.get(ui::Role::row, "first").rect;
        pointer(app, Kind::move, button, first);
        pointer(app, Kind::down, button, first);
        message = false;  // the second row lies under the pointer now
        app.settle();
        CHECK(said.empty());
        pointer(app, Kind::up, button, first);
        CHECK(said == "first");

        said.clear();
        first = app.get(ui::Role::row, "first").rect;
        const ui::Rect second = app.get(ui::Role::row, "second").rect;
        pointer(app, Kind::move, button, first);
        pointer(app, Kind::down, button, first);
        pointer(app, Kind::move, button, second);  // the hand takes it back
        pointer(app, Kind::up, button, second);
        CHECK(said.empty());

        pointer(app, Kind::down, button, second);
        pointer(app, Kind::up, button, -1, -1);  // the window lost the focus, and with it the pointer
        CHECK(said.empty());

        pointer(app, Kind::move, button, first);
        pointer(app, Kind::down, button, first);
        pointer(app, Kind::up, button, first);
        CHECK(said == "first");
    }
}
