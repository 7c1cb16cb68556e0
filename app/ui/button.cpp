#include "app/ui/button.h"

#include <string>

#include "app/ui/draw.h"
#include "app/ui/text.h"

namespace segments::ui {
namespace {

using theme::Color;

struct Look {
    Color ground, frame, text;
};

Look look_of(const theme::Palette& p, const ButtonOptions& options, const Interaction& act) {
    const bool held = act.held && act.hovered;
    if (!options.enabled) {
        const bool filled = options.kind == ButtonKind::primary || options.kind == ButtonKind::danger;
        const Color none{0, 0, 0, 0};
        return {filled ? p.neutral.ground : none, options.kind == ButtonKind::plain ? p.border : none,
                p.text_disabled};
    }
    switch (options.kind) {
        case ButtonKind::primary: {
            const Color ground = held ? p.accent_pressed : act.hovered ? p.accent_hover : p.accent;
            return {ground, ground, p.on_accent};
        }
        case ButtonKind::danger: {
            const Color ground = held ? p.danger_pressed : act.hovered ? p.danger_hover : p.danger;
            return {ground, ground, p.on_danger};
        }
        case ButtonKind::plain: {
            const Color tint = held ? p.pressed : act.hovered ? p.hover : Color{0, 0, 0, 0};
            const Color ground = options.pressed ? p.selected : blend(tint, p.surface);
            return {ground, blend({p.border_strong.r, p.border_strong.g, p.border_strong.b, 120}, ground),
                    options.pressed ? p.accent_text : p.text};
        }
        case ButtonKind::quiet:
            break;
    }
    const Color tint = held ? p.pressed : act.hovered || options.expanded ? p.hover : Color{0, 0, 0, 0};
    return {options.pressed ? p.selected : tint, {0, 0, 0, 0}, options.pressed ? p.accent_text : p.text};
}

constexpr float kPadding = 14, kQuietPadding = 10, kIconGap = 7;

}  // namespace

float button_width(Ui& ui, std::string_view label, const ButtonOptions& options) {
    if (options.width > 0) return options.width;
    if (options.icon_only) return ui.metrics().control;
    const bool quiet = options.kind == ButtonKind::quiet;
    float width =
        text_width(ui, label, {theme::type::kBody, true, {}}) + 2 * (quiet ? kQuietPadding : kPadding);
    if (options.icon != theme::Icon::none) width += ui.metrics().icon + kIconGap;
    if (options.menu) width += 18;
    return width;
}

bool button_in(Ui& ui, const Rect& rect, std::string_view label, const ButtonOptions& options) {
    const NodeId id = ui.id(options.key.empty() ? label : options.key);
    Node& node = ui.node(id, options.menu ? Role::menubutton : Role::button, rect, label);
    node.focusable = true;
    node.disabled = !options.enabled;
    node.description = options.reason;
    node.shortcut = options.shortcut;
    node.has_popup = options.menu;
    node.expanded = options.expanded;
    if (options.pressed) node.check = Check::on;
    const Interaction act = ui.interact(id, rect, options.enabled);
    const Look look = look_of(ui.palette(), options, act);
    const float radius = ui.metrics().radius;
    fill(ui, rect, look.ground, radius);
    if (look.frame.a != 0 && look.frame != look.ground) stroke(ui, rect, look.frame, radius);
    if (act.focus_ring) focus_ring(ui, rect, radius);
    if (act.hovered && options.enabled) ui.set_cursor("pointer");

    const float icon = ui.metrics().icon;
    if (options.icon_only) {
        draw_icon(ui, rect, options.icon, look.text, icon);
    } else {
        TextStyle style{theme::type::kBody, options.kind != ButtonKind::quiet, look.text};
        float width = text_width(ui, label, style);
        const float beside =
            (options.icon != theme::Icon::none ? icon + kIconGap : 0) + (options.menu ? 18.0f : 0);
        if (width + beside > rect.width - 12) {
            style.size = theme::type::kSmall;
            width = text_width(ui, label, style);
        }
        const float content = width + beside;
        float x = rect.x + std::max(6.0f, (rect.width - content) / 2);
        if (options.icon != theme::Icon::none) {
            draw_icon(ui, {x, rect.y, icon, rect.height}, options.icon, look.text, icon);
            x += icon + kIconGap;
        }
        draw_text(ui, {x, rect.y, std::min(width + 1, rect.x + rect.width - x - 4), rect.height}, label,
                  style);
        if (options.menu) {
            draw_icon(ui, {x + width + 4, rect.y, 14, rect.height}, theme::Icon::chevron_down, look.text, 14);
        }
    }
    std::string hint(options.reason);
    if (hint.empty() && options.icon_only) hint = label;
    if (!options.shortcut.empty() && options.enabled) {
        if (!hint.empty()) hint += "  ";
        hint += options.shortcut;
    }
    tooltip(ui, rect, act.hovered && !act.held && !options.expanded, hint);
    return act.activated;
}

bool button(Ui& ui, std::string_view label, const ButtonOptions& options) {
    Rect rect = ui.place(button_width(ui, label, options), ui.metrics().control);
    // Without a frame, what is seen of it begins at its text, which stands in line with the text around it.
    const bool bare = options.kind == ButtonKind::quiet && !options.icon_only && options.width == 0;
    if (bare && rect.x <= ui.layout().x) rect.x -= kQuietPadding;
    return button_in(ui, rect, label, options);
}

bool icon_button(Ui& ui, theme::Icon icon, std::string_view name, ButtonOptions options) {
    options.icon = icon;
    options.icon_only = true;
    if (options.kind == ButtonKind::plain) options.kind = ButtonKind::quiet;
    return button(ui, name, options);
}

bool link_in(Ui& ui, const Rect& rect, std::string_view label, std::string_view href, float font_size) {
    const NodeId id = ui.id(label);
    const TextStyle style{font_size, false, ui.palette().accent_text};
    Rect area = rect;
    area.width = std::min(rect.width, text_width(ui, label, style));
    Node& node = ui.node(id, Role::link, area, label);
    node.focusable = true;
    node.href = href;
    const Interaction act = ui.interact(id, area);
    draw_text(ui, area, label, style);
    if (act.hovered) {
        const float below = area.y + (area.height + font_size) / 2 + 1;
        horizontal_line(ui, area.x, below, area.width, style.color);
        ui.set_cursor("pointer");
    }
    if (act.focus_ring) focus_ring(ui, area, 2);
    return act.activated;
}

bool link(Ui& ui, std::string_view label, std::string_view href) {
    const float width = text_width(ui, label, {theme::type::kBody, false, {}});
    // In a row it stands in line with texts and buttons.
    const bool high = ui.touch() || ui.layout().kind == LayoutBox::Kind::row;
    return link_in(ui, ui.place(width, high ? ui.metrics().control : 24), label, href, theme::type::kBody);
}

bool link_line(Ui& ui, std::string_view label, std::string_view detail, std::string_view href, bool below) {
    const theme::Palette& p = ui.palette();
    const TextStyle name{theme::type::kBody, false, p.accent_text};
    const TextStyle small{theme::type::kGrid, false, p.text_muted, below ? Align::left : Align::right};
    const float height = below ? 48 : ui.touch() ? 48 : 36;
    const Rect rect = ui.place(0, height);
    const NodeId id = ui.id(label);
    Node& node = ui.node(id, Role::link, rect, label);
    node.focusable = true;
    node.href = href;
    node.description = detail;
    const Interaction act = ui.interact(id, rect);
    if (act.hovered) {
        fill(ui, inset(rect, -8, 0), p.hover, ui.metrics().radius);
        ui.set_cursor("pointer");
    }
    if (below) {
        draw_text(ui, {rect.x, rect.y + 4, rect.width, 20}, label, name);
        draw_text(ui, {rect.x, rect.y + 24, rect.width, 20}, detail, small);
    } else {
        const float right = text_width(ui, detail, small) + 1;
        draw_fitting(ui, {rect.x, rect.y, rect.width - right - 8, rect.height}, label, name);
        draw_text(ui, {rect.x + rect.width - right, rect.y, right, rect.height}, detail, small);
    }
    if (act.focus_ring) focus_ring(ui, inset(rect, -4, 0), ui.metrics().radius);
    return act.activated;
}

}  // namespace segments::ui
