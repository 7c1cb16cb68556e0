#include "app/screens/history.h"

#include <algorithm>
#include <string>

#include "app/session/session.h"
#include "app/ui/button.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"

namespace segments::app {
namespace {

// Steps listed: what lies further back is reached from the last one shown.
constexpr std::size_t kMostShown = 200;

}  // namespace

void HistoryScreen::draw(ui::Ui& ui, Session& session, const ui::Rect& area) {
    const storage::History& history = session.workspace().store().history();
    if (history.entries.empty()) {
        ui::empty_state_in(ui, area, theme::Icon::history, "Nothing was changed yet",
                           "Every change is listed here by its name and can be taken back, also after the "
                           "browser was closed.");
        return;
    }
    const ui::ScrollArea page(ui, "page", area, theme::space::kXl, 900);
    ui::text(ui, "Go back to any point: the steps after it are undone, and can be redone.", true);
    const bool free = static_cast<bool>(session.check_can_change());
    const std::size_t count = history.entries.size();
    for (std::size_t i = count; i > count - std::min(count, kMostShown); --i) {
        const ui::IdScope scope(ui, static_cast<std::uint64_t>(i));
        const bool done = i <= history.done;
        const ui::Row row(ui);
        if (i == history.done) {
            ui::badge(ui, "Now", ui::Tone::info);
        } else if (ui::button(ui, done ? "Undo to here" : "Redo to here",
                              {.kind = ui::ButtonKind::plain, .enabled = free, .width = 130})) {
            session.workspace().go_to_step(i);
            return;
        }
        ui::text(ui, history.entries[i - 1].label, !done);
    }
    const ui::Row row(ui);
    if (history.done == 0) {
        ui::badge(ui, "Now", ui::Tone::info);
    } else if (ui::button(ui, "Undo all", {.kind = ui::ButtonKind::plain, .enabled = free, .width = 130})) {
        session.workspace().go_to_step(0);
        return;
    }
    ui::text(ui, "Before the first step", true);
}

}  // namespace segments::app
