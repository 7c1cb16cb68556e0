#include <doctest/doctest.h>

#include <memory>

#include "app/ui/dialog.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "tests/app/harness.h"

using namespace segments;
using ui::Role;

namespace {

class Numbers final : public app::Dialog {
  public:
    bool draw(ui::Ui& ui, app::Session&) override {
        const ui::DialogScope dialog(ui, "Numbers", {.width = 560});
        const ui::Row row(ui, theme::space::kXl);
        for (const char* caption : {"A", "Somewhat longer caption", "C", "D", "E"})
            ui::figure(ui, caption, "12");
        return true;
    }
};

}  // namespace

TEST_CASE("figures stand in columns of one width") {
    app::test::Harness app;
    app.type(Role::textbox, "Your name", "Ann Lee");
    app.press(Role::button, "Start with an empty workspace");
    app.application().session().open(std::make_unique<Numbers>());
    app.settle();
    const auto rect = [&](const char* name) { return app.get(Role::text, name).rect; };
    const ui::Rect first = rect("A: 12"), second = rect("Somewhat longer caption: 12"), third = rect("C: 12");
    CHECK(second.x - first.x == third.x - second.x);
    CHECK(first.y == third.y);
    CHECK(rect("D: 12").x == first.x);
    CHECK(rect("D: 12").y > first.y + first.height);
    CHECK(rect("E: 12").x == second.x);
}
