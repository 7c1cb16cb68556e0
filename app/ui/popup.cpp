#include "app/ui/popup.h"

#include <algorithm>

#include "app/ui/button.h"
#include "app/ui/draw.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/text.h"

namespace segments::ui {
namespace {

struct PopupState {
    bool open = false;
    bool fresh = false;  // opened in this pass: the press that opened it doesn't close it
    NodeId focus_before = kNoNode;
};

struct MenuAnchor {
    Rect rect;
};

// How far a menu that is longer than the screen was scrolled.
struct MenuScroll {
    float offset = 0;
};

}  // namespace

void begin_raised_layer(Ui& ui, NodeId id, const Rect& rect, float radius, float shadow_size) {
    ui.begin_layer(id ^ 0x5ad0, inset(rect, -24, -24), false);
    shadow(ui, rect, radius, shadow_size);
    ui.end_layer();
    ui.begin_layer(id, rect);
    fill(ui, rect, ui.palette().raised, radius);
    if (radius > 0) stroke(ui, rect, ui.palette().border, radius);
}

void open_popup(Ui& ui, NodeId id) {
    PopupState& state = ui.state<PopupState>(id);
    if (state.open) return;
    state = {true, true, ui.focused()};
    ui.again();
}

void close_popup(Ui& ui, NodeId id) {
    PopupState& state = ui.state<PopupState>(id);
    if (!state.open) return;
    state.open = false;
    if (ui.focus_within(id) || ui.is_focused(id) || ui.focused() == kNoNode)
        ui.request_focus(state.focus_before);
    ui.again();
}

bool popup_open(Ui& ui, NodeId id) {
    return ui.state<PopupState>(id).open;
}

Rect popup_rect(Ui& ui, const Rect& anchor, float width, float height, bool align_right) {
    constexpr float kMargin = 6, kGap = 4;
    Rect rect{align_right ? anchor.x + anchor.width - width : anchor.x, anchor.y + anchor.height + kGap,
              width, height};
    const float below = ui.height() - kMargin - rect.y;
    const float above = anchor.y - kGap - kMargin;
    if (height > below && above > below) {
        rect.height = std::min(height, above);
        rect.y = anchor.y - kGap - rect.height;
    } else {
        rect.height = std::min(height, std::max(below, 40.0f));
    }
    rect.x = std::clamp(rect.x, kMargin, std::max(kMargin, ui.width() - kMargin - width));
    return rect;
}

NodeId popup_parent(Ui& ui) {
    if (ui.modal() != kNoNode) return ui.modal();
    const std::vector<Node>& nodes = ui.tree().nodes;
    const auto main =
        std::find_if(nodes.begin(), nodes.end(), [](const Node& node) { return node.role == Role::main; });
    return main == nodes.end() ? kNoNode : main->id;
}

Popup::Popup(Ui& ui, NodeId id, const Rect& anchor, const Rect& rect) : ui_(ui), id_(id) {
    begin_raised_layer(ui, id, rect, ui.metrics().radius + 2);
    ui.note_popup(rect);
    ui.push_id(id);
    PopupState& state = ui.state<PopupState>(id);
    const bool outside =
        !contains(rect, ui.pointer_x(), ui.pointer_y()) && !contains(anchor, ui.pointer_x(), ui.pointer_y());
    if (!state.fresh && ui.pointer_pressed() && outside) state.open = false;
    state.fresh = false;
}

Popup::~Popup() {
    // What has the focus may disable itself by what it does; then nothing has it.
    const auto is_used = [&] { return ui_.focused() == kNoNode || ui_.focus_within(id_); };
    if (is_used() && ui_.take_key(kNoNode, "Escape")) close_popup(ui_, id_);
    if (is_used()) ui_.claim_key(kNoNode, "Escape");
    ui_.pop_id();
    ui_.end_layer();
}

namespace {

constexpr float kMenuPad = 14, kMenuIcon = 24;

// Where the texts begin: icons and check marks have a column of their own where there is one.
float menu_indent(std::span<const MenuItem> items) {
    const bool icons = std::any_of(items.begin(), items.end(), [](const MenuItem& item) {
        return item.checkable || item.icon != theme::Icon::none;
    });
    return kMenuPad + (icons ? kMenuIcon : 0);
}

float menu_width(Ui& ui, std::span<const MenuItem> items) {
    float width = 160;
    for (const MenuItem& item : items) {
        float own = menu_indent(items) + 30 + text_width(ui, item.label, {theme::type::kBody, false, {}});
        if (!item.shortcut.empty())
            own += 24 + text_width(ui, item.shortcut, {theme::type::kSmall, false, {}});
        width = std::max(width, own);
    }
    return std::min(width, ui.width() - 16);
}

// Moves the focus among the items; -1 if no key asked for it.
int next_item(Ui& ui, std::span<const MenuItem> items, std::span<const NodeId> ids) {
    const auto count = static_cast<int>(items.size());
    int current = -1;
    for (int i = 0; i < count; ++i) {
        if (ui.is_focused(ids[static_cast<std::size_t>(i)])) current = i;
    }
    if (current < 0) return -1;
    const NodeId id = ids[static_cast<std::size_t>(current)];
    for (const char* key : {"ArrowDown", "ArrowUp", "Home", "End", "Escape", "Tab", ""})
        ui.claim_key(id, key);
    if (ui.take_key(id, "ArrowDown")) return (current + 1) % count;
    if (ui.take_key(id, "ArrowUp")) return (current + count - 1) % count;
    if (ui.take_key(id, "Home")) return 0;
    if (ui.take_key(id, "End")) return count - 1;
    if (ui.take_key(id, "Tab")) return current;
    for (int step = 1; step <= count; ++step) {
        const int candidate = (current + step) % count;
        const std::string_view label = items[static_cast<std::size_t>(candidate)].label;
        if (label.empty()) continue;
        const std::string first(1, label[0]);
        if (ui.take_key(id, first) || ui.take_key(id, fold_case(first))) return candidate;
    }
    return -1;
}

void draw_item(Ui& ui, const Rect& rect, const MenuItem& item, float indent, bool lit) {
    const theme::Palette& p = ui.palette();
    if (lit && item.enabled) fill(ui, inset(rect, 4, 0), p.hover, 5);
    const theme::Color color = !item.enabled ? p.text_disabled : item.danger ? p.error.text : p.text;
    const theme::Icon icon =
        item.checkable ? (item.checked ? theme::Icon::check : theme::Icon::none) : item.icon;
    const theme::Color faint = !item.enabled ? p.text_disabled : item.danger ? p.error.text : p.text_muted;
    draw_icon(ui, {rect.x + 12, rect.y, 16, rect.height}, icon, faint, 16);
    draw_text(ui, {rect.x + indent, rect.y, rect.width - indent - 12, rect.height}, item.label,
              {theme::type::kBody, false, color});
    draw_text(ui, {rect.x + indent, rect.y, rect.width - indent - 12, rect.height}, item.shortcut,
              {theme::type::kSmall, false, faint, Align::right});
}

}  // namespace

int menu(Ui& ui, NodeId id, const Rect& anchor, std::string_view name, std::span<const MenuItem> items,
         bool align_right) {
    if (!popup_open(ui, id)) return -1;
    const bool fresh = ui.state<PopupState>(id).fresh;
    const float row = ui.metrics().menu_item;
    float height = 12;
    for (const MenuItem& item : items) height += row + (item.separator ? 9 : 0);
    const Rect rect = popup_rect(ui, anchor, menu_width(ui, items), height, align_right);
    int chosen = -1;
    Popup popup(ui, id, anchor, rect);
    // The mirrored menu lies above what is drawn after the button, and isn't cut by the areas around it.
    ui.push_parent(popup_parent(ui));
    Node& node = ui.node(id, Role::menu, rect, name);
    node.clips = true;
    ui.push_parent(id);
    std::vector<NodeId> ids;
    for (std::size_t i = 0; i < items.size(); ++i) ids.push_back(ui.id(i));
    const int moved = next_item(ui, items, ids);
    if (moved >= 0) ui.request_focus(ids[static_cast<std::size_t>(moved)]);
    ui.push_clip(rect);
    float& scroll = ui.state<MenuScroll>(id).offset;
    const float limit = std::max(0.0f, height - rect.height);
    if (fresh) scroll = 0;
    if (const Event* event = ui.take(EventKind::scroll, id)) scroll += static_cast<float>(event->number);
    scroll = std::clamp(scroll, 0.0f, limit);
    float y = rect.y + 6 - scroll;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const MenuItem& item = items[i];
        if (item.separator) {
            horizontal_line(ui, rect.x, y + 4, rect.width, ui.palette().border);
            y += 9;
        }
        const Rect line{rect.x, y, rect.width, row};
        y += row;
        Node& entry = ui.node(ids[i], Role::menuitem, line, item.label);
        entry.focusable = true;
        entry.disabled = !item.enabled;
        entry.description = item.reason;
        entry.shortcut = item.shortcut;
        if (item.checkable) entry.check = item.checked ? Check::on : Check::off;
        const Interaction act = ui.interact(ids[i], line, item.enabled);
        if (act.hovered && item.enabled) ui.set_cursor("pointer");
        draw_item(ui, line, item, menu_indent(items), act.hovered || act.focused);
        tooltip(ui, line, act.hovered, item.reason);
        if (act.activated) chosen = static_cast<int>(i);
    }
    scroll_by(ui, id, rect, inset(rect, 0, 6), scroll, limit);
    ui.pop_clip();
    if (fresh && !items.empty()) ui.request_focus(ids[0]);
    ui.pop_parent();
    ui.pop_parent();
    if (chosen >= 0) {
        close_popup(ui, id);
        ui.again();
    }
    return chosen;
}

int menu_button(Ui& ui, std::string_view label, std::span<const MenuItem> items, theme::Icon icon,
                bool icon_only) {
    const NodeId id = ui.id(label) ^ 0x6d65;
    ButtonOptions options{.kind = ButtonKind::quiet, .icon = icon, .icon_only = icon_only, .menu = true};
    options.expanded = popup_open(ui, id);
    const Rect rect = ui.place(button_width(ui, label, options), ui.metrics().control);
    if (button_in(ui, rect, label, options)) {
        if (options.expanded) {
            close_popup(ui, id);
        } else {
            ui.request_focus(ui.id(label));
            open_popup(ui, id);
        }
    }
    return menu(ui, id, rect, label, items);
}

static NodeId context_menu_id(const Ui& ui, std::string_view name) {
    return ui.id(name) ^ 0x6378;
}

bool context_menu_open(Ui& ui, std::string_view name) {
    return popup_open(ui, context_menu_id(ui, name));
}

int context_menu(Ui& ui, std::string_view name, bool open, const Rect& anchor,
                 std::span<const MenuItem> items) {
    const NodeId id = context_menu_id(ui, name);
    Rect& at = ui.state<MenuAnchor>(id).rect;
    if (open) {
        const bool at_pointer = contains(anchor, ui.pointer_x(), ui.pointer_y());
        at = at_pointer ? Rect{ui.pointer_x(), ui.pointer_y(), 0, 0} : anchor;
        open_popup(ui, id);
    }
    return menu(ui, id, at, name, items);
}

}  // namespace segments::ui
