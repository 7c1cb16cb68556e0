// What is asked before a passphrase is set, changed or taken away.
#pragma once

#include <memory>

#include "app/session/dialog.h"

namespace segments::app {

enum class PassphraseAction : std::uint8_t { set, change, remove };

// Does it once it was confirmed. REQUIRES: the session can change the workspace.
std::unique_ptr<Dialog> passphrase_dialog(PassphraseAction action);

}  // namespace segments::app
