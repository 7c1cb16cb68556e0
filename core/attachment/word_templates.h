// Word templates under a code (MRG-1, MRG-7): a list of codes like others (core/setup/code_list.h), each with
// a Word document that can be uploaded, replaced and downloaded.
//
//     Result<void> done = set_word_template_document(tx, context, row, content, "docx");
//     word_template_document(db, code);         // the attachment; 0 = none
#pragma once

#include "core/attachment/attachments.h"
#include "core/attachment/word_template_tables.h"

namespace segments::attachment {

// The document of the Word template with this code of its domain; 0 where there is none.
std::int64_t word_template_document(const table::Database& db, table::Code code);
// "Word Template OFFER", for messages.
std::string word_template_name(const table::Database& db, table::Row row);

// MRG-7: replaces what is there. Error: it is no Word document that can be merged.
Result<void> set_word_template_document(table::Transaction& tx, const Context& context, table::Row row,
                                        const Content& content, std::string_view extension);
// Error: there is none.
Result<void> remove_word_template_document(table::Transaction& tx, table::Row row);

}  // namespace segments::attachment
