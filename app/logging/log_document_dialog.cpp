#include "app/logging/log_document_dialog.h"

#include <memory>

#include "app/logging/draft_fields.h"
#include "app/session/session.h"
#include "app/ui/button.h"
#include "app/ui/dialog.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/tr.h"

namespace segments::app {

namespace entry = interaction::log_entry;

// True when it is logged.
bool LogDocumentDialog::log(Session& session) {
    if (document_.type != 0 && interaction::template_for_document(session.db(), document_.type).empty()) {
        problem_ =
            tr("The Interaction Template Setup names no template for {1}, so it can't be logged. Choose "
               "one there, on the page of Interaction Templates.",
               tr(schema::kDocumentTypes[static_cast<std::size_t>(document_.type)]));
        return false;
    }
    std::int64_t no = 0;
    const Result<void> done = session.edit(tr("Log Document"), [&](table::Transaction& tx) -> Result<void> {
        const Result<std::int64_t> logged = interaction::log_document(tx, session.context(), document_);
        if (!logged) return logged.error();
        no = *logged;
        return {};
    });
    problem_ = done ? std::string() : sentence(done.error());
    if (done) session.tell(ui::Tone::success, tr("The document is logged as interaction {1}.", no));
    return static_cast<bool>(done);
}

bool LogDocumentDialog::draw(ui::Ui& ui, Session& session) {
    const ui::DialogScope dialog(ui, tr("Log Document"), {.width = 620});
    ui::text(ui, tr("A document that this contact got from elsewhere becomes an interaction."), true);
    if (!problem_.empty()) ui::message_bar(ui, ui::Tone::error, problem_);
    {
        const ui::Form fields(ui, 2);
        draft_field(ui, session, entry::kContactNo, document_.contact_no, true);
        draft_date(ui, session, document_.date);
        draft_number(ui, session, entry::kDocumentType, document_.type);
        draft_field(ui, session, entry::kDocumentNo, document_.document_no);
        draft_number(ui, session, entry::kDocNoOccurrence, document_.occurrence);
        draft_number(ui, session, entry::kVersionNo, document_.version);
        draft_field(ui, session, entry::kCampaignNo, document_.campaign_no);
    }
    bool open = !dialog.escaped();
    const ui::Row row(ui);
    if (ui::primary_button(ui, tr("Log"))) {
        if (log(session)) open = false;
        ui.again();
    }
    if (ui::button(ui, tr("Cancel"))) open = false;
    return open;
}

void log_document_of(Session& session, const std::string& contact_no) {
    interaction::LoggedDocument document;
    document.contact_no = contact_no;
    document.date = session.context().work_date;
    session.open(std::make_unique<LogDocumentDialog>(std::move(document)));
}

}  // namespace segments::app
