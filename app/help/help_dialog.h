// The user's guide within the program, opened at what it says about the present screen.
#pragma once

#include <memory>
#include <string_view>

#include "app/session/dialog.h"

namespace segments::app {

// `address`: of the screen.
std::unique_ptr<Dialog> help_dialog(Session& session, std::string_view address);

}  // namespace segments::app
