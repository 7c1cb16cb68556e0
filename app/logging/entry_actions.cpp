#include "app/logging/entry_actions.h"

#include <memory>
#include <string>
#include <utility>

#include "app/logging/comments_dialog.h"
#include "app/session/work_job.h"
#include "core/interaction/interaction_tables.h"
#include "core/interaction/log_entries.h"

namespace segments::app {
namespace {

namespace entry = interaction::log_entry;

// ILE-4.
void ask_to_toggle(Session& session, const std::vector<table::Row>& rows) {
    const interaction::ToggleEntriesCanceled asked(session.db(), rows);
    const std::string label = std::string(asked.canceled() ? "Cancel " : "Uncancel ") +
                              counted(rows.size(), "interaction", "interactions", session.locale());
    Question question;
    question.title = "Switch Checkmark in Canceled";
    question.text = asked.question();
    question.answers.push_back(
        {.name = "Yes",
         .run =
             [&session, rows, label] {
                 run_work(session, std::make_shared<interaction::ToggleEntriesCanceled>(session.db(), rows),
                          {label, label});
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
    const auto work = std::make_shared<interaction::DeleteEntries>(session.db(), rows, Which::canceled);
    run_work(session, work, {"Deleting canceled interactions", "Delete canceled interactions"},
             [&session, work] {
                 session.tell(ui::Tone::success, counted(work->deleted(), "canceled interaction was",
                                                         "canceled interactions were", session.locale()) +
                                                     " deleted.");
             });
}

}  // namespace

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
            {.name = "Delete Canceled",
             .icon = theme::Icon::trash_2,
             .run = [&session, rows] { delete_canceled(session, rows); },
             .enabled = any,
             .reason = choose,
             .danger = true}};
}

}  // namespace segments::app
