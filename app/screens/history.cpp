#include "app/screens/history.h"

#include <algorithm>
#include <string>

#include "app/session/session.h"
#include "app/ui/button.h"
#include "app/ui/draw.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/tr.h"

namespace segments::app {
namespace {

// Steps listed: what lies further back is reached from the last one shown.
constexpr std::size_t kMostShown = 200;

struct StepLook {
    bool now = false;   // the workspace stands here
    bool done = false;  // not undone
    bool enabled = true;
    float button = 0;  // as wide as the longest name of a button
};

// Its name at the left, what leads there at the right. True when that was pressed.
bool draw_step(ui::Ui& ui, std::size_t step, std::string_view label, std::string_view action,
               const StepLook& look) {
    constexpr float kAround = 10;
    const theme::Palette& p = ui.palette();
    const ui::IdScope scope(ui, static_cast<std::uint64_t>(step));
    const ui::TextStyle style{theme::type::kBody, look.now, look.done ? p.text : p.text_muted};
    const float button = look.button;
    const float room = ui.layout().width - button - theme::space::kM;
    const float lines = ui::wrapped_height(ui, room, label, style);
    const float control = ui.metrics().control;
    const ui::Rect rect = ui.place(0, std::max(control, lines) + kAround);
    ui.node(ui.id("label"), ui::Role::text, rect, label);
    ui::draw_wrapped(ui, rect.x, rect.y + (rect.height - lines) / 2, room, label, style);
    ui::horizontal_line(ui, rect.x, rect.y + rect.height - 1, rect.width, p.border);
    const ui::Rect right{rect.x + rect.width - button, rect.y + (rect.height - control) / 2, button, control};
    if (!look.now) return ui::button_in(ui, right, action, {.enabled = look.enabled});
    ui.node(ui.id("now"), ui::Role::text, right, tr("Now"));
    ui::draw_badge(ui, right, tr("Now"), ui::Tone::info);
    return false;
}

}  // namespace

void HistoryScreen::draw(ui::Ui& ui, Session& session, const ui::Rect& area) {
    const storage::History& history = session.workspace().store().history();
    if (history.entries.empty()) {
        ui::empty_state_in(ui, area, theme::Icon::history, tr("Nothing was changed yet"),
                           tr("Every change is listed here by its name and can be taken back, also after the "
                              "browser was closed."));
        return;
    }
    const ui::ScrollArea page(ui, "page", area, theme::space::kXl, 900);
    ui::text(ui, tr("Go back to any point: the steps after it are undone, and can be redone."), true);
    const bool free = static_cast<bool>(session.check_can_change());
    const std::size_t count = history.entries.size();
    float button = 130;
    for (const Text& name : {tr("Undo all"), tr("Undo to here"), tr("Redo to here")})
        button = std::max(button, ui::button_width(ui, name));
    const ui::Stack steps(ui, 0, 0);
    for (std::size_t i = count + 1; i > count - std::min(count, kMostShown);) {
        --i;
        const bool done = i <= history.done;
        const std::string_view label =
            i == 0 ? tr("Before the first step") : std::string_view(history.entries[i - 1].label);
        const std::string_view action = i == 0 ? tr("Undo all")
                                        : done ? tr("Undo to here")
                                               : tr("Redo to here");
        if (draw_step(ui, i, label, action,
                      {.now = i == history.done, .done = done, .enabled = free, .button = button})) {
            session.workspace().go_to_step(i);
            return;
        }
    }
}

}  // namespace segments::app
