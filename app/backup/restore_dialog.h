// Shows what a backup holds and asks whether it shall take the place of what is there.
#pragma once

#include "app/backup/restore_job.h"
#include "app/session/dialog.h"
#include "storage/backup.h"

namespace segments::app {

class RestoreDialog final : public Dialog {
  public:
    RestoreDialog(BackupFile file, storage::BackupInfo info)
        : file_(std::move(file)), info_(std::move(info)) {}
    bool draw(ui::Ui& ui, Session& session) override;

  private:
    BackupFile file_;
    storage::BackupInfo info_;
};

}  // namespace segments::app
