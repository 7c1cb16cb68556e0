// What every screen owes to fingers: targets of at least 44 pixels, nothing beside the page.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/app/harness.h"

using namespace segments;
using app::test::Harness;
using ui::Role;

namespace {

constexpr float kWidth = 390, kHeight = 844, kTarget = 44;

bool is_target(const ui::Node& node) {
    switch (node.role) {
        case Role::link:
        case Role::button:
        case Role::menubutton:
        case Role::menuitem:
        case Role::textbox:
        case Role::searchbox:
        case Role::combobox:
        case Role::spinbutton:
        case Role::checkbox:
        case Role::option:
        case Role::tab:
            return true;
        default:
            return false;
    }
}

// What is too small or lies beside the page, by its name.
std::vector<std::string> faults(const ui::Tree& tree) {
    std::vector<std::string> found;
    for (const ui::Node& node : tree.nodes) {
        if (!is_target(node)) continue;
        const ui::Rect& r = node.rect;
        if (r.height < kTarget) found.push_back(node.name + " is " + std::to_string(r.height) + " high");
        if (r.x < 0 || r.x + r.width > kWidth + 0.5f) found.push_back(node.name + " lies beside the page");
    }
    return found;
}

void begin_with_sample(Harness& app) {
    app.type(Role::textbox, "Your name", "Ann Lee");
    app.press(Role::button, "Try with sample data");
    REQUIRE(app.has(Role::heading, "Home"));
}

void visit(Harness& app, const std::string& address) {
    app.application().address_changed(address);
    app.settle();
}

}  // namespace

TEST_CASE("on a phone every target of every screen is large enough for a finger") {
    Harness app(kWidth, kHeight);
    CHECK(faults(app.tree()) == std::vector<std::string>());
    begin_with_sample(app);
    for (const char* address : {"/",
                                "/contacts",
                                "/contacts/CT000001",
                                "/segments",
                                "/logged",
                                "/logged/1",
                                "/log",
                                "/templates",
                                "/templates/LETTER",
                                "/campaigns",
                                "/campaign-entries",
                                "/questionnaires",
                                "/duplicates",
                                "/setup",
                                "/series",
                                "/lists",
                                "/lists/mailingGroup",
                                "/history",
                                "/workspace",
                                "/nowhere"}) {
        INFO(address);
        visit(app, address);
        CHECK(faults(app.tree()) == std::vector<std::string>());
    }
    app.press(Role::button, "Menu");
    CHECK(faults(app.tree()) == std::vector<std::string>());
}

TEST_CASE("on a phone the dialogs of a segment fit the page, and their targets a finger") {
    Harness app(kWidth, kHeight);
    begin_with_sample(app);
    visit(app, "/segments");
    app.press(Role::button, "New");
    CHECK(faults(app.tree()) == std::vector<std::string>());
    for (const char* dialog : {"Add Contacts", "Reduce Contacts", "Refine Contacts", "Apply Mailing Group"}) {
        INFO(dialog);
        if (app.has(Role::button, dialog)) {
            app.press(Role::button, dialog);
        } else {
            app.press(Role::menubutton, "More");
            CHECK(faults(app.tree()) == std::vector<std::string>());
            app.press(Role::menuitem, dialog);
        }
        REQUIRE(app.has(Role::dialog, dialog));
        CHECK(faults(app.tree()) == std::vector<std::string>());
        const ui::Rect rect = app.get(Role::dialog, dialog).rect;
        CHECK(rect.y >= 0);
        CHECK(rect.y + rect.height <= kHeight);
        app.key("Escape");
        REQUIRE(!app.has(Role::dialog, dialog));
    }
}

TEST_CASE("on a phone a menu that is longer than the page is scrolled to its last command") {
    Harness app(kWidth, kHeight);
    begin_with_sample(app);
    visit(app, "/segments");
    app.press(Role::button, "New");
    app.press(Role::menubutton, "More");
    CHECK(app.get(Role::menuitem, "Labels and Envelopes").rect.y > kHeight);
    app.key("End");
    app.settle();
    const ui::Rect last = app.get(Role::menuitem, "Delete").rect;
    CHECK(last.y + last.height <= kHeight);
    CHECK(app.get(Role::menuitem, "Reduce Contacts").rect.y < 0);
    app.click(Role::menuitem, "Labels and Envelopes");
    CHECK(app.has(Role::dialog, "Labels and Envelopes of SM00004"));
}
