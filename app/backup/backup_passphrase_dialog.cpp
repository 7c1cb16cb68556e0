#include "app/backup/backup_passphrase_dialog.h"

#include <string>
#include <utility>

#include "app/backup/restore_job.h"
#include "app/session/session.h"
#include "app/ui/button.h"
#include "app/ui/dialog.h"
#include "app/ui/field.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/tr.h"

namespace segments::app {
namespace {

class BackupPassphraseDialog final : public Dialog {
  public:
    BackupPassphraseDialog(platform::IncomingFile file, storage::KeyFile key)
        : file_(std::move(file)), key_(std::move(key)) {}

    bool draw(ui::Ui& ui, Session& session) override {
        const ui::DialogScope dialog(ui, tr("This backup is encrypted"), {.width = 480});
        ui::text(ui,
                 tr("“{1}” opens with the passphrase that its workspace had when it was made.", file_.name));
        const bool trying = static_cast<bool>(request_);
        const ui::FieldResult field = ui::text_field(
            ui, tr("Passphrase"), typed_,
            {.kind = ui::InputKind::password, .enabled = !trying, .required = true, .error = problem_});
        if (field.changed || field.committed) {
            if (field.text != typed_) problem_.clear();
            typed_ = field.text;
        }
        bool go = field.entered;
        bool cancel = dialog.escaped();
        {
            const ui::Row row(ui);
            go = ui::button(ui, trying ? tr("Opening") : tr("Unlock"),
                            {.kind = ui::ButtonKind::primary, .enabled = !trying}) ||
                 go;
            cancel = ui::button(ui, tr("Cancel")) || cancel;
        }
        if (opened_) {
            begin_restore(session, {file_, std::move(cipher_)});
            return false;
        }
        if (cancel) {
            session.platform().release_file(file_.id);
            return false;
        }
        if (go && !trying && !typed_.empty()) {
            cipher_ =
                session.workspaces().catalog().ciphers().of_passphrase(typed_, key_.salt, key_.iterations);
            request_ = cipher_->open(key_.wrapped, key_.context());
            session.platform().request_work(0);
            ui.again();
        }
        return true;
    }

    bool work(Session& session, const std::function<bool()>&) override {
        if (!request_) return false;
        if (request_.pending()) return true;
        opened_ = request_.take().ok();
        if (!opened_) problem_ = tr("This isn't the passphrase of the backup. Please try again.");
        session.platform().request_frame(0);
        return false;
    }

  private:
    platform::IncomingFile file_;
    storage::KeyFile key_;
    std::string typed_, problem_;
    std::shared_ptr<storage::Cipher> cipher_;
    storage::Request request_;
    bool opened_ = false;
};

}  // namespace

std::unique_ptr<Dialog> backup_passphrase_dialog(platform::IncomingFile file, storage::KeyFile key) {
    return std::make_unique<BackupPassphraseDialog>(std::move(file), std::move(key));
}

}  // namespace segments::app
