#include "app/ui/choice.h"

#include <algorithm>
#include <cmath>

#include "app/ui/draw.h"
#include "app/ui/text.h"

namespace segments::ui {

void draw_check(Ui& ui, const Rect& rect, Check check, bool enabled, bool hovered) {
    const theme::Palette& p = ui.palette();
    const float side = ui.metrics().check;
    const Rect box{std::round(rect.x + (rect.width - side) / 2),
                   std::round(rect.y + (rect.height - side) / 2), side, side};
    const bool filled = check == Check::on || check == Check::mixed;
    if (filled) {
        fill(ui, box, enabled ? (hovered ? p.accent_hover : p.accent) : p.border_strong, 4);
        draw_icon(ui, box, check == Check::on ? theme::Icon::check : theme::Icon::minus,
                  enabled ? p.on_accent : p.surface, side - 3);
    } else {
        fill(ui, box, enabled ? p.surface : p.surface_alt, 4);
        stroke(ui, box, enabled ? (hovered ? p.text_muted : p.border_strong) : p.border, 4);
    }
}

namespace {

struct LineState {
    bool fields = false;
};

// Where the last checkbox of a column ended, or the last line of checkboxes alone in a form began.
struct LastCheck {
    LayoutBox::Kind kind = LayoutBox::Kind::row;
    float x = 0, y = 0;
};

bool follows(Ui& ui, const LayoutBox& box) {
    const LastCheck& last = ui.state<LastCheck>(kNoNode);
    return box.started && last.kind == box.kind && last.x == box.x && last.y == box.cursor_y;
}

void note_check(Ui& ui) {
    const LayoutBox& box = ui.layout();
    ui.state<LastCheck>(kNoNode) = {box.kind, box.x, box.cursor_y};
}

// Begins the place of a checkbox. Those below each other are one thing: they stand closer than fields do.
// Returns how much is left free above it in a form, where fields have their caption. A line of checkboxes
// alone needs none; that a field follows shows only when it comes, and is known in the next pass.
float begin_check(Ui& ui, NodeId id, bool as_field) {
    LayoutBox& box = ui.layout();
    const float closer = std::max(0.0f, box.gap - theme::space::kXs);
    if (box.kind == LayoutBox::Kind::column && follows(ui, box)) box.cursor_y -= closer;
    if (box.kind != LayoutBox::Kind::form) return 0;
    const bool fielded = as_field && box.columns > 1;
    if (box.column == 0 || box.column + box.span > box.columns) {
        const bool below = follows(ui, box);
        box.begin_line();
        if (fielded) box.fields = &ui.state<LineState>(id ^ static_cast<NodeId>(box.columns)).fields;
        if (box.fields == nullptr || !*box.fields) {
            if (below) box.cursor_y -= closer;
            note_check(ui);
        }
    }
    if (!fielded) return 0;
    return box.fields == nullptr || *box.fields ? 20 : 0;
}

}  // namespace

bool checkbox(Ui& ui, std::string_view caption, bool checked, const CheckOptions& options) {
    const theme::Palette& p = ui.palette();
    const NodeId id = ui.id(options.key.empty() ? caption : options.key);
    const TextStyle style{theme::type::kBody, false, options.enabled ? p.text : p.text_disabled};
    const float side = ui.metrics().check;
    const float above = begin_check(ui, id, options.as_field);
    const bool in_row = ui.layout().kind == LayoutBox::Kind::row;
    const float width = text_width(ui, caption, style) + side + 10;
    const Rect place = ui.place(in_row ? width : 0, above + ui.metrics().control);
    if (ui.layout().kind == LayoutBox::Kind::column) note_check(ui);
    const Rect rect{place.x, place.y + above, std::min(place.width, width), ui.metrics().control};
    Node& node = ui.node(id, Role::checkbox, rect, caption);
    node.focusable = true;
    node.disabled = !options.enabled;
    node.check = options.mixed ? Check::mixed : checked ? Check::on : Check::off;
    node.description = options.help;
    const Check check = node.check;
    const Interaction act = ui.interact(id, rect, options.enabled);
    if (act.hovered && options.enabled) ui.set_cursor("pointer");
    const Rect box{rect.x, rect.y, side, rect.height};
    draw_check(ui, box, check, options.enabled, act.hovered);
    if (act.focus_ring) focus_ring(ui, {rect.x, rect.y + (rect.height - side) / 2, side, side}, 4);
    draw_fitting(ui, {rect.x + side + 8, rect.y, place.width - side - 8, rect.height}, caption, style);
    if (!options.badge.empty()) {
        draw_text(ui, {rect.x + width + 6, rect.y, place.x + place.width - rect.x - width - 6, rect.height},
                  options.badge, {theme::type::kSmall, false, p.accent_text});
    }
    tooltip(ui, rect, act.hovered, options.help);
    return act.activated;
}

int tabs(Ui& ui, std::string_view name, std::span<const std::string> captions, int chosen) {
    const theme::Palette& p = ui.palette();
    const float height = ui.touch() ? 44.0f : 36.0f;
    const Rect rect = ui.place(0, height);
    const NodeId list = ui.id(name);
    ui.node(list, Role::tablist, rect, name);
    ui.push_parent(list);
    ui.push_id(list);
    horizontal_line(ui, rect.x, rect.y + rect.height - 1, rect.width, p.border);
    const auto count = static_cast<int>(captions.size());
    float x = rect.x;
    int result = chosen;
    for (int i = 0; i < count; ++i) {
        const std::string& caption = captions[static_cast<std::size_t>(i)];
        const bool current = i == chosen;
        const TextStyle style{theme::type::kBody, current, current ? p.accent_text : p.text_muted,
                              Align::center};
        const float width = text_width(ui, caption, {theme::type::kBody, true, {}}) + 24;
        const Rect tab{x, rect.y, width, height};
        x += width;
        const NodeId id = ui.id(caption);
        Node& node = ui.node(id, Role::tab, tab, caption);
        node.selected = current;
        node.focusable = current;  // arrows move between tabs
        const Interaction act = ui.interact(id, tab);
        if (act.hovered) {
            fill(ui, inset(tab, 2, 4), p.hover, 5);
            ui.set_cursor("pointer");
        }
        draw_text(ui, tab, caption, style);
        if (current) fill(ui, {tab.x + 8, tab.y + tab.height - 2, tab.width - 16, 2}, p.accent, 1);
        if (act.focus_ring) focus_ring(ui, inset(tab, 5, 6), 3);
        if (act.activated) result = i;
        if (act.focused) {
            ui.claim_key(id, "ArrowRight");
            ui.claim_key(id, "ArrowLeft");
            int next = -1;
            if (ui.take_key(id, "ArrowRight")) next = (i + 1) % count;
            if (ui.take_key(id, "ArrowLeft")) next = (i + count - 1) % count;
            if (next >= 0) {
                result = next;
                ui.request_focus(ui.id(captions[static_cast<std::size_t>(next)]));
            }
        }
    }
    ui.pop_id();
    ui.pop_parent();
    return result;
}

}  // namespace segments::ui
