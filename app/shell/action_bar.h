// A screen's actions as a row of buttons. What doesn't fit the width goes into a menu "More"; an action with
// actions of its own is a button that opens them. Shortcuts work wherever the focus is.
#pragma once

#include <span>

#include "app/session/action.h"
#include "app/session/session.h"
#include "app/ui/ui.h"

namespace segments::app {

// One row, as high as a button.
void draw_action_bar(ui::Ui& ui, Session& session, std::span<const Action> actions, const ui::Rect& row);

}  // namespace segments::app
