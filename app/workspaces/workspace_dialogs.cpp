#include "app/workspaces/workspace_dialogs.h"

#include <utility>

#include "app/session/session.h"
#include "app/ui/button.h"
#include "app/ui/dialog.h"
#include "app/ui/field.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "app/workspaces/duplicate_job.h"
#include "core/base/text.h"
#include "core/base/tr.h"

namespace segments::app {
namespace {

constexpr std::uint32_t kMostLetters = 100;  // of a Workspace Name

class NameDialog final : public Dialog {
  public:
    NameDialog(std::string title, std::string text, std::string name, std::string action, bool duplicate)
        : title_(std::move(title)),
          text_(std::move(text)),
          name_(std::move(name)),
          action_(std::move(action)),
          duplicate_(duplicate) {}

    bool draw(ui::Ui& ui, Session& session) override {
        const ui::DialogScope dialog(ui, title_);
        ui::text(ui, text_);
        const ui::FieldResult field = ui::text_field(
            ui, tr("Name"), name_, {.required = true, .error = problem_, .max_length = kMostLetters});
        if (field.changed || field.committed) {
            if (field.text != name_) problem_.clear();
            name_ = field.text;
        }
        bool create = field.entered;
        bool cancel = dialog.escaped();
        {
            const ui::Row row(ui);
            create = ui::primary_button(ui, action_) || create;
            cancel = ui::button(ui, tr("Cancel")) || cancel;
        }
        if (cancel) return false;
        if (!create) return true;
        name_ = trim_blanks(name_);
        problem_ = check(session);
        if (problem_.empty()) {
            make(session);
            return false;
        }
        ui.request_focus(field.id);
        ui.again();
        return true;
    }

  private:
    std::string check(const Session& session) const {
        if (name_.empty()) return tr("Please give the workspace a name.");
        if (session.workspaces().is_name_taken(name_))
            return tr("There is a workspace of this name already. Please choose another one.");
        return {};
    }
    void make(Session& session) {
        Workspaces& workspaces = session.workspaces();
        const std::string folder = workspaces.fresh_folder(session);
        if (duplicate_) return session.run(duplicate_job(session, folder, name_));
        workspaces.set_label(folder, name_, [&session, folder](const Result<void>& done) {
            if (!done)
                return session.tell(
                    fail(tr("The workspace was not created.").str() + " " + done.error().message));
            open_workspace(session, folder);
        });
    }

    std::string title_, text_, name_, action_;
    bool duplicate_;
    std::string problem_;
};

class DeleteDialog final : public Dialog {
  public:
    explicit DeleteDialog(storage::ListedWorkspace workspace) : workspace_(std::move(workspace)) {}

    bool draw(ui::Ui& ui, Session& session) override {
        const std::string name = shown_name(workspace_);
        const ui::DialogScope dialog(ui, tr("Delete “{1}”?", name), {.width = 520, .alert = true});
        ui::text(ui,
                 tr("Everything in it is deleted from this device: contacts, segments, log, documents and "
                    "history. That can't be undone. To keep it, open it first and back it up to a file."));
        const ui::FieldResult field =
            ui::text_field(ui, tr("Type its name to confirm"), typed_, {.placeholder = name});
        if (field.changed || field.committed) typed_ = field.text;
        bool cancel = dialog.escaped();
        bool remove = false;
        {
            const ui::Row row(ui);
            remove = ui::button(ui, tr("Delete workspace"),
                                {.kind = ui::ButtonKind::danger,
                                 .enabled = trim_blanks(typed_) == name,
                                 .reason = tr("Type the name as it is written above")});
            cancel = ui::button(ui, tr("Cancel")) || cancel;
        }
        if (remove) {
            session.workspaces().remove(workspace_.folder, [&session, name](const Result<void>& done) {
                if (!done)
                    return session.tell(
                        fail(tr("“{1}” was not deleted.", name) + " " + done.error().message));
                session.tell(ui::Tone::success, tr("“{1}” was deleted.", name));
            });
        }
        return !remove && !cancel;
    }

  private:
    storage::ListedWorkspace workspace_;
    std::string typed_;
};

}  // namespace

std::unique_ptr<Dialog> new_workspace_dialog() {
    return std::make_unique<NameDialog>(tr("New workspace"),
                                        tr("It begins empty, with contacts, segments and settings of its "
                                           "own, and opens in this tab. What is open now stays as it is."),
                                        "", tr("Create"), false);
}

std::unique_ptr<Dialog> duplicate_workspace_dialog(const Session& session) {
    std::string name = workspace_name(session);
    if (name.empty()) name = tr("workspace");
    return std::make_unique<NameDialog>(tr("Duplicate workspace"),
                                        tr("The copy gets everything but the history of changes."),
                                        tr("Copy of {1}", name), tr("Duplicate"), true);
}

std::unique_ptr<Dialog> delete_workspace_dialog(storage::ListedWorkspace workspace) {
    return std::make_unique<DeleteDialog>(std::move(workspace));
}

void open_workspace(Session& session, const std::string& folder) {
    session.workspace().store().save_before_page_ends();
    session.platform().open_workspace(folder);
}

}  // namespace segments::app
