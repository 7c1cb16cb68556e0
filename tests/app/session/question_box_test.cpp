// Which answer of a question the keyboard begins with, and which one Escape takes.
#include "app/session/question_box.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "tests/app/segment/segment_pages.h"

using namespace segments;
using namespace app::test;

namespace {

// Asks, and tells where the focus is then.
std::string focus_of(Harness& app, std::vector<app::Question::Answer> answers) {
    app::Question question;
    question.title = "Question";
    question.answers = std::move(answers);
    app.application().session().ask(std::move(question));
    app.settle();
    const ui::Node* const node = app.tree().find(app.application().ui().focused());
    return node == nullptr ? std::string() : node->name;
}

}  // namespace

TEST_CASE("the focus of a question is on its default answer") {
    Harness app;
    begin(app, kPeople);
    CHECK(focus_of(app, {{.name = "Yes", .primary = true}, {.name = "No"}}) == "Yes");
    app.key("Escape");
    CHECK(focus_of(app, {{.name = "Replace"}, {.name = "Keep it", .primary = true}}) == "Keep it");
    app.key("Escape");
}

TEST_CASE("without a default the focus is on the answer that changes nothing") {
    Harness app;
    begin(app, kPeople);
    CHECK(focus_of(app, {{.name = "Delete", .danger = true}, {.name = "Cancel"}}) == "Cancel");
    app.key("Escape");
}

TEST_CASE("BCK-1: Go Back is asked with Cancel as default") {
    Harness app;
    begin(app, kPeople);
    new_segment(app);
    app.press(Role::button, "Add Contacts");
    confirm(app, "Add Contacts", "Add Contacts");
    app.press(Role::button, "Go Back");
    const ui::Node* const focused = app.tree().find(app.application().ui().focused());
    REQUIRE(focused != nullptr);
    CHECK(focused->name == "Cancel");
    app.key("Escape");
    CHECK(lines(app) == 4);
}

TEST_CASE(
    "RUC-1, RUL-1: a segment that has criteria actions asks before others are reused, with No as default") {
    Harness app;
    begin(app, kPeople);
    new_segment(app);
    for (const char* const action : {"Reuse Criteria", "Reuse Segment"}) {
        CAPTURE(action);
        app.press(Role::menubutton, "Criteria");
        app.press(Role::menuitem, action);
        CHECK(app.has(Role::dialog, action));  // nothing to ask
        app.key("Escape");
    }
    app.press(Role::button, "Add Contacts");
    confirm(app, "Add Contacts", "Add Contacts");
    for (const char* const action : {"Reuse Criteria", "Reuse Segment"}) {
        CAPTURE(action);
        app.press(Role::menubutton, "Criteria");
        app.press(Role::menuitem, action);
        REQUIRE(app.has(Role::alertdialog, "Reuse"));
        CHECK(app.tree().find(app.application().ui().focused())->name == "No");
        app.press(Role::button, "No");
        CHECK_FALSE(app.has(Role::dialog, action));
        app.press(Role::menubutton, "Criteria");
        app.press(Role::menuitem, action);
        app.press(Role::button, "Yes");
        CHECK(app.has(Role::dialog, action));
        app.key("Escape");
    }
}
