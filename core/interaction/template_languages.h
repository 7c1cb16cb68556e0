// Interaction templates with their languages and documents (ENT-11, docs/domain.md chapter 8): the rules that
// go beyond a code list.
//
//     Result<void> done = set_template_field(tx, context, row, template_::kLanguageCode, "DEU");
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/attachment/attachments.h"
#include "core/base/context.h"
#include "core/base/result.h"
#include "core/schema/field_value.h"
#include "core/table/transaction.h"

namespace segments::interaction {

// The rows of a template, in the order in which they were made; one scan.
std::vector<table::Row> template_languages(const table::Database& db, table::Row template_row);
// The row of the template's default language; kNoRow where there is none.
table::Row default_template_language(const table::Database& db, table::Row template_row);
// TPL-21: the attachment of that row; 0 = none.
std::int64_t template_attachment(const table::Database& db, table::Row template_row);

// Changes a field of a template (setup::set_code_field) with what follows from it: a default language without
// a row gets one, Word Template Code and Wizard Action follow its document (TPL-5); the Wizard Action fits
// the document (TPL-7); a Word template takes the place of the default language's attachment (TPL-8).
Result<void> set_template_field(table::Transaction& tx, const Context& context, table::Row template_row,
                                table::FieldId field, const schema::FieldValue& value);
// The question that the page asks before set_template_field: a row would be made (TPL-5), an attachment would
// go (TPL-8). Empty where there is nothing to ask.
std::string template_question(const table::Database& db, table::Row template_row, table::FieldId field,
                              const schema::FieldValue& value);

// A new row; the first one's language becomes the template's default where it has none. Errors: the language
// doesn't exist or has a row (TPL-20).
Result<table::Row> add_template_language(table::Transaction& tx, table::Row template_row,
                                         std::string_view code);
// Its attachment goes too; the template's default stays as it was (TPL-25).
void delete_template_language(table::Transaction& tx, table::Row language_row);
// Renaming the default language changes the template's default with it (TPL-25).
Result<table::Row> rename_template_language(table::Transaction& tx, table::Row language_row,
                                            std::string_view code);
// Description or Word Template Code (TPL-20: not together with an attachment).
Result<void> set_template_language_field(table::Transaction& tx, table::Row language_row,
                                         table::FieldId field, const schema::FieldValue& value);
// All rows with their attachments: the template is deleted (TPL-6).
void delete_template_languages(table::Transaction& tx, table::Row template_row);

// TPL-24: replaces what is there. Errors: a Word template (TPL-23), read-only.
Result<void> set_template_document(table::Transaction& tx, const Context& context, table::Row language_row,
                                   const attachment::Content& content, std::string_view extension);
// TPL-26: the row stays.
Result<void> remove_template_document(table::Transaction& tx, table::Row language_row);
// TPL-23, Copy From: an independent copy (TPL-28).
Result<void> copy_template_document(table::Transaction& tx, const Context& context, table::Row language_row,
                                    std::int64_t attachment_no);

}  // namespace segments::interaction
