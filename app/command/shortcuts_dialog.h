// All shortcuts ("?"): those of every page, of lists and fields, and those of the present page's actions.
#pragma once

#include <memory>
#include <vector>

#include "app/command/command.h"
#include "app/session/dialog.h"

namespace segments::app {

// `here`: what the present page offers.
std::unique_ptr<Dialog> shortcuts_dialog(const std::vector<Command>& here);

}  // namespace segments::app
