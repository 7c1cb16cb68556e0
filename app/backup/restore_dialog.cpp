#include "app/backup/restore_dialog.h"

#include "app/backup/wording.h"
#include "app/session/session.h"
#include "app/ui/button.h"
#include "app/ui/dialog.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/tr.h"

namespace segments::app {
bool RestoreDialog::draw(ui::Ui& ui, Session& session) {
    const ui::DialogScope dialog(ui, tr("Restore this backup?"), {.width = 520, .alert = true});
    std::vector<ui::Fact> facts;
    facts.push_back(
        {tr("File"), tr("{1} ({2})", file_.file.name, size_text(file_.file.size, session.locale())), {}});
    if (!info_.workspace.empty()) facts.push_back({tr("Workspace"), info_.workspace, {}});
    const std::optional<std::int64_t> epoch = epoch_of(info_.created);
    facts.push_back({tr("Made"),
                     epoch ? tr("{1}, {2}", local_text(session, *epoch),
                                ago_text(session.platform().now().epoch_ms - *epoch))
                           : info_.created,
                     {}});
    for (const auto& [name, value] : info_.described)
        facts.push_back({tr(name), shown_count(value, session.locale()), {}});
    ui::facts(ui, facts);
    if (!session.is_new()) {
        ui::text(ui, tr("It takes the place of everything in this workspace. That is one step of the "
                        "history: Undo brings back what is there now."));
    }
    bool restore = false;
    bool cancel = dialog.escaped();
    {
        const ui::Row row(ui);
        restore = ui::primary_button(ui, tr("Restore"));
        cancel = ui::button(ui, tr("Cancel")) || cancel;
    }
    if (restore) {
        Result<std::unique_ptr<Job>> job = restore_job(session, file_, info_);
        if (!job) session.platform().release_file(file_.file.id);
        session.run(std::move(job));
    } else if (cancel) {
        session.platform().release_file(file_.file.id);
    }
    return !restore && !cancel;
}

}  // namespace segments::app
