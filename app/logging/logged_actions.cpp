#include "app/logging/logged_actions.h"

#include <memory>
#include <utility>

#include "app/session/work_job.h"
#include "core/base/percent.h"
#include "core/base/tr.h"
#include "core/interaction/logged_segments.h"
#include "core/interaction/reopen.h"
#include "core/segment/segment_tables.h"

namespace segments::app {
namespace {

namespace logged = segment::logged;

std::string name_of(const Session& session, table::Row row) {
    return std::string(session.table(logged::kTable).text(row, logged::kSegmentNo));
}

}  // namespace

void ask_to_toggle_canceled(Session& session, std::vector<table::Row> rows) {
    const auto work = std::make_shared<interaction::ToggleLoggedCanceled>(session.db(), rows);
    const std::string label =
        work->canceled() ? tr("Cancel logged segments") : tr("Uncancel logged segments");
    Question question;
    question.title = tr("Switch Checkmark in Canceled");
    question.text = work->question();
    // Made anew when it is answered: the data may have changed meanwhile.
    question.answers.push_back(
        {.name = tr("Yes"),
         .run =
             [&session, rows, label] {
                 run_work(session, std::make_shared<interaction::ToggleLoggedCanceled>(session.db(), rows),
                          {label, label});
             },
         .primary = true});
    question.answers.push_back({.name = tr("No")});
    session.ask(std::move(question));
}

void ask_to_delete_canceled(Session& session, std::vector<table::Row> rows) {
    const auto work = std::make_shared<interaction::DeleteCanceledLogged>(session.db(), rows);
    if (work->deleted() == 0) {
        return session.tell(
            ui::Tone::info,
            tr("None of these logged segments is canceled: only canceled ones can be deleted (LSG-8)."));
    }
    const std::size_t deleted = work->deleted();
    const std::string count = filter::format_count(deleted, session.locale());
    Question question;
    question.title = tr("Delete canceled segments");
    question.text =
        tr_n("Delete {1} canceled logged segment?", "Delete {1} canceled logged segments?", deleted, count) +
        " " + tr("The interactions stay in the log. Undo brings them back.").str();
    question.answers.push_back(
        {.name = tr("Delete"),
         .run =
             [&session, work, deleted, count] {
                 run_work(session, work,
                          {tr_n("Deleting {1} canceled logged segment",
                                "Deleting {1} canceled logged segments", deleted, count),
                           tr_n("Delete {1} canceled logged segment", "Delete {1} canceled logged segments",
                                deleted, count)},
                          [&session, deleted, count] {
                              session.go("/logged");
                              session.tell(ui::Tone::success,
                                           tr_n("Deleted {1} canceled logged segment.",
                                                "Deleted {1} canceled logged segments.", deleted, count));
                          });
             },
         .danger = true});
    question.answers.push_back({.name = tr("Cancel")});
    session.ask(std::move(question));
}

void ask_to_reopen(Session& session, table::Row logged_row) {
    const std::string name = name_of(session, logged_row);
    Question question;
    question.title = tr("Reopen");
    question.text =
        tr("Reopen {1}? The logged segment and its interactions are canceled, and a new segment with the "
           "same header, lines and criteria is made. Undo takes both back.",
           name);
    question.answers.push_back(
        {.name = tr("Reopen"),
         .run =
             [&session, logged_row, name] {
                 const auto work = std::make_shared<interaction::ReopenSegment>(
                     session.db(), session.context(), logged_row);
                 run_work(session, work, {tr("Reopening {1}", name), tr("Reopen {1}", name)},
                          [&session, work] {
                              session.go("/segments/" + percent_encoded(work->result().segment_no));
                              session.tell(ui::Tone::success, interaction::reopen_message(work->result()));
                          });
             },
         .primary = true});
    question.answers.push_back({.name = tr("Cancel")});
    session.ask(std::move(question));
}

}  // namespace segments::app
