#include "app/logging/follow_up_dialog.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/session/work_job.h"
#include "app/ui/button.h"
#include "app/ui/choice.h"
#include "app/ui/dialog.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/percent.h"
#include "core/base/tr.h"
#include "core/schema/enumerations.h"

namespace segments::app {
namespace {

// One value of an option field, or any of them.
template <typename Option>
void draw_option(ui::Ui& ui, std::string_view caption, std::span<const std::string_view> options,
                 std::string_view blank, std::vector<Option>& chosen) {
    std::vector<std::string> names{tr("Any")};
    for (const std::string_view option : options) names.emplace_back(option == " " ? blank : tr(option));
    const int now = chosen.empty() ? 0 : static_cast<int>(chosen.front()) + 1;
    const int wanted = ui::select(ui, caption, now, names);
    if (wanted < 0 || wanted == now) return;
    chosen.clear();
    if (wanted > 0) chosen.push_back(static_cast<Option>(wanted - 1));
    ui.again();
}

}  // namespace

void FollowUpDialog::create(Session& session) const {
    const auto work = std::make_shared<interaction::FollowUp>(session.context(), logged_no_, choice_);
    run_work(session, work, {tr("Creating the follow-up segment"), tr("Create follow-up segment")},
             [&session, work] {
                 session.go("/segments/" + percent_encoded(work->result().segment_no));
                 session.tell(ui::Tone::success, interaction::follow_up_message(work->result()));
             });
}

bool FollowUpDialog::draw(ui::Ui& ui, Session& session) {
    const ui::DialogScope dialog(ui, tr("Create Follow-up Segment"), {.width = 560});
    ui::text(ui, tr("A new segment gets the contacts of these interactions, each contact once."), true);
    {
        const ui::Form fields(ui, 2);
        draw_option(ui, tr("Evaluation"), schema::kEvaluations, tr("Not evaluated"), choice_.evaluations);
        draw_option(ui, tr("Delivery Status"), schema::kDeliveryStatuses, tr("Done"),
                    choice_.delivery_statuses);
        draw_option(ui, tr("Correspondence Type"), schema::kCorrespondenceTypes, tr("None"),
                    choice_.correspondence_types);
        const std::vector<std::string> attempts{tr("Any"), tr("Yes"), tr("No")};
        const int now = !choice_.attempt_failed ? 0 : *choice_.attempt_failed ? 1 : 2;
        const int wanted = ui::select(ui, tr("Attempt Failed"), now, attempts);
        if (wanted >= 0) {
            choice_.attempt_failed.reset();
            if (wanted > 0) choice_.attempt_failed = wanted == 1;
        }
    }
    if (ui::checkbox(ui, tr("With canceled interactions"), !choice_.leave_out_canceled)) {
        choice_.leave_out_canceled = !choice_.leave_out_canceled;
    }
    bool open = !dialog.escaped();
    const ui::Row row(ui);
    if (ui::primary_button(ui, tr("Create"))) {
        create(session);
        open = false;
    }
    if (ui::button(ui, tr("Cancel"))) open = false;
    return open;
}

void open_follow_up(Session& session, std::int64_t logged_no) {
    session.open(std::make_unique<FollowUpDialog>(logged_no));
}

}  // namespace segments::app
