#include "app/workspaces/passphrase_dialog.h"

#include <string>
#include <utility>

#include "app/session/session.h"
#include "app/ui/button.h"
#include "app/ui/choice.h"
#include "app/ui/dialog.h"
#include "app/ui/field.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "app/workspaces/passphrase_jobs.h"
#include "core/base/text.h"
#include "core/base/tr.h"

namespace segments::app {
namespace {

constexpr std::size_t kLeastLetters = 8;

std::string_view title_of(PassphraseAction action) {
    switch (action) {
        case PassphraseAction::set:
            return tr("Set a passphrase");
        case PassphraseAction::change:
            return tr("Change the passphrase");
        default:
            return tr("Remove the passphrase");
    }
}

class PassphraseDialog final : public Dialog {
  public:
    explicit PassphraseDialog(PassphraseAction action) : action_(action) {}

    bool draw(ui::Ui& ui, Session& session) override {
        const ui::DialogScope dialog(ui, title_of(action_), {.width = 520});
        explain(ui);
        bool go = false;
        if (action_ != PassphraseAction::set)
            go = field(ui, tr("Current passphrase"), now_, now_problem_) || go;
        if (action_ != PassphraseAction::remove) {
            go = field(ui, tr("New passphrase"), next_, next_problem_) || go;
            go = field(ui, tr("New passphrase again"), again_, again_problem_) || go;
        }
        if (action_ == PassphraseAction::set &&
            ui::checkbox(ui, tr("I know: without it the data is lost"), known_))
            known_ = !known_;
        bool cancel = dialog.escaped();
        {
            const ui::Row row(ui);
            const bool enabled = action_ != PassphraseAction::set || known_;
            go = (ui::button(ui,
                             action_ == PassphraseAction::set      ? tr("Encrypt the workspace")
                             : action_ == PassphraseAction::change ? tr("Change it")
                                                                   : tr("Store it unencrypted"),
                             {.kind = ui::ButtonKind::primary,
                              .enabled = enabled,
                              .reason = tr("Confirm that you know it first")}) ||
                  go) &&
                 enabled;
            cancel = ui::button(ui, tr("Cancel")) || cancel;
        }
        if (cancel) return false;
        if (!go || !check(ui)) return true;
        switch (action_) {
            case PassphraseAction::set:
                session.run(seal_job(session, next_));
                break;
            case PassphraseAction::change:
                session.run(change_passphrase_job(session, now_, next_));
                break;
            case PassphraseAction::remove:
                session.run(unseal_job(session, now_));
                break;
        }
        return false;
    }

  private:
    void explain(ui::Ui& ui) const {
        switch (action_) {
            case PassphraseAction::set:
                ui::text(ui, tr("Everything that is stored is written anew, encrypted; then the page opens "
                                "the workspace again and asks for the passphrase. Four or five words that "
                                "have nothing to do with each other are good."));
                ui::text(ui, tr("If you forget it, nobody can bring your data back: there is no way around "
                                "it. Back up the workspace from time to time. Backups are encrypted with it "
                                "too, unless you choose otherwise on the Workspace page."));
                break;
            case PassphraseAction::change:
                ui::text(ui, tr("From then on only the new one opens the workspace. A forgotten one can't be "
                                "recovered."));
                break;
            case PassphraseAction::remove:
                ui::text(ui, tr("Everything is then stored unencrypted, and opens without a passphrase."));
                break;
        }
    }
    // True when Enter was pressed in it.
    static bool field(ui::Ui& ui, std::string_view caption, std::string& value, std::string& problem) {
        const ui::FieldResult typed = ui::text_field(
            ui, caption, value, {.kind = ui::InputKind::password, .required = true, .error = problem});
        if (typed.changed || typed.committed) {
            if (typed.text != value) problem.clear();
            value = typed.text;
        }
        return typed.entered;
    }
    bool check(ui::Ui& ui) {
        now_problem_ =
            action_ != PassphraseAction::set && now_.empty() ? tr("Please type the current passphrase.") : "";
        if (action_ != PassphraseAction::remove) {
            next_problem_ =
                character_count(next_) < kLeastLetters ? tr("Please take at least 8 characters.") : "";
            again_problem_ =
                next_problem_.empty() && again_ != next_ ? tr("This isn't the same as above.") : "";
        }
        ui.again();
        return now_problem_.empty() && next_problem_.empty() && again_problem_.empty();
    }

    PassphraseAction action_;
    std::string now_, next_, again_;
    std::string now_problem_, next_problem_, again_problem_;
    bool known_ = false;
};

}  // namespace

std::unique_ptr<Dialog> passphrase_dialog(PassphraseAction action) {
    return std::make_unique<PassphraseDialog>(action);
}

}  // namespace segments::app
