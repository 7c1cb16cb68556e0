#include "app/logging/create_interaction_dialog.h"

#include "app/attachment/attachment_file.h"
#include "app/letter/logged_letters.h"
#include "app/logging/draft_fields.h"
#include "app/session/session.h"
#include "app/ui/button.h"
#include "app/ui/dialog.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/tr.h"
#include "core/contact/contact_tables.h"

namespace segments::app {
namespace {

namespace entry = interaction::log_entry;
namespace card = contact::contact;
using interaction::Draft;

constexpr std::int64_t kOpen = 1, kImport = 2;  // ENM-4

std::string_view contact_name(const Session& session, const std::string& no) {
    const table::Table& contacts = session.table(card::kTable);
    const table::Row row = no.empty() ? table::kNoRow : contacts.find(no);
    return row == table::kNoRow ? tr("No contact chosen yet").view() : contacts.text(row, card::kName);
}

}  // namespace

// Keeps what is wrong for the wizard to show (WIZ-14).
bool CreateInteractionDialog::take(const Result<void>& done) {
    problem_ = done ? std::string() : sentence(done.error());
    return static_cast<bool>(done);
}

void CreateInteractionDialog::draw_interaction(ui::Ui& ui, Session& session) {
    Draft& draft = *draft_;
    {
        const ui::Form fields(ui, 2);
        std::string typed = draft.contact_no;
        if (draft_field(ui, session, entry::kContactNo, typed, draft.contact_fixed)) {
            // A name may be typed as well (WIZ-3).
            const bool known = typed.empty() || session.table(card::kTable).find(typed) != table::kNoRow;
            if (!known) typed = interaction::contact_with_name(session.db(), typed);
            take(interaction::choose_contact(session.db(), draft, typed));
            ui.again();
        }
        std::string code = draft.template_code;
        if (draft_field(ui, session, entry::kInteractionTemplateCode, code)) {
            take(interaction::choose_template(session.db(), draft, code));
            ui.again();
        }
        draft_field(ui, session, entry::kDescription, draft.description);
    }
    ui::text(ui, contact_name(session, draft.contact_no), true);
    const ui::Group more(ui, tr("More"), {.open = false});
    if (!more) return;
    const ui::Form fields(ui, 2);
    draft_field(ui, session, entry::kSalespersonCode, draft.salesperson_code, draft.salesperson_fixed);
    std::string language = draft.language_code;
    if (draft_field(ui, session, entry::kInteractionLanguageCode, language)) {
        take(interaction::choose_language(session.db(), draft, language));
        ui.again();
    }
    draft_date(ui, session, draft.date);
    draft_number(ui, session, entry::kTimeOfInteraction, draft.time);
    draft_number(ui, session, entry::kCorrespondenceType, draft.correspondence_type);
    draft_number(ui, session, entry::kInformationFlow, draft.information_flow);
    draft_number(ui, session, entry::kInitiatedBy, draft.initiated_by);
}

void CreateInteractionDialog::draw_document_step(ui::Ui& ui, Session& session) {
    const bool there = draft_->document.has_value();
    if (!there)
        ui::text(ui, tr("No document goes with the interaction yet."));
    else if (draft_->document->extension.empty())
        ui::text(ui, tr("The document without an extension goes with the interaction."));
    else
        ui::text(ui, tr("The document ({1}) goes with the interaction.", draft_->document->extension));
    const ui::Row row(ui);
    if (!ui::button(ui, tr("Import"),
                    {.icon = theme::Icon::upload, .reason = tr("Choose a file of any type")}))
        return;
    import_file(session, [draft = draft_](const StoredFile& file) {
        draft->document = interaction::DraftDocument{file.content, file.extension};
    });
}

void CreateInteractionDialog::draw_campaign(ui::Ui& ui, Session& session) const {
    Draft& draft = *draft_;
    const ui::Form fields(ui, 2);
    draft_field(ui, session, entry::kCampaignNo, draft.campaign_no, draft.campaign_fixed);
    draft_flag(ui, tr("Campaign Target"), draft.campaign_target);
    draft_flag(ui, tr("Campaign Response"), draft.campaign_response);
    draft_comment(ui, draft);
}

void CreateInteractionDialog::back(const Session& session) {
    problem_.clear();
    const bool skips = interaction::wizard_action(session.db(), *draft_) == 0;
    step_ = step_ == Step::campaign && !skips ? Step::document : Step::interaction;
}

void CreateInteractionDialog::next(Session& session) {
    const std::int64_t action = interaction::wizard_action(session.db(), *draft_);
    switch (step_) {
        case Step::interaction:
            if (!take(interaction::check_first_step(*draft_))) return;
            step_ = action == 0 ? Step::campaign : Step::document;
            return;
        case Step::document:
            if (action == kImport && !draft_->document)
                return static_cast<void>(
                    take(fail(tr("No file was imported. Import one, or go back."), "WIZ-7")));
            if (action == kOpen && !draft_->document && draft_->word_template_code.empty())
                return static_cast<void>(
                    take(fail(tr("The template is to open a document, but has none. Import a file, or go "
                                 "back and choose another template."),
                              "WIZ-7")));
            problem_.clear();
            step_ = Step::campaign;
            return;
        case Step::campaign: {
            // Next in step 3 logs (WIZ-8).
            std::int64_t logged = 0;
            const Result<void> done =
                session.edit(tr("Create interaction"), [&](table::Transaction& tx) -> Result<void> {
                    const Result<std::int64_t> written =
                        interaction::log_draft(tx, session.context(), *draft_);
                    if (written) logged = *written;
                    return without_value(written);
                });
            if (!take(done)) return;
            entry_no_ = logged;
            step_ = Step::result;
            return;
        }
        case Step::result:
            return;
    }
}

bool CreateInteractionDialog::finish(Session& session) {
    const bool done = take(session.edit(tr("Result of an interaction"), [&](table::Transaction& tx) {
        return interaction::finish_draft(tx, entry_no_, *draft_);
    }));
    const table::Table& log = session.table(entry::kTable);
    const table::Row row = log.find(entry_no_);
    // WIZ-11, LOG-53
    if (done && row != table::kNoRow && log.number(row, entry::kDeliveryStatus) != 0)
        deliver_logged(session, tr("Interaction {1}", entry_no_), {row}, {}, {std::nullopt, true});
    return done;
}

// WIZ-12
void CreateInteractionDialog::ask_to_postpone(Session& session) const {
    Question question;
    question.title = tr("Finish later?");
    question.text =
        tr("The interaction isn't logged yet. Do you want to keep it among the Postponed Interactions and "
           "finish it later?");
    question.answers.push_back(
        {.name = tr("Finish later"), .run = [&session, draft = draft_] {
             const Result<void> done = session.edit(tr("Postpone interaction"), [&](table::Transaction& tx) {
                 return without_value(interaction::postpone_draft(tx, session.context(), *draft));
             });
             if (done)
                 return session.tell(ui::Tone::success,
                                     tr("The interaction is among the Postponed Interactions."),
                                     tr_in("verb", "Open"), [&session] { session.go("/postponed"); });
             // Nothing that was filled in is lost.
             session.tell(done.error());
             session.open(std::make_unique<CreateInteractionDialog>(*draft));
         }});
    question.answers.push_back({.name = tr("No"), .primary = true});
    session.ask(std::move(question));
}

bool CreateInteractionDialog::draw_buttons(ui::Ui& ui, Session& session, bool escaped) {
    const ui::Row row(ui);
    if (step_ == Step::result) return !ui::primary_button(ui, tr("Finish")) || !finish(session);
    if (step_ != Step::interaction && ui::button(ui, tr("Back"))) {
        back(session);
        ui.again();
    }
    if (ui::primary_button(ui, step_ == Step::campaign ? tr_in("verb", "Log") : tr("Next"))) {
        next(session);
        ui.again();
    }
    if (!ui::button(ui, tr("Cancel")) && !escaped) return true;
    ask_to_postpone(session);
    return false;
}

bool CreateInteractionDialog::draw(ui::Ui& ui, Session& session) {
    const ui::DialogScope dialog(ui, tr("Create Interaction"), {.width = 680});
    if (!problem_.empty()) ui::message_bar(ui, ui::Tone::error, problem_);
    switch (step_) {
        case Step::interaction:
            draw_interaction(ui, session);
            break;
        case Step::document:
            draw_document_step(ui, session);
            break;
        case Step::campaign:
            draw_campaign(ui, session);
            break;
        case Step::result:
            ui::text(ui, tr("The interaction is logged. How did it go?"), true);
            draft_result(ui, session, *draft_);
            break;
    }
    return draw_buttons(ui, session, dialog.escaped());
}

void create_interaction(Session& session, const interaction::DraftPresets& presets) {
    Result<Draft> draft = interaction::start_draft(session.db(), session.context(), presets);
    if (!draft) return session.tell(draft.error());
    session.open(std::make_unique<CreateInteractionDialog>(std::move(*draft)));
}

void resume_interaction(Session& session, table::Row entry_row) {
    session.open(std::make_unique<CreateInteractionDialog>(
        interaction::resume_draft(session.db(), session.context(), entry_row)));
}

}  // namespace segments::app
