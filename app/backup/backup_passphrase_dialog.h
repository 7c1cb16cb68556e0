// Asks for the passphrase of a sealed backup, and goes on restoring it.
#pragma once

#include <memory>

#include "app/platform/platform.h"
#include "app/session/dialog.h"
#include "storage/sealed/key_file.h"

namespace segments::app {

std::unique_ptr<Dialog> backup_passphrase_dialog(platform::IncomingFile file, storage::KeyFile key);

}  // namespace segments::app
