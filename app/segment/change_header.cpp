#include "app/segment/change_header.h"

#include <memory>
#include <optional>
#include <utility>

#include "app/session/look_job.h"
#include "core/base/percent.h"
#include "core/base/tr.h"
#include "core/segment/header_change.h"
#include "core/segment/header_fields.h"
#include "core/segment/rename_segment.h"

namespace segments::app {
namespace {

namespace header = segment::segment;

struct Wanted {
    std::string segment_no;
    table::FieldId field = 0;
    schema::FieldValue value;

    std::string label() const {
        return tr("Change {1} of segment {2}", tr(header::kDef.fields[field].caption), segment_no);
    }
};

void tell_failure(Session& session, const Result<void>& done) {
    if (!done) session.tell(done.error());
}

void apply(Session& session, const Wanted& wanted, segment::Propagation answer) {
    const auto work = std::make_shared<std::optional<segment::HeaderChange>>();
    ChangeJob job;
    job.title = tr("Changing segment {1}", wanted.segment_no);
    job.label = wanted.label();
    job.step = [&session, wanted, answer, work](table::Transaction& tx, std::size_t rows) -> Result<bool> {
        if (!*work) {
            const table::Row row = segment::find_segment(tx.db(), wanted.segment_no);
            Result<segment::HeaderChange> started = segment::HeaderChange::start(
                tx, row, wanted.field, wanted.value, {.answer = answer, .context = session.context()});
            if (!started) return started.error();
            work->emplace(std::move(*started));
        }
        return (*work)->step(tx, rows);
    };
    job.progress = [work, &session] { return *work ? (*work)->progress(session.db()) : 0.0f; };
    job.done = [&session](const Result<void>& done) { tell_failure(session, done); };
    session.run(change_job(session, std::move(job)));
}

void rename(Session& session, const Wanted& wanted) {
    const auto work = std::make_shared<std::optional<segment::RenameSegment>>();
    ChangeJob job;
    job.title = tr("Renaming segment {1}", wanted.segment_no);
    job.label = wanted.label();
    job.step = [wanted, work](table::Transaction& tx, std::size_t rows) -> Result<bool> {
        if (!*work) {
            const table::Row row = segment::find_segment(tx.db(), wanted.segment_no);
            Result<segment::RenameSegment> started =
                segment::RenameSegment::start(tx, row, wanted.value.text);
            if (!started) return started.error();
            work->emplace(std::move(*started));
        }
        return (*work)->step(tx, rows);
    };
    job.done = [&session, no = wanted.value.text](const Result<void>& done) {
        if (!done) return session.tell(done.error());
        session.go("/segments/" + percent_encoded(no), true);
    };
    session.run(change_job(session, std::move(job)));
}

// PRD-1: one question that names the lines by what becomes of them.
void ask(Session& session, const Wanted& wanted, const segment::HeaderImpact& impact) {
    const table::FieldDef& field = header::kDef.fields[wanted.field];
    Question question;
    question.title = tr("Change {1}", tr(field.caption));
    question.text = segment::impact_sentence(wanted.field, impact);
    for (const segment::Propagation answer : segment::choices(impact)) {
        question.answers.push_back({.name = segment::choice_caption(answer, impact),
                                    .run = [&session, wanted, answer] { apply(session, wanted, answer); },
                                    .primary = question.answers.empty()});
    }
    question.answers.push_back({.name = tr("Cancel")});
    session.ask(std::move(question));
}

// Counts the lines that the change concerns, then asks or does it.
void count(Session& session, const Wanted& wanted) {
    const table::Row row = segment::find_segment(session.db(), wanted.segment_no);
    const auto scan = std::make_shared<segment::ImpactScan>(session.db(), row, wanted.field, wanted.value);
    session.run(std::make_unique<LookJob>(
        tr("Counting the lines of {1}", wanted.segment_no),
        [&session, scan](std::size_t rows) { return scan->step(session.db(), rows); },
        [&session, wanted, scan] {
            if (scan->impact().asks())
                ask(session, wanted, scan->impact());
            else
                apply(session, wanted, segment::Propagation::following);
        }));
}

// HDR-31: the segment has no document in this language yet.
bool makes_language(const table::Database& db, table::Row row, const schema::FieldValue& value) {
    const std::string_view no = db.table(header::kTable).text(row, header::kNo);
    return !value.is_blank() && db.table(segment::language::kTable).find(no, 0, value.text) == table::kNoRow;
}

void ask_for_language(Session& session, const Wanted& wanted) {
    Question question;
    question.title = tr("Change Language Code (Default)");
    question.text = tr("The segment has no document in language {1} yet. Create a record for this language?",
                       wanted.value.text);
    question.answers.push_back(
        {.name = tr("Yes"), .run = [&session, wanted] { count(session, wanted); }, .primary = true});
    question.answers.push_back({.name = tr("No")});
    session.ask(std::move(question));
}

}  // namespace

Result<void> change_header(Session& session, const std::string& segment_no, table::FieldId field,
                           std::string_view typed) {
    if (Result<void> free = session.check_can_change(); !free) return free;
    const table::Row row = segment::find_segment(session.db(), segment_no);
    if (row == table::kNoRow) return fail(tr("The segment is gone."));
    Result<schema::FieldValue> value =
        segment::checked_header_text(session.db(), session.entry(), row, field, typed);
    if (!value) return value.error();
    if (*value == schema::cell_value(session.table(header::kTable), row, field)) return {};
    const Wanted wanted{segment_no, field, std::move(*value)};
    if (field == header::kNo)
        rename(session, wanted);
    else if (field == header::kLanguageCode && makes_language(session.db(), row, wanted.value))
        ask_for_language(session, wanted);
    else
        count(session, wanted);
    return {};
}

}  // namespace segments::app
