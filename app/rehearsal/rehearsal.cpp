#include "app/rehearsal/rehearsal.h"

#include "imgui.h"

namespace segments::app {
namespace {

constexpr const char* kFolder = "rehearsal";
constexpr double kFrameMs = 20;
constexpr int kMostFrames = 200;  // until a screen has come to rest
constexpr int kQuietFrames = 2;

// What people look at first, and what takes the most code. Numbers are those of the sample data.
constexpr const char* kScreens[] = {
    "/contacts",  "/contacts/CT000001", "/segments", "/logged",           "/logged/1",
    "/log",       "/templates",         "/lists",    "/templates/LETTER", "/postponed",
    "/campaigns", "/imports",           "/history",  "/workspace",        "/setup",
    "/",
};
constexpr const char* kOfSegment[] = {"Add Contacts", "Reduce Contacts", "Refine Contacts", "Log"};

}  // namespace

Rehearsal::Rehearsal(float width, float height, std::span<const platform::FontFile> fonts)
    : disk_(catalog_.disk(kFolder)), env_(disk_), application_(env_, catalog_, kFolder) {
    platform::Surroundings surroundings;
    surroundings.width = width;
    surroundings.height = height;
    surroundings.coarse_pointer = width < 600;
    application_.start(nobody_, surroundings, fonts, "/");
    ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
}

bool Rehearsal::run() {
    if (!begin()) return false;
    for (const char* address : kScreens) {
        if (!visit(address)) return false;
    }
    if (!call_up("k", {.control = true}) || !call_up("?", {})) return false;
    return visit("/segments") && fill_segment();
}

bool Rehearsal::begin() {
    return settle() && type("Your name", "Nobody") && press("Try with sample data");
}

bool Rehearsal::visit(std::string_view address) {
    application_.address_changed(address);
    return settle();
}

// A new segment with all contacts, and the dialogs that a filled one has.
bool Rehearsal::fill_segment() {
    if (!press("New") || !press("Add Contacts") || dialog() == nullptr) return false;
    if (!press("Add Contacts", dialog()->id)) return false;
    for (const char* button : kOfSegment) {
        if (!look_into(button)) return false;
    }
    return true;
}

bool Rehearsal::look_into(std::string_view button) {
    return press(button) && dialog() != nullptr && close_dialogs();
}

bool Rehearsal::call_up(std::string_view name, ui::Modifiers modifiers) {
    return key(name, modifiers) && close_dialogs();
}

// Narrow pages keep buttons in the menu More.
bool Rehearsal::press(std::string_view button, ui::NodeId inside) {
    if (activate(ui::Role::button, button, inside)) return settle();
    if (!activate(ui::Role::menubutton, "More", inside) || !settle()) return false;
    return activate(ui::Role::menuitem, button, ui::kNoNode) && settle();
}

bool Rehearsal::activate(ui::Role role, std::string_view name, ui::NodeId inside) {
    for (const ui::Node& node : tree_->nodes) {
        if (node.role != role || node.name != name) continue;
        const ui::Node* outer = &node;
        while (outer != nullptr && outer->id != inside) outer = tree_->find(outer->parent);
        if (inside != ui::kNoNode && outer == nullptr) continue;
        application_.event({.kind = ui::EventKind::activate, .target = node.id});
        return true;
    }
    return false;
}

bool Rehearsal::type(std::string_view field, std::string_view text) {
    const ui::Node* node = find(ui::Role::textbox, field);
    if (node == nullptr) return false;
    const ui::NodeId id = node->id;
    for (const ui::EventKind kind : {ui::EventKind::focus, ui::EventKind::input, ui::EventKind::commit}) {
        application_.event({.kind = kind, .target = id, .text = std::string(text)});
        frame();
    }
    return settle();
}

bool Rehearsal::key(std::string_view name, ui::Modifiers modifiers) {
    application_.event({.kind = ui::EventKind::key,
                        .target = application_.ui().focused(),
                        .text = std::string(name),
                        .modifiers = modifiers});
    return settle();
}

bool Rehearsal::close_dialogs() {
    constexpr int kMostOpen = 3;
    for (int i = 0; i < kMostOpen && dialog() != nullptr; ++i) {
        if (!key("Escape")) return false;
    }
    return dialog() == nullptr;
}

bool Rehearsal::settle() {
    int quiet = 0;
    for (int i = 0; i < kMostFrames; ++i) {
        disk_.now_ms += kFrameMs;
        nobody_.pass_ms(kFrameMs);
        frame();
        const bool more = application_.work(kFrameMs);
        const ui::NodeId wanted = tree_->focus_request;
        if (wanted != ui::kNoNode) application_.event({.kind = ui::EventKind::focus, .target = wanted});
        quiet = more || wanted != ui::kNoNode || application_.session().workspace().busy() ? 0 : quiet + 1;
        if (quiet <= kQuietFrames) continue;
        tell();
        return true;
    }
    return false;
}

void Rehearsal::frame() {
    application_.ui().make_current();
    const platform::FrameOutput output =
        application_.frame({nobody_.steady_ms(), static_cast<float>(kFrameMs / 1000), true});
    tree_ = output.tree;
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) texture->SetStatus(ImTextureStatus_OK);
}

const ui::Node* Rehearsal::find(ui::Role role, std::string_view name) const {
    for (const ui::Node& node : tree_->nodes) {
        if (node.role == role && node.name == name) return &node;
    }
    return nullptr;
}

const ui::Node* Rehearsal::dialog() const {
    for (const ui::Node& node : tree_->nodes) {
        if (node.role == ui::Role::dialog) return &node;
    }
    return nullptr;
}

void Rehearsal::tell() {
    if (!seen) return;
    for (const ui::Node& node : tree_->nodes) {
        if (node.role == ui::Role::heading || node.role == ui::Role::dialog) seen(node.name);
    }
}

}  // namespace segments::app
