// Restoring a backup file: it is checked as a whole, shown to the person, and put in the place of what the
// workspace holds, as one step of the history. A daily copy is put there in the same way.
#pragma once

#include <memory>

#include "app/session/job.h"
#include "app/session/session.h"
#include "storage/backup.h"
#include "storage/workspace/day_copies.h"

namespace segments::app {

// Checks the file and asks (restore_dialog.h). The file is released when it is no longer needed.
void begin_restore(Session& session, const platform::IncomingFile& file);
// Restores without a question. The error if the workspace can't be changed now.
Result<std::unique_ptr<Job>> restore_job(Session& session, const platform::IncomingFile& file,
                                         const storage::BackupInfo& info);
// The state of an earlier day. The error if the workspace can't be changed now.
Result<std::unique_ptr<Job>> go_back_job(Session& session, const storage::DayCopy& copy);

}  // namespace segments::app
