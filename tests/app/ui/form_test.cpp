#include <doctest/doctest.h>

#include <memory>

#include "app/ui/choice.h"
#include "app/ui/dialog.h"
#include "app/ui/field.h"
#include "app/ui/layout.h"
#include "tests/app/harness.h"

using namespace segments;
using app::test::Harness;
using ui::Role;

namespace {

// A line of checkboxes alone, one that begins with a checkbox, and one that begins with a field.
class Sheet final : public app::Dialog {
  public:
    bool draw(ui::Ui& ui, app::Session&) override {
        const ui::DialogScope dialog(ui, "Sheet", {.width = 720});
        const ui::Form form(ui, 2);
        for (const char* name : {"First", "Second", "Third"})
            ui::checkbox(ui, name, false, {.as_field = true});
        ui::text_field(ui, "Name", "");
        ui::text_field(ui, "Street", "");
        ui::checkbox(ui, "Last", false, {.as_field = true});
        return true;
    }
};

class Checks final : public app::Dialog {
  public:
    bool draw(ui::Ui& ui, app::Session&) override {
        const ui::DialogScope dialog(ui, "Checks", {.width = 720});
        ui::checkbox(ui, "Above", false);
        ui::checkbox(ui, "Below", false);
        ui::text_field(ui, "Name", "");
        ui::checkbox(ui, "Apart", false);
        const ui::Form form(ui, 2);
        for (const char* name : {"First", "Second", "Third", "Fourth"})
            ui::checkbox(ui, name, false, {.as_field = true});
        return true;
    }
};

}  // namespace

TEST_CASE("a line of checkboxes alone leaves no room for captions; beside a field they stand in its line") {
    Harness app;
    app.type(Role::textbox, "Your name", "Ann Lee");
    app.press(Role::button, "Start with an empty workspace");
    app.application().session().open(std::make_unique<Sheet>());
    app.settle();
    const auto top = [&](Role role, const char* name) { return app.get(role, name).rect.y; };
    const float first = top(Role::checkbox, "First");
    CHECK(top(Role::checkbox, "Second") == first);
    CHECK(top(Role::checkbox, "Third") == top(Role::textbox, "Name"));
    CHECK(top(Role::checkbox, "Last") == top(Role::textbox, "Street"));
    const float line = app.get(Role::checkbox, "First").rect.height;
    const float apart = top(Role::textbox, "Street") - top(Role::textbox, "Name");
    CHECK(top(Role::checkbox, "Third") - first == apart);  // the gap, and the captions of one line
    CHECK(first - app.get(Role::dialog, "Sheet").rect.y < 80 + line);
}

TEST_CASE("checkboxes below each other stand closer than fields") {
    for (const float width : {1280.0f, 390.0f}) {
        Harness app(width, 844);
        app.type(Role::textbox, "Your name", "Ann Lee");
        app.press(Role::button, "Start with an empty workspace");
        app.application().session().open(std::make_unique<Checks>());
        app.settle();
        const auto end = [&](Role role, const char* name) {
            const ui::Rect& rect = app.get(role, name).rect;
            return rect.y + rect.height;
        };
        const auto top = [&](const char* name) { return app.get(Role::checkbox, name).rect.y; };
        CHECK(top("Below") - end(Role::checkbox, "Above") == 4);
        CHECK(top("Apart") - end(Role::textbox, "Name") > 4);
        const bool narrow = width < 480;
        CHECK((top("Second") > top("First")) == narrow);
        CHECK(top(narrow ? "Second" : "Third") - end(Role::checkbox, "First") == 4);
        CHECK(top("Fourth") - end(Role::checkbox, narrow ? "Third" : "Second") == 4);
    }
}
