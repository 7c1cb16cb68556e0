#include "app/session/action_menu.h"

namespace segments::app {

Availability availability(const Session& session, const Action& action) {
    if (!action.enabled || !action.changes || !action.menu.empty()) return {action.enabled, action.reason};
    const Result<void> can_change = session.check_can_change();
    if (can_change) return {true, action.reason};
    return {false, sentence(can_change.error())};
}

std::vector<ui::MenuItem> menu_items(const Session& session, std::span<const Action> actions) {
    std::vector<ui::MenuItem> items;
    for (const Action& action : actions) {
        Availability now = availability(session, action);
        ui::MenuItem item;
        item.label = action.name;
        item.icon = action.icon;
        item.shortcut = action.shortcut;
        item.enabled = now.enabled;
        item.reason = std::move(now.reason);
        item.separator = action.separator;
        item.danger = action.danger;
        items.push_back(std::move(item));
    }
    return items;
}

}  // namespace segments::app
