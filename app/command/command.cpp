#include "app/command/command.h"

#include <string_view>

#include "app/session/action_menu.h"
#include "core/base/tr.h"

namespace segments::app {
namespace {

void add(const Session& session, const Action& action, const std::string& prefix,
         std::vector<Command>& found) {
    if (!action.enabled) return;
    const std::string name = prefix + action.name;
    for (Action inner : action.menu) {
        if (inner.icon == theme::Icon::none) inner.icon = action.icon;
        add(session, inner, name + ": ", found);
    }
    if (!action.menu.empty() || !action.run || !availability(session, action).enabled) return;
    found.push_back({name, tr("On this page"), action.shortcut, action.icon, action.run});
}

void replace(std::string& text, std::string_view from, std::string_view to) {
    if (const std::size_t at = text.find(from); at != std::string::npos) text.replace(at, from.size(), to);
}

}  // namespace

std::vector<Command> commands_of(const Session& session, const std::vector<Action>& actions) {
    std::vector<Command> found;
    for (const Action& action : actions) add(session, action, {}, found);
    return found;
}

std::string shortcut_text(const Session& session, std::string_view shortcut) {
    std::string text(shortcut);
    replace(text, "Control+", session.surroundings().apple ? std::string_view("\u2318") : tr("Ctrl+").view());
    if (session.surroundings().apple) replace(text, "Shift+", "\u21E7");
    return text;
}

}  // namespace segments::app
