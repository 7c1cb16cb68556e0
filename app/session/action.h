// Something a person can do on a screen or with a row: shown as a button, in a menu, or by its shortcut.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/theme/icons.h"

namespace segments::app {

struct Action {
    std::string name;
    theme::Icon icon = theme::Icon::none;
    std::function<void()> run = {};
    bool primary = false;
    bool enabled = true;
    std::string reason = {};        // why it isn't enabled, or what it does
    std::vector<Action> menu = {};  // not empty: opens these instead of running
    std::string shortcut = {};      // "Control+Shift+L", as it is written in menus
    bool changes = true;            // a change of the workspace: disabled while nothing can be changed
    bool danger = false;
    bool separator = false;  // in menus: a line above
};

}  // namespace segments::app
