#include "app/segment/segment_document.h"

#include "app/session/address.h"
#include "app/ui/button.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/tr.h"
#include "core/segment/languages.h"
#include "core/segment/line_scan.h"

namespace segments::app {

std::function<void(const StoredFile&)> set_segment_document(Session& session, const std::string& segment_no) {
    return [&session, segment_no](const StoredFile& file) {
        session.edit_or_tell(
            tr("Change the document of segment {1}", segment_no), [&](table::Transaction& tx) {
                return segment::set_header_document(tx, session.context(),
                                                    segment::find_segment(session.db(), segment_no),
                                                    file.content, file.extension);
            });
    };
}

bool drop_on_segment(Session& session, const platform::IncomingFile& file) {
    if (!session.ready() || !session.dialogs().empty() || !is_document_name(file.name)) return false;
    const Address address = parse_address(session.address());
    if (address.parts.size() != 2 || address.parts[0] != "segments") return false;
    const std::string& no = address.parts[1];
    const table::Row row = segment::find_segment(session.db(), no);
    if (row == table::kNoRow) return false;
    if (const Result<void> free = segment::check_header_document(session.db(), row); !free) {
        session.platform().release_file(file.id);
        session.tell(free.error());
        return true;
    }
    import_dropped(session, file, segment::header_attachment(session.db(), row) != 0,
                   set_segment_document(session, no));
    return true;
}

namespace {

// The copy is made, or made anew, and handed to the browser.
void take_out_word_template(Session& session, const std::string& segment_no, bool afresh) {
    std::int64_t no = 0;
    const bool done = session.edit_or_tell(
        tr("Modify the Word template of segment {1}", segment_no),
        [&](table::Transaction& tx) -> Result<void> {
            const Result<std::int64_t> made = segment::modify_word_template(
                tx, session.context(), segment::find_segment(tx.db(), segment_no), afresh);
            if (made) no = *made;
            return without_value(made);
        });
    if (done) export_document(session, no, segment_no);
}

void modify_word_template(Session& session, const std::string& segment_no) {
    const table::Row row = segment::find_segment(session.db(), segment_no);
    const std::int64_t there = segment::modified_word_template(session.db(), row);
    if (there == 0) return take_out_word_template(session, segment_no, false);
    Question question;
    question.title = tr("Modify Word Template");
    question.text =
        tr("The segment has a copy of its Word template that was modified already. Do you want to go on with "
           "that one? No begins anew with the Word template.");
    question.answers.push_back(
        {.name = tr("Yes"),
         .run = [&session, there, segment_no] { export_document(session, there, segment_no); },
         .primary = true});
    question.answers.push_back({.name = tr("No"), .run = [&session, segment_no] {
                                    take_out_word_template(session, segment_no, true);
                                }});
    question.answers.push_back({.name = tr("Cancel")});
    session.ask(std::move(question));
}

}  // namespace

void draw_word_template(ui::Ui& ui, Session& session, const std::string& segment_no) {
    const table::Row segment_row = segment::find_segment(session.db(), segment_no);
    const bool modified = segment::modified_word_template(session.db(), segment_row) != 0;
    ui::text(ui,
             modified ? tr("The segment has its own copy of the Word template.")
                      : tr("Letters are made of the Word template as it is."),
             true);
    const ui::Row row(ui);
    if (ui::button(ui, tr("Modify Word Template"),
                   {.icon = theme::Icon::pencil,
                    .reason = tr("Takes out the segment's own copy, to be changed and brought back")}))
        modify_word_template(session, segment_no);
    if (ui::button(ui, tr("Import Modified Template"),
                   {.icon = theme::Icon::upload, .reason = tr("Brings the changed copy back")})) {
        import_file(session, [&session, segment_no](const StoredFile& file) {
            session.edit_or_tell(
                tr("Modify the Word template of segment {1}", segment_no), [&](table::Transaction& tx) {
                    return segment::set_modified_word_template(tx, session.context(),
                                                               segment::find_segment(tx.db(), segment_no),
                                                               file.content, file.extension);
                });
        });
    }
}

}  // namespace segments::app
