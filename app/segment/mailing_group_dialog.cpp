#include "app/segment/mailing_group_dialog.h"

#include <memory>
#include <utility>

#include "app/form/record_field.h"
#include "app/session/work_job.h"
#include "app/ui/button.h"
#include "app/ui/choice.h"
#include "app/ui/dialog.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/tr.h"
#include "core/criteria/mailing_group.h"
#include "core/schema/domains.h"

namespace segments::app {
namespace {

// The operation with the outside world it needs.
struct Work {
    criteria::ApplyMailingGroup apply;
    Context context;

    Result<bool> step(table::Transaction& tx, std::size_t rows) { return apply.step(tx, context, rows); }
    float progress() const { return apply.progress(); }
};

}  // namespace

bool MailingGroupDialog::apply(Session& session) {
    Result<criteria::ApplyMailingGroup> made =
        criteria::ApplyMailingGroup::make(session.db(), segment_no_, group_, delete_old_);
    if (!made) {
        problem_ = sentence(made.error());
        return false;
    }
    const auto work = std::make_shared<Work>(Work{std::move(*made), session.context()});
    run_work(session, work, {tr("Applying mailing group {1}", group_), tr("Apply mailing group {1}", group_)},
             [&session, work, group = group_] {
                 const criteria::MailingGroupCounts& counts = work->apply.counts();
                 session.tell(
                     ui::Tone::success,
                     tr_n("{1} contact got the mailing group {2}; {3} had it already.",
                          "{1} contacts got the mailing group {2}; {3} had it already.", counts.assigned,
                          filter::format_count(counts.assigned, session.locale()), group,
                          filter::format_count(counts.contacts - counts.assigned, session.locale())));
             });
    return true;
}

bool MailingGroupDialog::draw(ui::Ui& ui, Session& session) {
    const ui::DialogScope dialog(ui, tr("Apply Mailing Group"));
    const ui::FieldResult group = ui::combobox(
        ui, tr("Mailing Group Code"), group_, reference_options(session, schema::domain::kMailingGroup),
        {.field = {.required = true, .error = problem_}, .free_text = true});
    if (group.committed) {
        group_ = group.text;
        problem_.clear();
        ui.again();
    }
    if (ui::checkbox(ui, tr("Delete Old Assignments"), delete_old_,
                     {.help = tr("All other contacts lose the mailing group")})) {
        delete_old_ = !delete_old_;
    }
    bool open = !dialog.escaped();
    const ui::Row row(ui);
    if (ui::primary_button(ui, tr("Apply"))) {
        if (apply(session)) return false;
        ui.request_focus(group.id);
        ui.again();
    }
    if (ui::button(ui, tr("Cancel"))) open = false;
    return open;
}

}  // namespace segments::app
