// Every screen from the smallest phone to a wall: nothing that is pressed or typed into lies beside the page.
// A page enlarged to 200 % has half the pixels of its window in each direction.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/app/screens.h"

using namespace segments;
using app::test::Harness;
using ui::Role;

namespace {

// The columns of a list are scrolled to.
bool is_scrolled_across(const ui::Tree& tree, const ui::Node& node) {
    for (const ui::Node* at = tree.find(node.parent); at != nullptr; at = tree.find(at->parent)) {
        if (at->role == Role::grid || (at->role == Role::group && at->clips)) return true;
    }
    return false;
}

std::vector<std::string> beside(const ui::Tree& tree, float width) {
    std::vector<std::string> found;
    for (const ui::Node& node : tree.nodes) {
        if (!node.focusable || node.rect.width <= 0 || is_scrolled_across(tree, node)) continue;
        if (node.rect.x < -0.5f || node.rect.x + node.rect.width > width + 0.5f)
            found.push_back(node.name + " " + node.value);
    }
    return found;
}

struct Size {
    float width, height;
};

}  // namespace

TEST_CASE(
    "from 320 pixels to 3840, and at 200 %, every screen and the dialogs of a segment lie on the page") {
    for (const Size size : {Size{320, 568}, Size{640, 400}, Size{720, 450}, Size{3840, 2160}}) {
        INFO(size.width);
        Harness app(size.width, size.height);
        CHECK(beside(app.tree(), size.width) == std::vector<std::string>());
        app::test::begin_with_sample(app);
        for (const char* address : app::test::kScreens) {
            INFO(address);
            app::test::visit(app, address);
            CHECK(beside(app.tree(), size.width) == std::vector<std::string>());
        }
        app::test::visit(app, "/segments");
        app.press(Role::button, "New");
        for (const char* dialog : {"Log", "Add Contacts", "Reduce Contacts"}) {
            INFO(dialog);
            const bool shown = app.has(Role::button, dialog);
            if (!shown) app.press(Role::menubutton, "More");
            app.press(shown ? Role::button : Role::menuitem, dialog);
            CHECK(beside(app.tree(), size.width) == std::vector<std::string>());
            for (const ui::Node& node : app.tree().nodes) {
                if (node.role != Role::dialog) continue;
                CHECK(node.rect.y >= 0);
                CHECK(node.rect.y + node.rect.height <= size.height);
            }
            app.key("Escape");
            app.settle();
        }
    }
}
