#include "app/backup/days_card.h"

#include <utility>

#include "app/backup/restore_job.h"
#include "app/backup/wording.h"
#include "app/ui/button.h"
#include "app/ui/dialog.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/tr.h"

namespace segments::app {
namespace {

// "20261126" -> "2026-11-26"
std::string iso_of(const std::string& day) {
    return day.substr(0, 4) + "-" + day.substr(4, 2) + "-" + day.substr(6);
}

class GoBackDialog final : public Dialog {
  public:
    explicit GoBackDialog(storage::DayCopy copy) : copy_(std::move(copy)) {}

    bool draw(ui::Ui& ui, Session& session) override {
        const std::string when = local_text(session, copy_.epoch_ms);
        const ui::DialogScope dialog(ui, tr("Go back to {1}?", when), {.width = 520, .alert = true});
        std::vector<ui::Fact> facts;
        for (const auto& [name, value] : copy_.described) {
            facts.push_back({tr(name), shown_count(value, session.locale()), {}});
        }
        ui::text(ui, tr("Then the workspace held:"), true);
        ui::facts(ui, facts);
        ui::text(ui, tr("That takes the place of everything in this workspace. It is one step of the "
                        "history: Undo brings back what is there now."));
        bool go = false;
        bool cancel = dialog.escaped();
        {
            const ui::Row row(ui);
            go = ui::primary_button(ui, tr("Go back"));
            cancel = ui::button(ui, tr("Cancel")) || cancel;
        }
        if (go) session.run(go_back_job(session, copy_));
        return !go && !cancel;
    }

  private:
    storage::DayCopy copy_;
};

}  // namespace

void draw_days(ui::Ui& ui, Session& session) {
    const storage::DayCopies& days = session.workspace().days();
    if (!days.known()) return;
    const ui::Card card(ui, "days");
    ui::subheading(ui, tr("Earlier days"));
    ui::text(ui,
             tr("At the beginning of each day on which you work, a copy of everything is kept here: the last "
                "seven, as far as there is room. They help after a mistake; they don't replace a backup "
                "elsewhere."),
             true);
    for (const std::string& day : days.replaced())
        ui::text(ui,
                 tr("The copy of {1} was damaged. It was removed, and there is a good one of a later state.",
                    iso_of(day)));
    if (days.list().empty()) {
        ui::text(
            ui,
            tr("There is none yet: the first one is made on the next day on which you open this workspace."),
            true);
        return;
    }
    const Result<void> can_change = session.check_can_change();
    const std::string why_not = can_change ? std::string() : sentence(can_change.error());
    for (const storage::DayCopy& copy : days.list()) {
        const ui::IdScope scope(ui, copy.day);
        if (copy.damaged) {
            ui::text(ui, tr("The copy of {1} is damaged and can't be used.", iso_of(copy.day)));
            continue;
        }
        const ui::Row row(ui);
        if (ui::button(ui, tr("Go back to {1}", local_text(session, copy.epoch_ms)),
                       {.icon = theme::Icon::history,
                        .enabled = static_cast<bool>(can_change),
                        .reason = why_not})) {
            session.open(std::make_unique<GoBackDialog>(copy));
        }
        ui::text(ui, ago_text(session.platform().now().epoch_ms - copy.epoch_ms), true);
    }
}

}  // namespace segments::app
