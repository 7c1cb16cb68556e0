// Documents that lines have of their own (ENT-3 with a line, LIN-25, LIN-31, LIN-32): records of the table
// Segment Interaction Language under the line's id, and the line's column Attachment No. for the one in
// force. What a line has from its header is core/segment/languages.h.
#pragma once

#include <string_view>

#include "core/attachment/attachments.h"
#include "core/base/result.h"
#include "core/segment/line.h"

namespace segments::segment {

// The error of the attachment actions of a line (LIN-30): no template, a Word template.
Result<void> check_line_document(const LineReader& reader, table::Row line);

// Gives the line a document of its own in its language, in place of what it has (LIN-31, LIN-32). The
// header's isn't touched. Errors: LIN-30, TPL-29.
Result<void> set_line_document(table::Transaction& tx, const Context& context, table::Row line,
                               const attachment::Content& content, std::string_view extension);
// A document of its own goes, and the line takes the header's again (LNG-5); one that merely inherits goes
// out without a document (LIN-32). Errors: LIN-30, TPL-29, there is none.
Result<void> remove_line_document(table::Transaction& tx, table::Row line);
// LIN-33: the letter that was made of the line's Word template or attachment, as people changed it: the
// line's own document, which is sent as it is (MRG-20). With a Word template Subject becomes the line's
// description. Errors: nothing that a letter could have been made of, no Word document, TPL-29.
Result<void> set_personal_document(table::Transaction& tx, const Context& context, table::Row line,
                                   const attachment::Content& content, std::string_view extension);
// LIN-34: the Word template is used again. Errors: there is none, TPL-29.
Result<void> remove_personal_document(table::Transaction& tx, table::Row line);
// PRD-3: puts the line's document back to the header's; its own is deleted. Error: TPL-29.
Result<void> inherit_document(table::Transaction& tx, table::Row line);

// LIN-25: document, subject and Word template become those of the language.
void set_line_language(table::Transaction& tx, const LineReader& reader, table::Row line,
                       std::int64_t language);

// LIN-22: copies of the documents of the template `code`, which isn't the header's; the language is the
// contact's where there is one in it, else the template's default, else the first (LIN-12).
void take_template_documents(table::Transaction& tx, attachment::AttachmentWriter& writer,
                             const LineReader& reader, table::Row line, table::Code code);
// Removes the line's documents that are still those of the template `code`; what people made of them stays
// (PRD-2, PRD-17). True where something stays.
bool leave_template_documents(table::Transaction& tx, table::Row line, table::Code code);
// The line keeps the document that it had from the header, as its own: the header is about to give another
// one. `before` reads the header as it was.
void keep_inherited_document(table::Transaction& tx, attachment::AttachmentWriter& writer,
                             const LineReader& before, table::Row line);

// A document as the line had it once, for Reopen: a copy of it as its own, in the line's language; 0 = the
// line goes out without one. `merged`: it was a personal letter.
void restore_line_document(table::Transaction& tx, attachment::AttachmentWriter& writer,
                           const LineReader& reader, table::Row line, std::int64_t attachment_no,
                           bool merged);

// All documents of the line's own go, with their attachments unless read-only (LIN-12, LIN-40).
void delete_line_documents(table::Transaction& tx, table::Row line);
// The records go over to another line, a copy of this one; this one inherits again (LIN-8).
void move_line_documents(table::Transaction& tx, table::Row from, table::Row to);
// Deletes a line with all that belongs to it (LIN-40).
void erase_line(table::Transaction& tx, table::Row line);

}  // namespace segments::segment
