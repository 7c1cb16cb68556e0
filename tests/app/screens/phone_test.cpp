// What every screen owes to fingers: targets of at least 44 pixels, nothing beside the page.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "app/theme/metrics.h"
#include "app/ui/draw.h"
#include "tests/app/screens.h"

using namespace segments;
using app::test::begin_with_sample;
using app::test::Harness;
using app::test::visit;
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

}  // namespace

TEST_CASE("on a phone every target of every screen is large enough for a finger") {
    Harness app(kWidth, kHeight);
    CHECK(faults(app.tree()) == std::vector<std::string>());
    begin_with_sample(app);
    for (const char* address : app::test::kScreens) {
        INFO(address);
        visit(app, address);
        CHECK(faults(app.tree()) == std::vector<std::string>());
    }
    app.press(Role::button, "Menu");
    CHECK(faults(app.tree()) == std::vector<std::string>());
}

TEST_CASE("on a phone the bar of a screen holds what can be done now, its menu the rest") {
    Harness app(kWidth, kHeight);
    begin_with_sample(app);
    for (const char* address : app::test::kScreens) {
        visit(app, address);
        const auto& nodes = app.tree().nodes;
        const bool menu = app.has(Role::menubutton, "More");
        for (const ui::Node& node : nodes) {
            const ui::Node* bar = app.tree().find(node.parent);
            if (bar == nullptr || bar->role != Role::toolbar) continue;
            INFO(address, ": ", node.name);
            CHECK((!node.disabled || !menu));
        }
    }
    visit(app, "/log");
    CHECK(app.has(Role::button, "Create Interaction"));
    app.press(Role::menubutton, "More");
    CHECK(app.get(Role::menuitem, "Switch Checkmark in Canceled").disabled);
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

TEST_CASE("on a phone the lines of a number series say what their numbers are") {
    Harness app(kWidth, kHeight);
    begin_with_sample(app);
    visit(app, "/series/CT");
    std::vector<std::string> told;
    for (const ui::Node& node : app.tree().nodes) {
        if (node.role == Role::gridcell) told.push_back(node.value);
    }
    CHECK(told == std::vector<std::string>{"Starting No.: CT000001", "Last No. Used: CT000024",
                                           "Ending No.: CT999999"});
    const ui::Node* last = app.find_value(Role::gridcell, "Ending No.: CT999999");
    const ui::Node* row = app.find_value(Role::gridcell, "Last No. Used: CT000024");
    REQUIRE(last != nullptr);
    REQUIRE(row != nullptr);
    CHECK(last->rect.y >= row->rect.y + row->rect.height);  // whole, in a line of its own
}

TEST_CASE("on a phone a press on a card leads to the record or to its values") {
    Harness app(kWidth, kHeight);
    begin_with_sample(app);
    for (const char* address : app::test::kScreens) {
        INFO(address);
        visit(app, address);
        const ui::Node* card = nullptr;
        for (const ui::Node& node : app.tree().nodes) {
            if (node.role == Role::gridcell && node.focusable && !node.expandable) card = &node;
        }
        if (card == nullptr || card->rect.y > kHeight) continue;
        app.click(ui::Node(*card));
        const auto& nodes = app.tree().nodes;
        const bool sheet = std::any_of(nodes.begin(), nodes.end(), [](const ui::Node& node) {
            return node.role == Role::dialog || node.role == Role::alertdialog;
        });
        CHECK((sheet || app.platform().address != address));
        if (sheet) app.key("Escape");
    }
}

TEST_CASE(
    "on a phone questions and lines of number series are written and deleted in the sheet of their card") {
    struct Lines {
        std::string address, add, field, typed;
    };
    Harness app(kWidth, kHeight);
    begin_with_sample(app);
    visit(app, "/questionnaires");
    app.press(Role::button, "New");
    app.type(Role::textbox, "Code", "COMPANY");
    app.press(Role::button, "Create");
    for (const Lines& lines : {Lines{"/questionnaires/COMPANY", "New Question", "Description", "How many?"},
                               Lines{"/series/SM", "New Line", "Starting No.", "SP001"}}) {
        INFO(lines.address);
        visit(app, lines.address);
        app.press(Role::button, lines.add);
        REQUIRE(app.has(Role::dialog, "Line"));
        app.type_inside(app.get(Role::dialog, "Line").id, Role::textbox, lines.field, lines.typed);
        CHECK(faults(app.tree()) == std::vector<std::string>());
        app.press(Role::button, "Done");
        const auto card = [&] {
            const auto& nodes = app.tree().nodes;
            const auto found = std::find_if(nodes.begin(), nodes.end(), [&](const ui::Node& node) {
                return node.role == Role::gridcell && node.value.ends_with(lines.typed);
            });
            return found == nodes.end() ? nullptr : &*found;
        };
        REQUIRE(card() != nullptr);
        app.click(ui::Node(*card()));
        REQUIRE(app.has(Role::dialog, "Line"));
        const ui::NodeId sheet = app.get(Role::dialog, "Line").id;
        CHECK(app.get_inside(sheet, Role::textbox, lines.field).value == lines.typed);
        app.press_inside(sheet, Role::button, "Delete Line");
        CHECK(!app.has(Role::dialog, "Line"));
        CHECK(card() == nullptr);
    }
}

TEST_CASE("on a phone a long name takes two lines in Go to") {
    Harness app(kWidth, kHeight);
    begin_with_sample(app);
    app.key("k", {.control = true});
    app.settle();
    const ui::NodeId field = app.get(Role::combobox, "Search commands, screens and records").id;
    app.application().event({.kind = ui::EventKind::focus, .target = field});
    app.application().event({.kind = ui::EventKind::input, .target = field, .text = "CT00000"});
    app.settle();
    const ui::Rect once = app.get(Role::option, "CT000003 Mikkel Lund").rect;
    const ui::Rect twice = app.get(Role::option, "CT000005 Hotel Elbblick GmbH & Co. KG").rect;
    CHECK(twice.height > once.height);
    float below = 0;
    for (const ui::Node& node : app.tree().nodes) {
        if (node.role != Role::option) continue;
        if (below > 0) CHECK(node.rect.y == below);
        below = node.rect.y + node.rect.height;
    }
    CHECK(faults(app.tree()) == std::vector<std::string>());
}

TEST_CASE("on a phone the names of the screens have the room that they need, in one line") {
    Harness app(kWidth, kHeight);
    begin_with_sample(app);
    for (const char* address : {"/log", "/postponed", "/questionnaires", "/templates", "/logged"}) {
        visit(app, address);
        const auto& nodes = app.tree().nodes;
        const auto title = std::find_if(nodes.begin(), nodes.end(), [](const ui::Node& node) {
            return node.role == Role::heading && node.level == 1;
        });
        REQUIRE(title != nodes.end());
        INFO(title->name);
        const ui::TextStyle style{theme::type::kSubtitle, true, {}};
        CHECK(ui::text_width(app.application().ui(), title->name, style) <= title->rect.width);
        CHECK(title->rect.x + title->rect.width <= app.get(Role::button, "Go to").rect.x);
    }
}

TEST_CASE("on a phone the tour doesn't speak of headings that aren't there") {
    Harness app(kWidth, kHeight);
    begin_with_sample(app);
    visit(app, "/tour");
    REQUIRE(app.has(Role::group, "Tour"));
    for (const ui::Node& node : app.tree().nodes)
        CHECK(node.name.find("below a heading") == std::string::npos);
}
