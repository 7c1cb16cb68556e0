// Shows the texts that were typed and not saved, to be put back, copied or discarded.
#pragma once

#include <memory>
#include <string>

#include "app/session/dialog.h"

namespace segments::app {

// `note`: what is said above them; may be empty.
std::unique_ptr<Dialog> drafts_dialog(std::string note);

}  // namespace segments::app
