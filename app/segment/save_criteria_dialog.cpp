#include "app/segment/save_criteria_dialog.h"

#include "app/session/session.h"
#include "app/ui/button.h"
#include "app/ui/dialog.h"
#include "app/ui/field.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/tr.h"
#include "core/criteria/saved_criteria.h"

namespace segments::app {

bool SaveCriteriaDialog::draw(ui::Ui& ui, Session& session) {
    const ui::DialogScope dialog(ui, tr("Save Criteria"));
    ui::text(ui, tr("The criteria are saved, not the contacts: used again, they find who qualifies then."),
             true);
    const ui::FieldResult code = ui::text_field(
        ui, tr("Code"), code_,
        {.kind = ui::InputKind::code, .required = true, .error = problem_, .max_length = 10, .kept = true});
    if (code.changed || code.committed) {
        code_ = code.text;
        problem_.clear();
    }
    const ui::FieldResult description =
        ui::text_field(ui, tr("Description"), description_, {.max_length = 100, .kept = true});
    if (description.changed || description.committed) description_ = description.text;
    bool save = code.entered || description.entered;
    bool open = !dialog.escaped();
    {
        const ui::Row row(ui);
        save = ui::primary_button(ui, tr("Save")) || save;
        if (ui::button(ui, tr("Cancel"))) open = false;
    }
    if (!save || !open) return open;
    const Result<void> done =
        session.edit(tr("Save the criteria of {1}", segment_no_), [&](table::Transaction& tx) {
            return without_value(
                criteria::save_criteria(tx, session.context(), segment_no_, code_, description_));
        });
    if (done) {
        session.tell(ui::Tone::success, tr("The criteria are saved."));
        return false;
    }
    problem_ = sentence(done.error());
    ui.request_focus(code.id);
    ui.again();
    return true;
}

}  // namespace segments::app
