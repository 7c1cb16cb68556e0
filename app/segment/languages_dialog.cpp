#include "app/segment/languages_dialog.h"

#include <memory>
#include <utility>

#include "app/attachment/language_record.h"
#include "app/form/record_field.h"
#include "app/ui/button.h"
#include "app/ui/dialog.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/tr.h"
#include "core/segment/languages.h"
#include "core/segment/line_scan.h"
#include "core/segment/value_checks.h"

namespace segments::app {
namespace {

namespace language = segment::language;
using table::Row;

// LNG-8: asks what becomes of the lines that have the former subject.
Result<void> change_subject(Session& session, const std::string& step, Row row, std::string_view typed) {
    const auto apply = [&session, step, row, subject = std::string(typed)](segment::Propagation answer) {
        session.edit_or_tell(step, [&](table::Transaction& tx) {
            return segment::set_language_subject(tx, row, subject, answer);
        });
    };
    const std::size_t lines = segment::lines_with_subject_of(session.db(), row);
    if (lines == 0) {
        apply(segment::Propagation::following);
        return {};
    }
    Question question;
    question.title = tr("Change Subject");
    question.text = tr("Update the subject of {1} in this language as well?", segment::lines_in_words(lines));
    question.answers.push_back(
        {.name = tr("Yes"), .run = [apply] { apply(segment::Propagation::following); }, .primary = true});
    question.answers.push_back(
        {.name = tr("No, they keep it"), .run = [apply] { apply(segment::Propagation::header_only); }});
    question.answers.push_back({.name = tr("Cancel")});
    session.ask(std::move(question));
    return {};
}

}  // namespace

void LanguagesDialog::draw_language(ui::Ui& ui, Session& session, Row row) const {
    const table::Table& all = session.table(language::kTable);
    const std::string code(all.text(row, language::kLanguageCode));
    const ui::IdScope scope(ui, "language " + code);
    const std::string step = tr("Change languages of segment {1}", segment_no_);
    const ui::Card card(ui, "card");
    RecordForm form(session, language::kTable, row);
    form.change = [&](table::FieldId field, std::string_view typed) -> Result<void> {
        if (field == language::kSubject) return change_subject(session, step, row, typed);
        return session.edit(step, [&](table::Transaction& tx) -> Result<void> {
            if (field == language::kLanguageCode)
                return without_value(segment::rename_language(tx, row, typed));
            return segment::set_language_description(tx, row, typed);
        });
    };
    {
        const ui::Form fields(ui, 3);
        form.draw(ui, language::kLanguageCode);
        form.draw(ui, language::kDescription);
        form.draw(ui, language::kSubject);
    }
    const std::string word(all.text(row, language::kWordTemplateCode));
    draw_language_document(
        ui, session,
        {.step = step,
         .attachment_no = all.number(row, language::kAttachmentNo),
         .stem = segment_no_,
         .word = word,
         .segment_no = segment_no_,
         .set =
             [&session, row](table::Transaction& tx, const StoredFile& file) {
                 return segment::set_document(tx, session.context(), row, file.content, file.extension);
             },
         .remove = [row](table::Transaction& tx) { return segment::remove_document(tx, row); },
         .copy = [&session, row](
                     table::Transaction& tx,
                     std::int64_t no) { return segment::copy_document(tx, session.context(), row, no); },
         .delete_language = [row](table::Transaction& tx) { segment::delete_language(tx, row); }});
}

void LanguagesDialog::draw_new(ui::Ui& ui, Session& session, Row segment_row) const {
    draw_new_language(ui, session, tr("Change languages of segment {1}", segment_no_),
                      [&](table::Transaction& tx, std::string_view code) {
                          return without_value(segment::create_language(tx, segment_row, code));
                      });
}

bool LanguagesDialog::draw(ui::Ui& ui, Session& session) {
    const Row segment_row = segment::find_segment(session.db(), segment_no_);
    if (segment_row == table::kNoRow) return false;
    const ui::DialogScope dialog(ui, tr("Segment Interaction Languages"), {.width = 860});
    const std::vector<Row> rows = segment::header_languages(session.db(), segment_row);
    if (rows.empty())
        ui::text(
            ui,
            tr("The segment has no document yet. Each language has one of its own; lines take the one in "
               "their contact's language, else that of the default language."),
            true);
    for (const Row row : rows) draw_language(ui, session, row);
    draw_new(ui, session, segment_row);
    const ui::Row buttons(ui);
    return !ui::button(ui, tr("Close")) && !dialog.escaped();
}

}  // namespace segments::app
