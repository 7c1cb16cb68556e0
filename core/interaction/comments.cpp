#include "core/interaction/comments.h"

#include <algorithm>

#include "core/interaction/interaction_tables.h"
#include "core/table/find_rows.h"

namespace segments::interaction {
namespace {

using schema::FieldValue;
using table::Row;
constexpr std::int64_t kLineNoStep = 10000;

}  // namespace

Result<Row> add_comment(table::Transaction& tx, const Context& context, Row entry_row, std::string_view text,
                        std::string_view code) {
    const std::int64_t entry_no = tx.table(log_entry::kTable).number(entry_row, log_entry::kEntryNo);
    const table::Table& comments = tx.table(comment::kTable);
    std::int64_t last = 0;
    bool dated = false;
    for (const Row row : comments_of(tx.db(), entry_no)) {
        last = comments.number(row, comment::kLineNo);
        dated = dated || comments.number(row, comment::kDate) == context.work_date;
    }
    const Result<FieldValue> kept_text =
        schema::normalized(comments.field(comment::kComment), FieldValue(text));
    if (!kept_text) return kept_text.error();
    const Result<FieldValue> kept_code = schema::normalized(comments.field(comment::kCode), FieldValue(code));
    if (!kept_code) return kept_code.error();
    const Row row = tx.insert(comment::kTable, {entry_no, last + kLineNoStep});
    tx.set_text(comment::kTable, row, comment::kComment, kept_text->text);
    tx.set_text(comment::kTable, row, comment::kCode, kept_code->text);
    if (!dated) tx.set_number(comment::kTable, row, comment::kDate, context.work_date);
    tx.set_number(comment::kTable, row, comment::kLastDateModified, context.today);
    return row;
}

Result<void> set_comment_field(table::Transaction& tx, const Context& context, Row comment_row,
                               table::FieldId field, const FieldValue& value) {
    const table::Table& comments = tx.table(comment::kTable);
    const Result<FieldValue> wanted = schema::normalized(comments.field(field), value);
    if (!wanted) return wanted.error();
    if (*wanted == schema::cell_value(comments, comment_row, field)) return {};
    schema::set_cell(tx, comment::kTable, comment_row, field, *wanted);
    tx.set_number(comment::kTable, comment_row, comment::kLastDateModified, context.today);
    return {};
}

void delete_comment(table::Transaction& tx, Row comment_row) {
    tx.erase(comment::kTable, comment_row);
}

void delete_comments_of(table::Transaction& tx, const NumberSet& entry_nos) {
    const table::Table& comments = tx.table(comment::kTable);
    for (Row row = 0; row < comments.slots(); ++row) {
        if (comments.is_live(row) && entry_nos.has(comments.number(row, comment::kEntryNo)))
            tx.erase(comment::kTable, row);
    }
}

std::vector<Row> comments_of(const table::Database& db, std::int64_t entry_no) {
    const table::Table& comments = db.table(comment::kTable);
    std::vector<Row> rows = table::rows_with(comments, comment::kEntryNo, entry_no);
    std::sort(rows.begin(), rows.end(), [&](Row a, Row b) {
        return comments.number(a, comment::kLineNo) < comments.number(b, comment::kLineNo);
    });
    return rows;
}

NumberSet entries_with_comments(const table::Database& db) {
    NumberSet entries;
    const table::Table& comments = db.table(comment::kTable);
    comments.live().for_each([&](Row row) { entries.add(comments.number(row, comment::kEntryNo)); });
    return entries;
}

}  // namespace segments::interaction
