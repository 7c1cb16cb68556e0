// Writes the workspace to a backup file that the browser saves, checks it while it is written, and remembers
// that it was made.
#pragma once

#include <memory>

#include "app/session/job.h"

namespace segments::app {

std::unique_ptr<Job> backup_job(Session& session);

}  // namespace segments::app
