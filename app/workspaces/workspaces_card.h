// The part of the Workspace screen that lists the workspaces of this device and leads from one to another.
#pragma once

#include "app/session/session.h"
#include "app/ui/ui.h"

namespace segments::app {

void draw_workspaces(ui::Ui& ui, Session& session);
// Buttons to the others, for a screen from which there is no other way on. Nothing where there are none.
void draw_other_workspaces(ui::Ui& ui, Session& session);

}  // namespace segments::app
