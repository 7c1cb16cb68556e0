#include "app/ui/ui.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "app/ui/device_grid.h"
#include "app/ui/draw.h"
#include "app/ui/fonts.h"
#include "app/ui/hooks.h"
#include "imgui.h"
#include "imgui_internal.h"

namespace segments::ui {
namespace {

// Passes of one frame: enough for events that follow each other and for the layout to settle, few enough
// never to loop.
constexpr int kMostPasses = 8;
constexpr int kMostSettlingPasses = 3;
// A pointer that moved less between press and release was meant to stay; logical pixels.
constexpr float kStillPress = 6;

// Whether the pointer is where its button was pressed, and was all the time: what was pressed then is meant,
// also where it lies elsewhere by now.
bool stayed(int button, float scale) {
    const float most = kStillPress * scale;
    const ImVec2 from = ImGui::GetIO().MouseClickedPos[button], to = ImGui::GetIO().MousePos;
    return !ImGui::IsMouseDragPastThreshold(button, most) && std::abs(to.x - from.x) < most &&
           std::abs(to.y - from.y) < most;
}

// After these the application must react before it sees the next event.
bool ends_batch(EventKind kind) {
    return kind != EventKind::focus && kind != EventKind::input && kind != EventKind::scroll &&
           kind != EventKind::scroll_into_view;
}

void set_up_style() {
    ImGuiStyle& style = ImGui::GetStyle();
    style.WindowPadding = {0, 0};
    style.WindowBorderSize = 0;
    style.WindowMinSize = {1, 1};
    style.WindowRounding = 0;
    style.CircleTessellationMaxError = 0.2f;
}

}  // namespace

Ui::Ui()
    : context_(ImGui::CreateContext()),
      item_log_(std::make_unique<ItemLog>()),
      palette_(&theme::light()),
      metrics_(&theme::kMouse) {
    make_current();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigFlags = ImGuiConfigFlags_NoKeyboard;
    io.ConfigDebugHighlightIdConflicts = false;
    io.ConfigWindowsMoveFromTitleBarOnly = true;
    io.ConfigMacOSXBehaviors = false;
    log_items(context_, item_log_.get());
    set_up_style();
    fonts_ = std::make_unique<Fonts>();
}

Ui::~Ui() {
    ImGui::DestroyContext(context_);
}

void Ui::make_current() {
    ImGui::SetCurrentContext(context_);
}

void Ui::push(Event event) {
    queue_.push_back(std::move(event));
}

void Ui::pointer_move(float x, float y) {
    make_current();
    ImGui::GetIO().AddMousePosEvent(x * input_.scale, y * input_.scale);
}

void Ui::pointer_leave() {
    make_current();
    ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX);
}

void Ui::pointer_button(int button, bool down) {
    make_current();
    ImGui::GetIO().AddMouseButtonEvent(button, down);
}

void Ui::wheel(float dx, float dy) {
    pending_wheel_x_ += dx;
    pending_wheel_y_ += dy;
}

void Ui::set_modifiers(Modifiers modifiers) {
    modifiers_ = modifiers;
}

void Ui::choose_palette(const FrameInput& input) {
    palette_ = input.dark ? &theme::dark() : &theme::light();
    if (!input.system_colors && !input.more_contrast) return;
    own_palette_ =
        input.system_colors ? theme::forced(*input.system_colors) : theme::with_more_contrast(*palette_);
    palette_ = &own_palette_;
}

const Tree& Ui::run_frame(const FrameInput& input, const std::function<void()>& draw) {
    make_current();
    input_ = input;
    input_.scale = std::clamp(input.scale, 0.25f, 8.0f);
    choose_palette(input);
    metrics_ = input.coarse_pointer ? &theme::kTouch : &theme::kMouse;
    seconds_ += input.delta_seconds;
    next_frame_ms_ = -1;
    frame_focus_request_ = kNoNode;
    int settling = 0;
    bool more = true;
    for (int pass = 0; more && pass < kMostPasses; ++pass) {
        const bool had_events = !queue_.empty();
        begin_pass(pass == 0 ? input.delta_seconds : 0);
        draw();
        more = end_pass();
        if (more && !had_events && ++settling >= kMostSettlingPasses) break;
    }
    if (more) request_frame(0);
    ImGui::Render();
    tree_.focus_request = frame_focus_request_;
    cursor_ = next_cursor_;
    fonts_->report();
    return tree_;
}

void Ui::begin_pass(float delta_seconds) {
    std::swap(tree_, last_tree_);
    tree_.clear();
    index_.clear();
    again_ = false;
    entered_ = false;
    just_focused_ = false;
    next_cursor_ = "default";
    scroll_targets_.clear();
    drawn_modals_.clear();
    popups_.clear();
    if (focus_request_ != kNoNode) {
        start_focus(focus_request_, focus_by_keyboard_);
        focus_request_ = kNoNode;
    }
    deliver_events();
    wheel_x_ = pending_wheel_x_;
    wheel_y_ = pending_wheel_y_;
    pending_wheel_x_ = pending_wheel_y_ = 0;

    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {std::round(input_.width * input_.scale), std::round(input_.height * input_.scale)};
    io.DisplayFramebufferScale = {1, 1};
    io.DeltaTime = std::max(delta_seconds, 1e-5f);
    ImGui::GetStyle().CircleTessellationMaxError = 0.2f;
    item_log_->ids.clear();
    ImGui::NewFrame();
    if (ImGui::IsMouseClicked(1)) menu_press_ = kNoNode;
    if (ImGui::IsMouseClicked(0) || ImGui::IsMouseClicked(1)) {
        pointer_time_ = seconds_;
        focus_by_keyboard_ = false;
    }

    ids_ = {0};
    parents_ = {kNoNode};
    modals_.clear();
    const Rect all{0, 0, input_.width, input_.height};
    layouts_ = {LayoutBox{.x = 0, .y = 0, .width = input_.width}};
    begin_layer(id("screen"), all);
}

bool Ui::end_pass() {
    end_layer();
    apply_wheel();
    scroll_to_focus();
    follow_modals();
    ImGui::EndFrame();
    return again_ || focus_request_ != kNoNode || !queue_.empty() || pending_wheel_y_ != 0 ||
           !context_->InputEventsQueue.empty();
}

void Ui::deliver_events() {
    current_.clear();
    std::size_t count = 0;
    while (count < queue_.size()) {
        Event& event = queue_[count];
        if (event.kind == EventKind::focus) {
            if (!current_.empty()) break;
            // The pointer was pressed just now: the focus followed it.
            start_focus(event.target, seconds_ - pointer_time_ > 0.3 && !ImGui::IsMouseDown(0));
            ++count;
            continue;
        }
        if (event.kind == EventKind::key) focus_by_keyboard_ = true;
        const bool last = ends_batch(event.kind);
        current_.push_back(std::move(event));
        ++count;
        if (last) break;
    }
    queue_.erase(queue_.begin(), queue_.begin() + static_cast<std::ptrdiff_t>(count));
    taken_.assign(current_.size(), false);
}

void Ui::start_focus(NodeId id, bool by_keyboard) {
    if (focused_ == id) return;
    focused_ = id;
    focus_by_keyboard_ = by_keyboard;
    just_focused_ = true;
    again_ = true;
}

void Ui::request_frame(int ms) {
    if (next_frame_ms_ < 0 || ms < next_frame_ms_) next_frame_ms_ = ms;
}

void Ui::request_focus(NodeId id) {
    if (id == kNoNode) return;
    focus_request_ = id;
    frame_focus_request_ = id;
}

void Ui::leave_field() {
    NodeId field = focused_;  // also where it is only on its way to
    for (const Event& event : queue_) {
        if (event.kind == EventKind::focus) field = event.target;
    }
    const Node* node = field == kNoNode ? nullptr : tree_.find(field);
    if (node == nullptr || node->readonly) return;
    if (node->role != Role::textbox && node->role != Role::combobox && node->role != Role::searchbox &&
        node->role != Role::spinbutton)
        return;
    std::string text = node->value;
    for (const Event& event : queue_) {
        if (event.kind == EventKind::input && event.target == field) text = event.text;
    }
    push({.kind = EventKind::commit, .target = field, .text = std::move(text)});
}

bool Ui::inside(const Tree& tree, NodeId id, NodeId container) const {
    // Parents come before their children: one walk from the end finds the chain.
    for (std::size_t i = tree.nodes.size(); i-- > 0 && id != kNoNode;) {
        if (tree.nodes[i].id != id) continue;
        if (id == container) return true;
        id = tree.nodes[i].parent;
    }
    return id == container && id != kNoNode;
}

bool Ui::focus_within(NodeId id) const {
    return focused_ != kNoNode && inside(last_tree_, focused_, id);
}

ImDrawList* Ui::draw_list() const {
    return ImGui::GetWindowDrawList();
}

NodeId Ui::id(std::string_view key) const {
    return ImHashStr(key.data(), key.size(), ids_.back());
}

NodeId Ui::id(std::uint64_t key) const {
    return ImHashData(&key, sizeof key, ids_.back());
}

Node& Ui::node(NodeId id, Role role, const Rect& rect, std::string_view name) {
    index_[id] = tree_.nodes.size();
    Node& node = tree_.nodes.emplace_back();
    node.id = id;
    node.parent = parents_.back();
    node.role = role;
    node.rect = rect;
    node.name = name;
    return node;
}

Node* Ui::recorded(NodeId id) {
    const auto found = index_.find(id);
    return found == index_.end() ? nullptr : &tree_.nodes[found->second];
}

bool Ui::reachable() const {
    return top_modal_ == kNoNode || modal() == top_modal_;
}

bool Ui::menu_of_press(NodeId id, bool hovered) const {
    return menu_press_ == id && ImGui::IsMouseReleased(1) && (hovered || stayed(1, input_.scale));
}

Interaction Ui::interact(NodeId id, const Rect& rect, bool enabled) {
    Interaction result;
    result.modifiers = modifiers_;
    result.focused = is_focused(id);
    result.focus_ring = result.focused && focus_by_keyboard_;
    const ImRect box = device_rect(*this, rect);
    const bool shown = ImGui::ItemAdd(box, id, nullptr, ImGuiItemFlags_NoNav);
    if (!enabled || !reachable()) {
        result.hovered = pointer_over(rect);
        return result;
    }
    if (shown) {
        const bool was_pressed = context_->ActiveId == id && ImGui::IsMouseReleased(0);
        const bool pressed =
            ImGui::ButtonBehavior(box, id, &result.hovered, &result.held, ImGuiButtonFlags_NoNavFocus);
        if (pressed || (was_pressed && stayed(0, input_.scale))) result.activated = true;
        result.double_clicked = result.hovered && ImGui::IsMouseDoubleClicked(0);
        if (result.hovered && ImGui::IsMouseClicked(1)) menu_press_ = id;
        result.context_menu = menu_of_press(id, result.hovered);
    }
    if (const Event* event = take(EventKind::activate, id)) {
        result.activated = true;
        result.modifiers = event->modifiers;
    }
    if (take(EventKind::context_menu, id)) result.context_menu = true;
    if (result.activated || result.context_menu) again();
    return result;
}

const Event* Ui::take(EventKind kind, NodeId id) {
    for (std::size_t i = 0; i < current_.size(); ++i) {
        if (taken_[i] || current_[i].kind != kind || current_[i].target != id || !reachable()) continue;
        taken_[i] = true;
        again();
        return &current_[i];
    }
    return nullptr;
}

const Event* Ui::take_key(NodeId id, std::string_view key) {
    for (std::size_t i = 0; i < current_.size(); ++i) {
        if (taken_[i] || current_[i].kind != EventKind::key || current_[i].text != key || !reachable())
            continue;
        if (id != kNoNode && current_[i].target != id) continue;
        taken_[i] = true;
        again();
        return &current_[i];
    }
    return nullptr;
}

bool Ui::take_shortcut(std::string_view key, Modifiers wanted) {
    for (std::size_t i = 0; i < current_.size(); ++i) {
        const Event& event = current_[i];
        if (taken_[i] || event.kind != EventKind::key || !reachable()) continue;
        if (event.text != key || event.modifiers != wanted) continue;
        taken_[i] = true;
        again();
        return true;
    }
    return false;
}

void Ui::claim_key(NodeId id, std::string_view key, Modifiers modifiers) {
    if (!reachable()) return;
    tree_.keys.push_back({id, std::string(key), modifiers.control, modifiers.shift, modifiers.alt, false});
}

void Ui::claim_key_any_modifiers(NodeId id, std::string_view key) {
    if (!reachable()) return;
    tree_.keys.push_back({id, std::string(key), false, false, false, true});
}

const Event* Ui::take_unhandled_key() {
    for (std::size_t i = 0; i < current_.size(); ++i) {
        if (taken_[i] || current_[i].kind != EventKind::key) continue;
        taken_[i] = true;
        again();
        return &current_[i];
    }
    return nullptr;
}

float Ui::pointer_x() const {
    return ImGui::GetIO().MousePos.x / input_.scale;
}
float Ui::pointer_y() const {
    return ImGui::GetIO().MousePos.y / input_.scale;
}

bool Ui::pointer_over(const Rect& rect) const {
    return context_->HoveredWindow == ImGui::GetCurrentWindowRead() && reachable() &&
           contains(intersect(rect, clip()), pointer_x(), pointer_y());
}

bool Ui::pointer_down() const {
    return ImGui::IsMouseDown(0);
}
bool Ui::pointer_pressed() const {
    return ImGui::IsMouseClicked(0) || ImGui::IsMouseClicked(1);
}
bool Ui::double_click() const {
    return ImGui::IsMouseDoubleClicked(0);
}

}  // namespace segments::ui
