// The part of the Workspace screen that leads back to the state of an earlier day.
#pragma once

#include "app/session/session.h"
#include "app/ui/ui.h"

namespace segments::app {

void draw_days(ui::Ui& ui, Session& session);

}  // namespace segments::app
