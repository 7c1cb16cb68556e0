#include "app/shell/action_bar.h"

#include <doctest/doctest.h>

#include "imgui.h"
#include "tests/app/harness.h"

using namespace segments;
using app::Action;
using app::test::Harness;
using ui::Role;

namespace {

// A bar of its own in a narrow or wide row.
struct Bar {
    Harness harness;
    ui::Ui ui;
    std::vector<Action> actions;
    std::vector<std::string> done;
    float width = 900;
    ui::Tree tree;

    Bar() {
        ui.make_current();
        ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    }
    Action action(std::string name) {
        Action made{.name = name, .run = [this, name] { done.push_back(name); }, .changes = false};
        return made;
    }
    void draw() {
        tree = ui.run_frame({}, [&] {
            app::draw_action_bar(ui, harness.application().session(), actions, {10, 10, width, 32});
        });
        for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) texture->SetStatus(ImTextureStatus_OK);
    }
    const ui::Node* find(Role role, std::string_view name) {
        draw();
        for (const ui::Node& node : tree.nodes) {
            if (node.role == role && node.name == name) return &node;
        }
        return nullptr;
    }
    void press(Role role, std::string_view name) {
        const ui::Node* node = find(role, name);
        REQUIRE(node != nullptr);
        ui.push({.kind = ui::EventKind::activate, .target = node->id});
        draw();
    }
};

}  // namespace

TEST_CASE("actions that fit are buttons, the others are in the menu More") {
    Bar bar;
    bar.actions = {bar.action("New segment"), bar.action("Add Contacts"), bar.action("Log")};
    CHECK(bar.find(Role::button, "Log") != nullptr);
    CHECK(bar.find(Role::menubutton, "More") == nullptr);
    bar.width = 260;
    CHECK(bar.find(Role::button, "New segment") != nullptr);
    CHECK(bar.find(Role::button, "Log") == nullptr);
    bar.press(Role::menubutton, "More");
    bar.press(Role::menuitem, "Log");
    CHECK(bar.done == std::vector<std::string>{"Log"});
}

TEST_CASE("an action may open others, and says why it can't be run") {
    Bar bar;
    bar.actions = {
        {.name = "Export", .menu = {bar.action("As JSON"), bar.action("As lines")}, .changes = false},
        {.name = "Log", .enabled = false, .reason = "There are no lines."}};
    const ui::Node* log = bar.find(Role::button, "Log");
    REQUIRE(log != nullptr);
    CHECK(log->disabled);
    CHECK(log->description == "There are no lines.");
    bar.press(Role::menubutton, "Export");
    bar.press(Role::menuitem, "As lines");
    CHECK(bar.done == std::vector<std::string>{"As lines"});
    bar.width = 60;
    bar.press(Role::menubutton, "More");
    CHECK(bar.find(Role::menuitem, "Export: As JSON") != nullptr);
}

TEST_CASE("a shortcut runs its action, with just these modifiers, wherever it is") {
    Bar bar;
    bar.actions = {bar.action("Log")};
    bar.actions[0].shortcut = "Control+Shift+L";
    bar.draw();
    bar.ui.push({.kind = ui::EventKind::key, .text = "l", .modifiers = {.control = true}});
    bar.draw();
    CHECK(bar.done.empty());
    bar.ui.push({.kind = ui::EventKind::key, .text = "l", .modifiers = {.shift = true, .control = true}});
    bar.draw();
    CHECK(bar.done == std::vector<std::string>{"Log"});
    bar.actions[0].enabled = false;
    bar.ui.push({.kind = ui::EventKind::key, .text = "l", .modifiers = {.shift = true, .control = true}});
    bar.draw();
    CHECK(bar.done.size() == 1);
}
