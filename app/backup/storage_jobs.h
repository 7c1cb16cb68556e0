// What can be done about the storage itself: read all of it and check it, or write it anew.
#pragma once

#include <memory>

#include "app/session/job.h"

namespace segments::app {

// Reads everything that is stored and tells what was found.
std::unique_ptr<Job> integrity_job(Session& session);
// Writes a snapshot and removes what nothing refers to. REQUIRES: this tab may change the workspace.
std::unique_ptr<Job> compact_job(Session& session);

}  // namespace segments::app
