#include "app/segment/line_documents.h"

#include <utility>

#include "app/attachment/attachment_file.h"
#include "app/letter/letters_dialog.h"
#include "core/attachment/word_templates.h"
#include "core/base/tr.h"
#include "core/segment/line_documents.h"
#include "core/word/package.h"

namespace segments::app {

namespace {

// LIN-33; `replaces` a document of the line's own.
void import_personal_letter(Session& session, const std::string& step, table::Row line_row, bool replaces) {
    import_document(session, replaces, [&session, step, line_row](const StoredFile& file) {
        session.edit_or_tell(step, [&](table::Transaction& tx) {
            return segment::set_personal_document(tx, session.context(), line_row, file.content,
                                                  file.extension);
        });
    });
}

// LIN-33, LIN-33a, LIN-34: lines whose letters are made of a Word template.
std::vector<Action> word_template_actions(Session& session, const segment::LineReader& reader,
                                          const std::string& segment_no, table::Row line_row) {
    const std::string step = tr("Change the letter of a line of {1}", segment_no);
    const bool personal = session.table(segment::line::kTable).flag(line_row, segment::line::kMerged);
    const bool letter = reader.contact(line_row) != table::kNoRow && reader.document(line_row) != 0;
    const std::int64_t original = attachment::word_template_document(
        session.db(), static_cast<table::Code>(reader.raw(line_row, segment::OwnField::word_template_code)));
    const bool choice = !personal && original != 0 && original != reader.document(line_row);
    std::vector<Action> actions;
    actions.push_back(
        {.name = tr("Write a Personal Letter"),
         .icon = theme::Icon::file_text,
         .run =
             [&session, line_row, choice, original] {
                 if (!choice) return save_personal_letter(session, line_row);
                 Question question;
                 question.title = tr("Write a Personal Letter");
                 question.text =
                     tr("The segment has its own copy of the Word template. Do you want to start from it? No "
                        "starts from the Word template itself.");
                 question.answers.push_back(
                     {.name = tr("Yes"),
                      .run = [&session, line_row] { save_personal_letter(session, line_row); },
                      .primary = true});
                 question.answers.push_back({.name = tr("No"), .run = [&session, line_row, original] {
                                                 save_personal_letter(session, line_row, original);
                                             }});
                 session.ask(std::move(question));
             },
         .enabled = letter,
         .reason = letter ? tr("Takes the letter of this line out, to be changed and brought back")
                          : tr("The line has no contact, or its Word template no document."),
         .changes = false});
    actions.push_back({.name = tr("Import Personal Letter"),
                       .icon = theme::Icon::upload,
                       .run = [&session, step, line_row, personal] {
                           import_personal_letter(session, step, line_row, personal);
                       }});
    actions.push_back({.name = tr("Remove Personal Letter"),
                       .icon = theme::Icon::paperclip,
                       .run =
                           [&session, step, line_row] {
                               ask_to_remove_document(session, [&session, step, line_row] {
                                   session.edit_or_tell(step, [&](table::Transaction& tx) {
                                       return segment::remove_personal_document(tx, line_row);
                                   });
                               });
                           },
                       .enabled = personal,
                       .reason = personal ? "" : tr("The line has no letter of its own.")});
    return actions;
}

}  // namespace

std::vector<Action> line_document_actions(Session& session, const std::string& segment_no,
                                          table::Row line_row) {
    const segment::LineReader reader(session.db(), segment::segment_of_line(session.db(), line_row));
    if (reader.raw(line_row, segment::OwnField::word_template_code) != 0)
        return word_template_actions(session, reader, segment_no, line_row);
    const Result<void> free = segment::check_line_document(reader, line_row);
    const std::string why = free ? "" : free.error().message;
    const std::int64_t no = reader.attachment(line_row);
    const segment::AttachmentState state = reader.attachment_state(line_row);
    const std::string step = tr("Change the document of a line of {1}", segment_no);
    const auto change = [&session, step](std::function<Result<void>(table::Transaction&)> make) {
        return [&session, step, make = std::move(make)] { session.edit_or_tell(step, make); };
    };
    std::vector<Action> actions;
    actions.push_back({.name = tr("Import Attachment"),
                       .icon = theme::Icon::upload,
                       .run =
                           [&session, step, line_row, state] {
                               // Only a document of the line's own is lost (LIN-32).
                               import_document(session, state == segment::AttachmentState::unique,
                                               [&session, step, line_row](const StoredFile& file) {
                                                   session.edit_or_tell(step, [&](table::Transaction& tx) {
                                                       return segment::set_line_document(
                                                           tx, session.context(), line_row, file.content,
                                                           file.extension);
                                                   });
                                               });
                           },
                       .enabled = static_cast<bool>(free),
                       .reason = why});
    const bool word = word::is_word_extension(attachment::file_extension(session.db(), no));
    const bool letter = word && reader.contact(line_row) != table::kNoRow;
    actions.push_back({.name = tr("Write a Personal Letter"),
                       .icon = theme::Icon::file_text,
                       .run = [&session, line_row] { save_personal_letter(session, line_row); },
                       .enabled = letter,
                       .reason = letter
                                     ? tr("Takes the letter of this line out, to be changed and brought back")
                                     : tr("The line has no Word document and contact to make a letter of."),
                       .changes = false});
    actions.push_back(
        {.name = tr("Import Personal Letter"),
         .icon = theme::Icon::upload,
         .run =
             [&session, step, line_row, state] {
                 // What the line inherits stays the segment's (LIN-32).
                 import_personal_letter(session, step, line_row, state == segment::AttachmentState::unique);
             },
         .enabled = free && letter,
         .reason = !free    ? why
                   : letter ? tr("It goes out as it is: nothing in it is merged any more")
                            : tr("The line has no Word document and contact to make a letter of.")});
    actions.push_back({.name = tr("Open or Export Attachment"),
                       .icon = theme::Icon::download,
                       .run = [&session, no, segment_no] { export_document(session, no, segment_no); },
                       .enabled = no != 0,
                       .reason = no != 0 ? "" : tr("The line has no document."),
                       .changes = false});
    actions.push_back({.name = tr("Remove Attachment"),
                       .icon = theme::Icon::paperclip,
                       .run =
                           [&session, change, line_row] {
                               ask_to_remove_document(session, change([line_row](table::Transaction& tx) {
                                                          return segment::remove_line_document(tx, line_row);
                                                      }));
                           },
                       .enabled = free && no != 0,
                       .reason = !free     ? why
                                 : no != 0 ? ""
                                           : tr("The line has no document.")});
    if (reader.has_own_attachment(line_row) && !reader.has_own_template(line_row)) {
        actions.push_back({.name = tr("Use the segment's document"),
                           .icon = theme::Icon::undo_2,
                           .run = change([line_row](table::Transaction& tx) {
                               return segment::inherit_document(tx, line_row);
                           })});
    }
    return actions;
}

}  // namespace segments::app
