#include "core/contact/record_comments.h"

#include <algorithm>

#include "core/base/tr.h"
#include "core/contact/contact_tables.h"
#include "core/interaction/interaction_tables.h"
#include "core/table/find_rows.h"

namespace segments::contact {
namespace {

using table::Row;
using table::Table;

constexpr std::int64_t kLineStep = 10000;
static_assert(static_cast<int>(comment::kComment) ==
              static_cast<int>(interaction::campaign_comment::kComment));
static_assert(static_cast<int>(comment::kLastDateModified) ==
              static_cast<int>(interaction::campaign_comment::kLastDateModified));

}  // namespace

Result<Row> add_record_comment(table::Transaction& tx, const Context& context, table::TableId table,
                               std::string_view no, std::string_view text) {
    const Table& comments = tx.table(table);
    const Result<schema::FieldValue> value =
        schema::normalized(comments.field(comment::kComment), schema::FieldValue(text));
    if (!value) return value.error();
    if (value->text.empty()) return fail(tr("A comment needs a text."), "ENT-15");
    std::int64_t last = 0;
    for (const Row row : record_comments(tx.db(), table, no))
        last = std::max(last, comments.number(row, comment::kLineNo));
    const Row row = tx.insert(table, {no, last + kLineStep});
    tx.set_text(table, row, comment::kComment, value->text);
    tx.set_number(table, row, comment::kDate, context.work_date);
    tx.set_number(table, row, comment::kLastDateModified, context.today);
    return row;
}

Result<void> set_record_comment(table::Transaction& tx, const Context& context, table::TableId table,
                                Row comment_row, table::FieldId field, const schema::FieldValue& value) {
    const table::FieldDef& def = tx.table(table).field(field);
    if (field <= comment::kLineNo || field == comment::kLastDateModified)
        return fail(tr("{1} can't be changed.", tr(def.caption)), "ENT-15");
    const Result<schema::FieldValue> wanted = schema::normalized(def, value);
    if (!wanted) return wanted.error();
    schema::set_cell(tx, table, comment_row, field, *wanted);
    tx.set_number(table, comment_row, comment::kLastDateModified, context.today);
    return {};
}

std::vector<Row> record_comments(const table::Database& db, table::TableId table, std::string_view no) {
    const Table& comments = db.table(table);
    std::vector<Row> rows = table::rows_with_text(comments, comment::kContactNo, no);
    std::sort(rows.begin(), rows.end(), [&](Row a, Row b) {
        return comments.number(a, comment::kLineNo) < comments.number(b, comment::kLineNo);
    });
    return rows;
}

}  // namespace segments::contact
