// Actions as the items of a menu.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "app/session/action.h"
#include "app/session/session.h"
#include "app/ui/popup.h"

namespace segments::app {

// Whether the action can be run now, and if not, why not; else what it does.
struct Availability {
    bool enabled = true;
    std::string reason;
};
Availability availability(const Session& session, const Action& action);

std::vector<ui::MenuItem> menu_items(const Session& session, std::span<const Action> actions);

}  // namespace segments::app
