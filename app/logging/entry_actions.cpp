#include "app/logging/entry_actions.h"

#include <memory>
#include <string>
#include <utility>

#include "app/attachment/attachment_file.h"
#include "app/letter/logged_letters.h"
#include "app/letter/resend_dialog.h"
#include "app/logging/comments_dialog.h"
#include "app/session/work_job.h"
#include "core/base/tr.h"
#include "core/interaction/interaction_tables.h"
#include "core/interaction/log_entries.h"
#include "core/letter/entry_letters.h"

namespace segments::app {
namespace {

namespace entry = interaction::log_entry;

using Documents = interaction::ToggleEntriesCanceled::Documents;

void toggle(Session& session, const std::vector<table::Row>& rows, const std::string& label,
            Documents documents) {
    run_work(session, std::make_shared<interaction::ToggleEntriesCanceled>(session.db(), rows, documents),
             {label, label});
}

// ILE-5.
void ask_about_documents(Session& session, const std::vector<table::Row>& rows, const std::string& label) {
    const std::size_t documents = interaction::unique_documents(session.db(), rows);
    if (documents == 0) return toggle(session, rows, label, Documents::keep);
    Question question;
    question.title = tr("Remove the attachments?");
    question.text = tr_n("{1} interaction has an attachment that no other interaction uses.",
                         "{1} interactions have an attachment that no other interaction uses.", documents,
                         filter::format_count(documents, session.locale())) +
                    " " + tr("Remove it as well? Taking back the cancellation doesn't bring it back.").str();
    question.answers.push_back({.name = tr("Remove attachments"), .run = [&session, rows, label] {
                                    toggle(session, rows, label, Documents::remove);
                                }});
    question.answers.push_back(
        {.name = tr("Keep them"),
         .run = [&session, rows, label] { toggle(session, rows, label, Documents::keep); },
         .primary = true});
    session.ask(std::move(question));
}

// ILE-4.
void ask_to_toggle(Session& session, const std::vector<table::Row>& rows) {
    const interaction::ToggleEntriesCanceled asked(session.db(), rows);
    const std::string count = filter::format_count(rows.size(), session.locale());
    const std::string label =
        asked.canceled() ? tr_n("Cancel {1} interaction", "Cancel {1} interactions", rows.size(), count)
                         : tr_n("Uncancel {1} interaction", "Uncancel {1} interactions", rows.size(), count);
    Question question;
    question.title = tr("Switch Checkmark in Canceled");
    question.text = asked.question();
    question.answers.push_back({.name = tr("Yes"),
                                .run =
                                    [&session, rows, label, cancels = asked.canceled()] {
                                        if (cancels)
                                            ask_about_documents(session, rows, label);
                                        else
                                            toggle(session, rows, label, Documents::keep);
                                    },
                                .primary = true});
    question.answers.push_back({.name = tr("No")});
    session.ask(std::move(question));
}

// ILE-10.
Action evaluate(Session& session, const std::vector<table::Row>& rows) {
    Action menu{.name = tr("Evaluate"), .icon = theme::Icon::star};
    for (std::size_t i = 1; i < std::size(schema::kEvaluations); ++i) {
        const std::string name = tr(schema::kEvaluations[i]);
        menu.menu.push_back({.name = name, .run = [&session, rows, name, i] {
                                 const auto evaluation = static_cast<schema::Evaluation>(i);
                                 run_work(session,
                                          std::make_shared<interaction::EvaluateEntries>(rows, evaluation),
                                          {tr("Evaluating"), tr("Evaluate as {1}", name)});
                             }});
    }
    return menu;
}

// ILE-9.
void delete_canceled(Session& session, const std::vector<table::Row>& rows) {
    using Which = interaction::DeleteEntries::Which;
    const auto work = std::make_shared<interaction::DeleteEntries>(rows, Which::canceled);
    run_work(session, work, {tr("Deleting canceled interactions"), tr("Delete canceled interactions")},
             [&session, work] {
                 session.tell(
                     ui::Tone::success,
                     tr_n("{1} canceled interaction was deleted.", "{1} canceled interactions were deleted.",
                          work->deleted(), filter::format_count(work->deleted(), session.locale())));
             });
}

}  // namespace

Action show_attachments(Session& session, const std::vector<table::Row>& rows) {
    const bool one = rows.size() == 1;
    const std::int64_t no = one ? interaction::document_of(session.db(), rows.front()) : 0;
    return {.name = tr("Show Attachments"),
            .icon = theme::Icon::paperclip,
            .run =
                [&session, no, row = one ? rows.front() : table::kNoRow] {
                    const std::int64_t entry_no = session.table(entry::kTable).number(row, entry::kEntryNo);
                    const std::string stem = tr("Interaction {1}", entry_no);
                    if (letter::has_letter(session.db(), row)) return save_entry_letter(session, row, stem);
                    export_document(session, no, stem);
                },
            .enabled = no != 0,
            .reason = !one      ? tr("Select one interaction first.")
                      : no == 0 ? tr("The interaction has no document.")
                                : "",
            .changes = false};
}

std::vector<Action> entry_list_actions(Session& session, const std::vector<table::Row>& rows) {
    const bool any = !rows.empty();
    const std::string choose = any ? "" : tr("Select interactions first.");
    const bool one = rows.size() == 1;
    Action rate = evaluate(session, rows);
    rate.enabled = any;
    rate.reason = choose;
    return {{.name = tr("Switch Checkmark in Canceled"),
             .icon = theme::Icon::circle_x,
             .run = [&session, rows] { ask_to_toggle(session, rows); },
             .enabled = any,
             .reason = choose},
            std::move(rate),
            {.name = tr("Comments"),
             .icon = theme::Icon::messages_square,
             .run =
                 [&session, rows] {
                     session.open(std::make_unique<CommentsDialog>(
                         session.table(entry::kTable).number(rows.front(), entry::kEntryNo)));
                 },
             .enabled = one,
             .reason = one ? "" : tr("Select one interaction first.")},
            show_attachments(session, rows),
            {.name = tr("Resend"),
             .icon = theme::Icon::mail,
             .run = [&session, rows] { resend(session, tr("Interactions"), rows); },
             .enabled = any,
             .reason = choose},
            {.name = tr("Delete Canceled"),
             .icon = theme::Icon::trash_2,
             .run = [&session, rows] { delete_canceled(session, rows); },
             .enabled = any,
             .reason = choose,
             .danger = true}};
}

}  // namespace segments::app
