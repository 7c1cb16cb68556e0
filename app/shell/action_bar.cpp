#include "app/shell/action_bar.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/session/action_menu.h"
#include "app/theme/metrics.h"
#include "app/ui/button.h"
#include "app/ui/popup.h"
#include "core/base/tr.h"

namespace segments::app {
namespace {

using ui::Rect;

ui::ButtonOptions options_of(const Session& session, const Action& action, std::string& reason) {
    Availability now = availability(session, action);
    reason = std::move(now.reason);
    return {.kind = action.primary ? ui::ButtonKind::primary : ui::ButtonKind::plain,
            .icon = action.icon,
            .enabled = now.enabled,
            .reason = reason,
            .shortcut = action.shortcut,
            .menu = !action.menu.empty()};
}

void run(ui::Ui& ui, const Session& session, const Action& action) {
    if (!action.run || !availability(session, action).enabled) return;
    action.run();
    ui.again();
}

// "Control+Shift+L"
void listen(ui::Ui& ui, const Session& session, const Action& action) {
    for (const Action& inner : action.menu) listen(ui, session, inner);
    if (action.shortcut.empty()) return;
    ui::Modifiers modifiers;
    std::string_view rest = action.shortcut;
    for (std::size_t plus = rest.find('+', 1); plus != std::string_view::npos; plus = rest.find('+', 1)) {
        const std::string_view modifier = rest.substr(0, plus);
        modifiers.control = modifiers.control || modifier == "Control";
        modifiers.shift = modifiers.shift || modifier == "Shift";
        modifiers.alt = modifiers.alt || modifier == "Alt";
        rest.remove_prefix(plus + 1);
    }
    std::string key(rest);
    if (key.size() == 1 && key[0] >= 'A' && key[0] <= 'Z') key[0] = static_cast<char>(key[0] + 32);
    ui.claim_key(ui::kNoNode, key, modifiers);
    if (ui.take_shortcut(key, modifiers)) run(ui, session, action);
}

void draw_menu_of(ui::Ui& ui, const Session& session, const Rect& rect, std::string_view name,
                  const ui::ButtonOptions& look, std::span<const Action> actions) {
    const ui::NodeId id = ui.id(name) ^ 0x6d65;
    ui::ButtonOptions options = look;
    options.menu = true;
    options.expanded = ui::popup_open(ui, id);
    if (ui::button_in(ui, rect, name, options)) {
        if (options.expanded) {
            ui::close_popup(ui, id);
        } else {
            ui.request_focus(ui.id(name));
            ui::open_popup(ui, id);
        }
    }
    const std::vector<ui::MenuItem> items = menu_items(session, actions);
    const int chosen = ui::menu(ui, id, rect, name, items);
    if (chosen >= 0) run(ui, session, actions[static_cast<std::size_t>(chosen)]);
}

// What the menu More holds: actions with a menu of their own give theirs.
std::vector<Action> flattened(std::span<const Action> actions) {
    std::vector<Action> flat;
    for (const Action& action : actions) {
        if (action.menu.empty()) {
            flat.push_back(action);
            continue;
        }
        bool first = !flat.empty();
        for (Action inner : action.menu) {
            inner.name = action.name + ": " + inner.name;
            inner.enabled = inner.enabled && action.enabled;
            if (inner.reason.empty()) inner.reason = action.reason;
            inner.separator = inner.separator || std::exchange(first, false);
            flat.push_back(std::move(inner));
        }
    }
    return flat;
}

}  // namespace

void draw_action_bar(ui::Ui& ui, Session& session, std::span<const Action> actions, const Rect& row) {
    for (const Action& action : actions) listen(ui, session, action);
    constexpr float kGap = theme::space::kS;
    const bool phone = row.width < theme::kPhoneWidth;
    const ui::ButtonOptions more{.icon = theme::Icon::ellipsis, .icon_only = phone, .menu = true};
    const float more_width = ui::button_width(ui, tr("More"), more);
    std::string reason;
    float all = 0;
    for (const Action& action : actions)
        all += ui::button_width(ui, action.name, options_of(session, action, reason)) + kGap;
    // Where not all have room the menu has the rest; a phone's little room is for what can be done now.
    const bool some = all - kGap > row.width;
    const float end = row.x + row.width - (some ? more_width : 0);
    float x = row.x;
    bool full = false;
    std::vector<Action> rest;
    for (const Action& action : actions) {
        const ui::ButtonOptions options = options_of(session, action, reason);
        const float width = ui::button_width(ui, action.name, options);
        const bool passed = some && phone && !options.enabled;
        full = full || (!passed && some && x + width + kGap > end);
        if (full || passed) {
            rest.push_back(action);
            continue;
        }
        const Rect rect{x, row.y, width, row.height};
        x += width + kGap;
        if (!action.menu.empty())
            draw_menu_of(ui, session, rect, action.name, options, action.menu);
        else if (ui::button_in(ui, rect, action.name, options))
            run(ui, session, action);
    }
    if (!rest.empty()) {
        draw_menu_of(ui, session, {x, row.y, std::min(more_width, row.x + row.width - x), row.height},
                     tr("More"), more, flattened(rest));
    }
}

}  // namespace segments::app
