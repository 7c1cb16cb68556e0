#include "core/attachment/word_templates.h"

#include "core/base/tr.h"

namespace segments::attachment {
namespace {

using table::kNoRow;
using table::Row;

Error located(const table::Database& db, Row row, std::string message, std::string rule) {
    Error error = fail(std::move(message), std::move(rule));
    error.record = word_template_name(db, row);
    return error;
}

void put_document(table::Transaction& tx, Row row, std::int64_t no) {
    delete_attachment(tx, tx.table(word_template::kTable).number(row, word_template::kAttachmentNo));
    tx.set_number(word_template::kTable, row, word_template::kAttachmentNo, no);
}

}  // namespace

std::int64_t word_template_document(const table::Database& db, table::Code code) {
    const table::Table& all = db.table(word_template::kTable);
    const Row row = code == 0 ? kNoRow : all.find_code(code);
    return row == kNoRow ? 0 : all.number(row, word_template::kAttachmentNo);
}

std::string word_template_name(const table::Database& db, Row row) {
    return tr("Word Template {1}", db.table(word_template::kTable).text(row, word_template::kCode));
}

Result<void> set_word_template_document(table::Transaction& tx, const Context& context, Row row,
                                        const Content& content, std::string_view extension) {
    if (extension != "docx")
        return located(tx.db(), row,
                       tr("A Word template is a Word document (.docx). Save the file as one first."),
                       "MRG-1");
    put_document(tx, row, AttachmentWriter(tx, context).add(content, extension));
    return {};
}

Result<void> remove_word_template_document(table::Transaction& tx, Row row) {
    if (tx.table(word_template::kTable).number(row, word_template::kAttachmentNo) == 0)
        return located(tx.db(), row, tr("There is no document to remove."), "MRG-7");
    put_document(tx, row, 0);
    return {};
}

}  // namespace segments::attachment
