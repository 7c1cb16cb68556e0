// What is shown while files are dragged over the page: that they can be dropped, and what happens then.
#pragma once

#include "app/session/session.h"
#include "app/ui/ui.h"

namespace segments::app {

void draw_drop_overlay(ui::Ui& ui, const Session& session);

}  // namespace segments::app
