#include "app/logging/phone_call_dialog.h"

#include <memory>

#include "app/logging/draft_fields.h"
#include "app/session/session.h"
#include "app/ui/button.h"
#include "app/ui/choice.h"
#include "app/ui/dialog.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/tr.h"

namespace segments::app {
namespace {

namespace entry = interaction::log_entry;

void open(Session& session, Result<interaction::Draft> draft) {
    if (!draft) return session.tell(draft.error());
    session.open(std::make_unique<PhoneCallDialog>(std::move(*draft)));
}

}  // namespace

void PhoneCallDialog::draw_call(ui::Ui& ui, Session& session) {
    {
        const ui::Form fields(ui, 2);
        draft_field(ui, session, entry::kContactNo, draft_.contact_no, true);
        std::vector<ui::Option> numbers;
        for (const interaction::PhoneNumber& each :
             interaction::phone_numbers(session.db(), draft_.contact_no))
            numbers.push_back({each.number, each.whose});
        ui::ComboOptions options;
        options.field.kind = ui::InputKind::telephone;
        options.field.max_length = 80;
        options.free_text = true;
        const ui::FieldResult number = ui::combobox(ui, tr("Contact Via"), draft_.contact_via,
                                                    ui::options_from(std::move(numbers)), options);
        if (number.committed) draft_.contact_via = number.text;
        draft_field(ui, session, entry::kDescription, draft_.description);
        draft_date(ui, session, draft_.date);
        draft_field(ui, session, entry::kSalespersonCode, draft_.salesperson_code);
    }
    const ui::Row row(ui);
    if (!ui::button(ui, tr("Dial"), {.icon = theme::Icon::phone})) return;
    const Result<std::string> link = interaction::dial_link(draft_.contact_via);
    problem_ = link ? std::string() : sentence(link.error());
    if (link) session.platform().open_link(*link);
    ui.again();
}

void PhoneCallDialog::draw_outcome(ui::Ui& ui, const Session& session) {
    draft_result(ui, session, draft_);
    const ui::Form fields(ui, 2);
    draft_field(ui, session, entry::kCampaignNo, draft_.campaign_no);
    draft_comment(ui, draft_);
}

bool PhoneCallDialog::draw(ui::Ui& ui, Session& session) {
    const ui::DialogScope dialog(ui, tr("Make Phone Call"), {.width = 620});
    if (!problem_.empty()) ui::message_bar(ui, ui::Tone::error, problem_);
    if (at_result_)
        draw_outcome(ui, session);
    else
        draw_call(ui, session);
    bool open = !dialog.escaped();
    const ui::Row row(ui);
    if (at_result_ && ui::button(ui, tr("Back"))) {
        at_result_ = false;
        ui.again();
    }
    if (ui::primary_button(ui, at_result_ ? tr("Finish") : tr("Next"))) {
        Result<void> done = interaction::check_call(draft_);
        if (done && at_result_) {
            done = session.edit(tr("Phone call"), [&](table::Transaction& tx) {
                return without_value(interaction::log_draft(tx, session.context(), draft_));
            });
            if (done) open = false;
        }
        problem_ = done ? std::string() : sentence(done.error());
        if (done) at_result_ = true;
        ui.again();
    }
    if (ui::button(ui, tr("Cancel"))) open = false;
    return open;
}

void make_phone_call(Session& session, const std::string& contact_no) {
    open(session, interaction::start_call(session.db(), session.context(), contact_no));
}

void make_phone_call_of_line(Session& session, table::Row line_row) {
    open(session, interaction::start_call_of_line(session.db(), session.context(), line_row));
}

}  // namespace segments::app
