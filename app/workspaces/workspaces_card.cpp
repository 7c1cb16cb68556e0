#include "app/workspaces/workspaces_card.h"

#include "app/ui/button.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "app/workspaces/workspace_dialogs.h"
#include "core/base/tr.h"

namespace segments::app {

void draw_workspaces(ui::Ui& ui, Session& session) {
    const ui::Card card(ui, "workspaces");
    ui::subheading(ui, tr("Workspaces"));
    Workspaces& workspaces = session.workspaces();
    workspaces.want_list(session);
    ui::text(ui,
             tr("Each has contacts, segments and a history of its own. Another tab may have another one "
                "open. The one that is open here is renamed under Settings, below."),
             true);
    const bool free = session.job() == nullptr;
    for (const storage::ListedWorkspace& one : workspaces.list()) {
        const ui::IdScope scope(ui, one.folder);
        const ui::Row row(ui);
        const std::string name = shown_name(one);
        if (one.folder == workspaces.folder()) {
            ui::strong_text(ui, name);
            ui::badge(ui, tr("Open here"), ui::Tone::info);
            continue;
        }
        if (ui::button(ui, tr("Open {1}", name), {.icon = theme::Icon::folder, .enabled = free}))
            open_workspace(session, one.folder);
        if (ui::button(ui, tr("Delete {1}", name),
                       {.kind = ui::ButtonKind::quiet, .icon = theme::Icon::trash_2, .icon_only = true}))
            session.open(delete_workspace_dialog(one));
    }
    const ui::Row row(ui);
    const bool possible = free && !session.in_memory() && workspaces.known();
    if (ui::button(
            ui, tr("New workspace"),
            {.icon = theme::Icon::plus,
             .enabled = possible,
             .reason = possible ? "" : tr("Not while nothing can be stored, or something is under way")}))
        session.open(new_workspace_dialog());
    if (ui::button(
            ui, tr("Duplicate"),
            {.icon = theme::Icon::copy, .enabled = possible, .reason = tr("Make a copy of the open one")}))
        session.open(duplicate_workspace_dialog(session));
}

void draw_other_workspaces(ui::Ui& ui, Session& session) {
    Workspaces& workspaces = session.workspaces();
    workspaces.want_list(session);
    if (workspaces.list().empty() || session.in_memory()) return;
    const ui::Row row(ui);
    for (const storage::ListedWorkspace& one : workspaces.list()) {
        if (one.folder == workspaces.folder()) continue;
        if (ui::button(ui, tr("Open {1}", shown_name(one)),
                       {.kind = ui::ButtonKind::quiet, .icon = theme::Icon::folder, .key = one.folder}))
            open_workspace(session, one.folder);
    }
}

}  // namespace segments::app
