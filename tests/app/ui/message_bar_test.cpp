#include <doctest/doctest.h>

#include <memory>
#include <string>

#include "app/ui/dialog.h"
#include "app/ui/text.h"
#include "tests/app/harness.h"

using namespace segments;
using app::test::Harness;

namespace {

class Bar final : public app::Dialog {
  public:
    explicit Bar(std::string message) : message_(std::move(message)) {}
    bool draw(ui::Ui& ui, app::Session&) override {
        const ui::DialogScope dialog(ui, "Bar");
        ui::message_bar(ui, ui::Tone::info, message_, "Take it back");
        return true;
    }

  private:
    std::string message_;
};

struct Shown {
    ui::Rect bar, button;
    float middle() const { return button.y + button.height / 2 - bar.y; }
};

Shown show(float width, const std::string& message) {
    Harness app(width);
    app.type(ui::Role::textbox, "Your name", "Ann Lee");
    app.press(ui::Role::button, "Start with an empty workspace");
    app.application().session().open(std::make_unique<Bar>(message));
    app.settle();
    return {app.get(ui::Role::status, message).rect, app.get(ui::Role::button, "Take it back").rect};
}

const std::string kShort = "Saved.";
const std::string kLong =
    "3 contacts were imported from “contacts.json”, 2 were left as they are, and 1 was rejected because its "
    "number belongs to another one.";

}  // namespace

TEST_CASE("a message stands beside its button where there is room, a long one on a narrow page above it") {
    for (const auto& each : {std::pair(1280.0f, kShort), {1280.0f, kLong}, {390.0f, kShort}}) {
        CAPTURE(each.first);
        CAPTURE(each.second);
        const Shown shown = show(each.first, each.second);
        CHECK(shown.middle() == doctest::Approx(shown.bar.height / 2));
    }
    const Shown phone = show(390, kLong);
    CHECK(phone.middle() > phone.bar.height / 2 + 20);
    CHECK(phone.button.y + phone.button.height <= phone.bar.y + phone.bar.height);
    // Five lines beside the button would be more than eight.
    CHECK(phone.bar.height < 8 * 20 + 20);
}
