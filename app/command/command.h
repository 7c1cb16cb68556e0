// Something the command palette offers: an action of the screen, a screen, or a record.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "app/session/action.h"
#include "app/session/session.h"

namespace segments::app {

struct Command {
    std::string name;
    std::string detail;  // what kind of thing it is
    std::string shortcut = {};
    theme::Icon icon = theme::Icon::none;
    std::function<void()> run;
};

// The actions that can be run now, those of menus by their own names ("Contacts: Add Contacts").
std::vector<Command> commands_of(const Session& session, const std::vector<Action>& actions);

// "Control+Shift+Z" as the keys of this computer are labelled: "Ctrl+Shift+Z".
std::string shortcut_text(const Session& session, std::string_view shortcut);

}  // namespace segments::app
