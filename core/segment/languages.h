// Segment interaction languages (ENT-3, docs/domain.md chapter 5): which document, subject and Word template
// a segment has in which language. Lines take theirs from these records when they are read
// (core/segment/line.h); documents that lines have of their own are in line_documents.h.
//
//     const Row german = *create_language(tx, segment_row, "DEU");
//     set_document(tx, context, german, {hash, size}, "pdf");
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/attachment/attachments.h"
#include "core/base/context.h"
#include "core/base/result.h"
#include "core/segment/header_impact.h"
#include "core/segment/segment_tables.h"
#include "core/table/transaction.h"

namespace segments::segment {

// The records of the header, in the order in which they were made; one scan.
std::vector<table::Row> header_languages(const table::Database& db, table::Row segment_row);
// kNoRow where there is none. `language`: a code in the dictionary of languages. `line_id`: 0 for the header.
table::Row find_language(const table::Database& db, table::Code segment, std::int64_t line_id,
                         std::int64_t language);
// The header's record of its default language.
table::Row default_language(const table::Database& db, table::Row segment_row);

// A record of the header, described by template and language (HDR-31). The first one becomes the default
// (LNG-4). Errors: the segment has no template, the language doesn't exist or has a record.
Result<table::Row> create_language(table::Transaction& tx, table::Row segment_row, std::string_view code);
// Its attachment goes with it unless it is read-only; the default becomes the first language that remains
// (LNG-6), and lines that had chosen this one go back to what header and contact give.
void delete_language(table::Transaction& tx, table::Row language_row);
// The default language and the lines that chose it follow (LNG-7). Errors as create_language.
Result<table::Row> rename_language(table::Transaction& tx, table::Row language_row, std::string_view code);
Result<void> set_language_description(table::Transaction& tx, table::Row language_row,
                                      std::string_view description);
// LNG-8, HDR-35: with header_only the lines in this language keep the former subject as their own.
Result<void> set_language_subject(table::Transaction& tx, table::Row language_row, std::string_view subject,
                                  Propagation answer = Propagation::following);
// How many lines take their subject from this record, for the question of LNG-8.
std::size_t lines_with_subject_of(const table::Database& db, table::Row language_row);

// The header's records made anew from the rows of its template, each with a copy of the row's attachment
// (HDR-24). A blank template leaves none. Returns the former attachments, which nobody has deleted yet.
std::vector<std::int64_t> rebuild_languages(table::Transaction& tx, const Context& context,
                                            table::Row segment_row);
// Removes all records of the segment, its lines' too, with their attachments (NUM-10).
void delete_all_languages(table::Transaction& tx, table::Code segment);

// --- documents of a record
// Replaces what is there (HDR-43). Errors: HDR-41, TPL-29.
Result<void> set_document(table::Transaction& tx, const Context& context, table::Row language_row,
                          const attachment::Content& content, std::string_view extension);
// HDR-44. Errors: HDR-41, TPL-29, there is none.
Result<void> remove_document(table::Transaction& tx, table::Row language_row);
// LNG-9: a copy of another attachment. Errors as set_document.
Result<void> copy_document(table::Transaction& tx, const Context& context, table::Row language_row,
                           std::int64_t attachment_no);

// --- the header's document, which is that of its default language (HDR-40)
// The error of attachment actions: no template (HDR-40), a Word template (HDR-41).
Result<void> check_header_document(const table::Database& db, table::Row segment_row);
// ENT-1, Attachment No. and Modified Word Template; 0 = none.
std::int64_t header_attachment(const table::Database& db, table::Row segment_row);
std::int64_t modified_word_template(const table::Database& db, table::Row segment_row);
// HDR-46: the segment's own copy of its Word template, made if there is none, or made anew by `afresh`; the
// attachment. Errors: the segment names no Word template, it has no document, the copy is read-only.
Result<std::int64_t> modify_word_template(table::Transaction& tx, const Context& context,
                                          table::Row segment_row, bool afresh);
// The copy brought back from the word processor. Errors as above; it is no Word document.
Result<void> set_modified_word_template(table::Transaction& tx, const Context& context,
                                        table::Row segment_row, const attachment::Content& content,
                                        std::string_view extension);
// Makes the record of the default language where there is none (HDR-48).
Result<void> set_header_document(table::Transaction& tx, const Context& context, table::Row segment_row,
                                 const attachment::Content& content, std::string_view extension);
Result<void> remove_header_document(table::Transaction& tx, table::Row segment_row);

}  // namespace segments::segment
