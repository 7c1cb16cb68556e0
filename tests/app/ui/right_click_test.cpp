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

// Two rows below each other, and something above them that may go.
class Rows final : public app::Dialog {
  public:
    Rows(bool& message, std::string& asked) : message_(message), asked_(asked) {}
    bool draw(ui::Ui& ui, app::Session&) override {
        const ui::DialogScope dialog(ui, "Rows");
        ui::Rect row = ui.place(0, 200);
        row.y += message_ ? 40 : 0;
        row.height = 40;
        for (const char* name : {"first", "second"}) {
            ui.node(ui.id(name), ui::Role::row, row, name);
            if (ui.interact(ui.id(name), row).context_menu) asked_ = name;
            row.y += 40;
        }
        return true;
    }

  private:
    bool& message_;
    std::string& asked_;
};

void pointer(Harness& app, Kind kind, const ui::Rect& at) {
    platform::PointerInput input;
    input.kind = kind;
    input.button = kind == Kind::move ? 0 : 1;
    input.x = at.x + 20;
    input.y = at.y + 20;
    app.application().pointer(input);
    app.settle();
}

}  // namespace

TEST_CASE(
    "the menu of a right click is that of what was pressed, also where it lies elsewhere by the release") {
    Harness app;
    bool message = true;
    std::string asked;
    app.type(ui::Role::textbox, "Your name", "Ann Lee");
    app.press(ui::Role::button, "Start with an empty workspace");
    app.application().session().open(std::make_unique<Rows>(message, asked));
    app.settle();

    ui::Rect first = app.get(ui::Role::row, "first").rect;
    pointer(app, Kind::move, first);
    pointer(app, Kind::down, first);
    message = false;  // the second row lies under the pointer now
    app.settle();
    CHECK(asked.empty());
    pointer(app, Kind::up, first);
    CHECK(asked == "first");

    asked.clear();
    first = app.get(ui::Role::row, "first").rect;
    const ui::Rect second = app.get(ui::Role::row, "second").rect;
    pointer(app, Kind::move, first);
    pointer(app, Kind::down, first);
    pointer(app, Kind::move, second);  // the hand takes it back
    pointer(app, Kind::up, second);
    CHECK(asked.empty());
}
