// Restoring a backup file: it is checked as a whole, shown to the person, and put in the place of what the
// workspace holds, as one step of the history. A daily copy is put there in the same way.
#pragma once

#include <memory>

#include "app/session/job.h"
#include "app/session/session.h"
#include "storage/backup.h"
#include "storage/sealed/cipher.h"
#include "storage/workspace/day_copies.h"

namespace segments::app {

// A file that is a backup.
struct BackupFile {
    platform::IncomingFile file;
    std::shared_ptr<storage::Cipher> passphrase;  // of a sealed one, when it is known
};

// Checks the file and asks (restore_dialog.h), for the passphrase before if need be. The file is released
// when it is no longer needed.
void begin_restore(Session& session, const BackupFile& file);
// Restores without a question. The error if the workspace can't be changed now.
Result<std::unique_ptr<Job>> restore_job(Session& session, const BackupFile& file,
                                         const storage::BackupInfo& info);
// The state of an earlier day. The error if the workspace can't be changed now.
Result<std::unique_ptr<Job>> go_back_job(Session& session, const storage::DayCopy& copy);

}  // namespace segments::app
