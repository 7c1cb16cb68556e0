// Writes the workspace to a backup file that the browser saves, checks it while it is written, and remembers
// that it was made.
#pragma once

#include <memory>

#include "app/session/job.h"

namespace segments::app {

std::unique_ptr<Job> backup_job(Session& session);

// Whether backups are sealed with the passphrase of the workspace, where it has one; a setting of the device.
bool seals_backups(const Session& session);
void set_seals_backups(Session& session, bool seals);

}  // namespace segments::app
