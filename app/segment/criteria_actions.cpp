#include "app/segment/criteria_actions.h"

#include <memory>
#include <utility>

#include "app/grid/choose_dialog.h"
#include "app/segment/save_criteria_dialog.h"
#include "app/session/look_job.h"
#include "app/session/work_job.h"
#include "core/base/tr.h"
#include "core/criteria/go_back.h"
#include "core/criteria/reuse_logged.h"
#include "core/criteria/saved_criteria.h"

namespace segments::app {
namespace {

namespace saved = segment::saved;
namespace logged = segment::logged;

std::string effect_in_words(const Session& session, const criteria::GoBackEffect& effect) {
    const auto lines = [&](std::size_t count) {
        return tr_n("{1} line", "{1} lines", count, filter::format_count(count, session.locale()));
    };
    std::string text;
    if (effect.returning > 0 && effect.going > 0)
        text = tr("Take back the last criteria action: {1} will return as they were, {2} will go?",
                  lines(effect.returning), lines(effect.going));
    else if (effect.returning > 0)
        text =
            tr("Take back the last criteria action: {1} will return as they were?", lines(effect.returning));
    else if (effect.going > 0)
        text = tr("Take back the last criteria action: {1} will go?", lines(effect.going));
    else
        text = tr("Take back the last criteria action?");
    if (effect.with_values > 0)
        text += " " + tr("{1} of those that go carry values entered since.", lines(effect.with_values));
    return text + " " + tr("Undo brings them back.").str();
}

// RUC-1, RUL-1: a segment that has criteria actions already is changed only on purpose.
void ask_before_reuse(Session& session, const std::string& segment_no, std::function<void()> go_on) {
    const std::int64_t actions =
        criteria::number_of_actions(session.db(), criteria::criteria_of_segment(segment_no));
    if (actions == 0) return go_on();
    Question question;
    question.title = tr("Reuse");
    const auto count = static_cast<std::uint64_t>(actions);
    question.text = tr_n("Segment {2} has {1} criteria action already. Add to what is there?",
                         "Segment {2} has {1} criteria actions already. Add to what is there?", count,
                         filter::format_count(count, session.locale()), segment_no);
    question.answers.push_back({.name = tr("Yes"), .run = std::move(go_on)});
    question.answers.push_back({.name = tr("No")});
    session.ask(std::move(question));
}

GridSource saved_source() {
    GridSource source;
    source.table = saved::kTable;
    source.noun = noun("criteria", "criteria");
    source.columns = {as_link(field_column(saved::kDef, saved::kCode, 140)),
                      field_column(saved::kDef, saved::kDescription, 320),
                      field_column(saved::kDef, saved::kUserId, 140)};
    return source;
}

GridSource logged_source() {
    GridSource source;
    source.table = logged::kTable;
    source.noun = noun("logged segment", "logged segments");
    source.columns = {as_link(field_column(logged::kDef, logged::kEntryNo, 90)),
                      field_column(logged::kDef, logged::kSegmentNo, 120),
                      field_column(logged::kDef, logged::kDescription, 280),
                      field_column(logged::kDef, logged::kCreationDate, 120)};
    source.sort = {{0, true}};
    return source;
}

}  // namespace

void ask_to_go_back(Session& session, const std::string& segment_no) {
    Result<criteria::GoBack> made = criteria::GoBack::make(session.db(), segment_no);
    if (!made) return session.tell(made.error());
    const auto work = std::make_shared<criteria::GoBack>(std::move(*made));
    const auto ask = [&session, segment_no, work] {
        Question question;
        question.title = tr("Go Back");
        question.text = effect_in_words(session, work->effect());
        question.answers.push_back(
            {.name = tr("Go Back"), .run = [&session, segment_no, work] {
                 run_work(session, work, {tr("Going back"), tr("Go back in {1}", segment_no)},
                          [&session, segment_no] { ask_to_reset_criteria(session, segment_no); });
             }});
        question.answers.push_back({.name = tr("Cancel"), .primary = true});
        session.ask(std::move(question));
    };
    session.run(std::make_unique<LookJob>(
        tr("Looking at the last action"),
        [&session, work](std::size_t rows) { return work->look(session.db(), rows); }, ask));
}

void ask_to_reset_criteria(Session& session, const std::string& segment_no) {
    const std::int64_t actions = criteria::actions_to_reset(session.db(), segment_no);
    if (actions == 0) return;
    Question question;
    question.title = tr("No lines left");
    const auto count = static_cast<std::uint64_t>(actions);
    question.text = tr_n(
        "The segment has no lines any more, but {1} criteria action. Forget the actions and begin afresh?",
        "The segment has no lines any more, but {1} criteria actions. Forget the actions and begin afresh?",
        count, filter::format_count(count, session.locale()));
    question.answers.push_back(
        {.name = tr("Yes"),
         .run =
             [&session, segment_no] {
                 run_work(session, criteria::ResetCriteria::make(session.db(), segment_no),
                          {tr("Resetting the criteria"), tr("Reset the criteria of {1}", segment_no)});
             },
         .primary = true});
    question.answers.push_back({.name = tr("No")});
    session.ask(std::move(question));
}

void open_save_criteria(Session& session, const std::string& segment_no) {
    session.open(std::make_unique<SaveCriteriaDialog>(segment_no));
}

void open_reuse_criteria(Session& session, const std::string& segment_no) {
    ask_before_reuse(session, segment_no, [&session, segment_no] {
        session.open(std::make_unique<ChooseDialog>(
            tr("Reuse Criteria"), tr("Reuse"), saved_source(),
            EmptyList{theme::Icon::list_checks, tr("No saved criteria yet"),
                      tr("Save the criteria of a segment with Save Criteria; then they can be used here.")},
            [&session, segment_no](table::Row row) {
                const std::string code(session.table(saved::kTable).text(row, saved::kCode));
                run_work(session,
                         criteria::ReuseCriteria::make(session.db(), segment_no, code, session.context()),
                         {tr("Reusing {1}", code), tr("Reuse criteria {1} in {2}", code, segment_no)});
            }));
    });
}

void open_reuse_segment(Session& session, const std::string& segment_no) {
    ask_before_reuse(session, segment_no, [&session, segment_no] {
        session.open(std::make_unique<ChooseDialog>(
            tr("Reuse Segment"), tr("Reuse"), logged_source(),
            EmptyList{theme::Icon::archive, tr("Nothing was logged yet"),
                      tr("The contacts of a logged segment can be put on another one.")},
            [&session, segment_no](table::Row row) {
                const std::int64_t entry = session.table(logged::kTable).number(row, logged::kEntryNo);
                // RUL-4: one line per interaction, whatever became of it.
                criteria::LoggedChoice all;
                all.leave_out_canceled = false;
                all.each_contact_once = false;
                run_work(session, criteria::ReuseLogged::make(session.db(), segment_no, entry, all),
                         {tr("Reusing a logged segment"), tr("Reuse a logged segment in {1}", segment_no)});
            }));
    });
}

}  // namespace segments::app
