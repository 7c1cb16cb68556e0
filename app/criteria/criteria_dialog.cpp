#include "app/criteria/criteria_dialog.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/session/work_job.h"
#include "app/ui/button.h"
#include "app/ui/choice.h"
#include "app/ui/dialog.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/tr.h"
#include "core/criteria/add_contacts.h"
#include "core/criteria/remove_contacts.h"
#include "core/criteria/section_filter.h"

namespace segments::app {
namespace {

void option(ui::Ui& ui, std::string_view caption, bool& on, std::string_view help) {
    if (ui::checkbox(ui, caption, on, {.help = help})) {
        on = !on;
        ui.again();
    }
}

// The height of the conditions at least and at most, and of the dialog's title and edges.
constexpr float kLeastConditions = 160, kMostConditions = 720, kFrame = 122;

// How the step is called in History.
std::string step_name(schema::CriteriaAction action, const std::string& segment_no) {
    switch (action) {
        case schema::CriteriaAction::reduce:
            return tr("Reduce Contacts of {1}", segment_no);
        case schema::CriteriaAction::refine:
            return tr("Refine Contacts of {1}", segment_no);
        default:
            return tr("Add Contacts of {1}", segment_no);
    }
}

// "Entire Companies" is remembered between runs (RED-1), on this device.
constexpr std::string_view kEntireCompanies = "criteria.entireCompanies";

}  // namespace

Text action_name(schema::CriteriaAction action) {
    switch (action) {
        case schema::CriteriaAction::reduce:
            return tr("Reduce Contacts");
        case schema::CriteriaAction::refine:
            return tr("Refine Contacts");
        default:
            return tr("Add Contacts");
    }
}

CriteriaDialog::CriteriaDialog(std::string segment_no, schema::CriteriaAction action)
    : segment_no_(std::move(segment_no)), preview_(segment_no_) {
    action_.action = action;
}

void CriteriaDialog::read(const Session& session) {
    if (!read_once_) {
        read_once_ = true;
        action_.entire_companies = session.platform().setting(kEntireCompanies) == "yes";
    }
    Result<criteria::Filters> filters = criteria::read_conditions(form_.conditions(), session.entry());
    // While something is being typed the last readable state goes on being shown.
    if (filters) {
        action_.filters = std::move(*filters);
        for (criteria::SectionFilter& filter :
             criteria::fatigue_filters(segment_no_, setup::fatigue_limits(session.db()), left_out_,
                                       criteria::Join::none, session.context()))
            action_.filters.push_back(std::move(filter));
    }
    preview_.show(session, action_);
}

bool CriteriaDialog::work(Session& session, const std::function<bool()>& over) {
    return preview_.work(session, over);
}

void CriteriaDialog::draw_options(ui::Ui& ui) {
    const ui::Row row(ui, theme::space::kL);
    if (action_.action != schema::CriteriaAction::add_contacts) {
        option(ui, tr("Entire Companies"), action_.entire_companies,
               tr("Who qualifies brings in the lines of everybody in the same company"));
        return;
    }
    option(ui, tr("Allow Existing Contacts"), action_.options.allow_existing_contacts,
           tr("Contacts that stand on the segment get a further line"));
    option(ui, tr("Expand Companies"), action_.options.expand_companies,
           tr("Who qualifies brings in its company and all its people"));
    option(ui, tr("Allow Related Companies"), action_.options.allow_related_companies,
           tr("Persons who qualify bring in their company"));
    option(ui, tr("Ignore Exclusion"), action_.options.ignore_exclusion,
           tr("Also contacts marked Exclude from Segment"));
    option(ui, tr("Include privacy blocked"), action_.options.include_privacy_blocked,
           tr("They are never delivered to, whatever is logged"));
    option(ui, tr("Leave Out Tired Contacts"), left_out_.tired,
           tr("Those with many interactions lately: Marketing Setup says how many, and in how many days"));
    option(ui, tr("Leave Out Contacts of Other Segments"), left_out_.elsewhere,
           tr("Those that stand on other open segments"));
}

bool CriteriaDialog::can_apply() const {
    return preview_.done() && !form_.has_errors();
}

void CriteriaDialog::apply(Session& session) {
    const WorkNames names{tr("{1}: {2}", action_name(action_.action), segment_no_),
                          step_name(action_.action, segment_no_)};
    const bool adds = action_.action == schema::CriteriaAction::add_contacts;
    const auto tell = [&session, lines = preview_.lines(), adds] {
        const std::string number = filter::format_count(lines, session.locale());
        session.tell(ui::Tone::success, adds
                                            ? tr_n("{1} line added.", "{1} lines added.", lines, number)
                                            : tr_n("{1} line removed.", "{1} lines removed.", lines, number));
    };
    if (adds)
        return run_work(session, criteria::AddContacts::make(session.db(), segment_no_, action_), names,
                        tell);
    session.platform().set_setting(kEntireCompanies, action_.entire_companies ? "yes" : "no");
    run_work(session, criteria::RemoveContacts::make(session.db(), segment_no_, action_), names, tell);
}

// While it counts anew, what stands below keeps its place.
void CriteriaDialog::draw_preview(ui::Ui& ui, const Session& session) {
    float& end = ui.layout().cursor_y;
    const float top = end;
    preview_.draw(ui, session);
    if (preview_.complete())
        preview_height_ = end - top;
    else
        end = std::max(end, top + preview_height_);
}

bool CriteriaDialog::draw(ui::Ui& ui, Session& session) {
    const Text name = action_name(action_.action);
    const ui::DialogScope dialog(ui, name, {.width = 880});
    {
        // The conditions scroll, so that the count stays in sight while they are entered.
        const float room = std::clamp(ui.height() - below_ - kFrame, kLeastConditions, kMostConditions);
        const ui::ScrollArea area(ui, "conditions", ui.place(0, room), 0);
        form_.draw(ui, session);
        draw_options(ui);
    }
    const float conditions_end = ui.layout().bottom;
    read(session);
    instant_.run(ui, session, [&](const auto& over) { preview_.work(session, over); });
    ui::separator(ui);
    draw_preview(ui, session);
    bool open = true;
    {
        const ui::Row row(ui);
        const bool wrong = form_.has_errors();
        const bool pressed =
            ui::button(ui, name,
                       {.kind = ui::ButtonKind::primary,
                        .enabled = can_apply() || wrong,
                        .reason = wrong ? tr("A condition can't be read: correct it first") : "",
                        .key = "apply"});
        if (pressed && wrong) form_.go_to_error(ui);
        if (pressed && !wrong) {
            apply(session);
            open = false;
        }
        if (ui::button(ui, tr("Cancel"))) open = false;
    }
    const float below = ui.layout().bottom - conditions_end;
    if (std::abs(std::exchange(below_, below) - below) > 1) ui.again();
    return open && !dialog.escaped();
}

}  // namespace segments::app
