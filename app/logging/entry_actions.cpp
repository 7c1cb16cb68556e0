#include "app/logging/entry_actions.h"

#include <memory>
#include <string>
#include <utility>

#include "app/attachment/attachment_file.h"
#include "app/letter/logged_letters.h"
#include "app/logging/comments_dialog.h"
#include "app/session/work_job.h"
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
    question.title = "Remove the attachments?";
    question.text = counted(documents, "interaction has", "interactions have", session.locale()) +
                    " an attachment that no other interaction uses. Remove it as well? Taking back the "
                    "cancellation doesn't bring it back.";
    question.answers.push_back({.name = "Remove attachments", .run = [&session, rows, label] {
                                    toggle(session, rows, label, Documents::remove);
                                }});
    question.answers.push_back(
        {.name = "Keep them",
         .run = [&session, rows, label] { toggle(session, rows, label, Documents::keep); },
         .primary = true});
    session.ask(std::move(question));
}

// ILE-4.
void ask_to_toggle(Session& session, const std::vector<table::Row>& rows) {
    const interaction::ToggleEntriesCanceled asked(session.db(), rows);
    const std::string label = std::string(asked.canceled() ? "Cancel " : "Uncancel ") +
                              counted(rows.size(), "interaction", "interactions", session.locale());
    Question question;
    question.title = "Switch Checkmark in Canceled";
    question.text = asked.question();
    question.answers.push_back({.name = "Yes",
                                .run =
                                    [&session, rows, label, cancels = asked.canceled()] {
                                        if (cancels)
                                            ask_about_documents(session, rows, label);
                                        else
                                            toggle(session, rows, label, Documents::keep);
                                    },
                                .primary = true});
    question.answers.push_back({.name = "No"});
    session.ask(std::move(question));
}

// ILE-10.
Action evaluate(Session& session, const std::vector<table::Row>& rows) {
    Action menu{.name = "Evaluate", .icon = theme::Icon::star};
    for (std::size_t i = 1; i < std::size(schema::kEvaluations); ++i) {
        const std::string name(schema::kEvaluations[i]);
        menu.menu.push_back({.name = name, .run = [&session, rows, name, i] {
                                 const auto evaluation = static_cast<schema::Evaluation>(i);
                                 run_work(session,
                                          std::make_shared<interaction::EvaluateEntries>(rows, evaluation),
                                          {"Evaluating", "Evaluate as " + name});
                             }});
    }
    return menu;
}

// ILE-9.
void delete_canceled(Session& session, const std::vector<table::Row>& rows) {
    using Which = interaction::DeleteEntries::Which;
    const auto work = std::make_shared<interaction::DeleteEntries>(rows, Which::canceled);
    run_work(session, work, {"Deleting canceled interactions", "Delete canceled interactions"},
             [&session, work] {
                 session.tell(ui::Tone::success, counted(work->deleted(), "canceled interaction was",
                                                         "canceled interactions were", session.locale()) +
                                                     " deleted.");
             });
}

}  // namespace

Action show_attachments(Session& session, const std::vector<table::Row>& rows) {
    const bool one = rows.size() == 1;
    const std::int64_t no = one ? interaction::document_of(session.db(), rows.front()) : 0;
    return {.name = "Show Attachments",
            .icon = theme::Icon::paperclip,
            .run =
                [&session, no, row = one ? rows.front() : table::kNoRow] {
                    const std::int64_t entry_no = session.table(entry::kTable).number(row, entry::kEntryNo);
                    const std::string stem = "Interaction " + std::to_string(entry_no);
                    if (letter::has_letter(session.db(), row)) return save_entry_letter(session, row, stem);
                    export_document(session, no, stem);
                },
            .enabled = no != 0,
            .reason = !one      ? "Select one interaction first."
                      : no == 0 ? "The interaction has no document."
                                : "",
            .changes = false};
}

std::vector<Action> entry_list_actions(Session& session, const std::vector<table::Row>& rows) {
    const bool any = !rows.empty();
    const std::string choose = any ? "" : "Select interactions first.";
    const bool one = rows.size() == 1;
    Action rate = evaluate(session, rows);
    rate.enabled = any;
    rate.reason = choose;
    return {{.name = "Switch Checkmark in Canceled",
             .icon = theme::Icon::circle_x,
             .run = [&session, rows] { ask_to_toggle(session, rows); },
             .enabled = any,
             .reason = choose},
            std::move(rate),
            {.name = "Comments",
             .icon = theme::Icon::messages_square,
             .run =
                 [&session, rows] {
                     session.open(std::make_unique<CommentsDialog>(
                         session.table(entry::kTable).number(rows.front(), entry::kEntryNo)));
                 },
             .enabled = one,
             .reason = one ? "" : "Select one interaction first."},
            show_attachments(session, rows),
            {.name = "Delete Canceled",
             .icon = theme::Icon::trash_2,
             .run = [&session, rows] { delete_canceled(session, rows); },
             .enabled = any,
             .reason = choose,
             .danger = true}};
}

}  // namespace segments::app
