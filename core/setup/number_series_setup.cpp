#include "core/setup/number_series_setup.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/setup/marketing_setup.h"
#include "core/setup/number_series.h"
#include "core/table/find_rows.h"

namespace segments::setup {
namespace {

using table::FieldId;
using table::Row;
using table::Table;
namespace line = no_series_line;
namespace relation = no_series_relationship;

constexpr std::int64_t kLineStep = 10000;

Error series_error(std::string_view code, const table::FieldDef& field, std::string message) {
    Error error = fail(std::move(message), "NUM-5");
    error.record = tr("Number Series {1}", code);
    error.field = field.caption;
    return error;
}

bool is_number_field(FieldId field) {
    return field == line::kStartingNo || field == line::kEndingNo || field == line::kWarningNo ||
           field == line::kLastNoUsed;
}

Result<void> check_line(const Table& lines, Row row, FieldId field, const schema::FieldValue& value) {
    const std::string_view code = lines.text(row, line::kSeriesCode);
    const table::FieldDef& def = lines.field(field);
    const auto refuse = [&](std::string message) { return series_error(code, def, std::move(message)); };
    if (field <= line::kLineNo) return refuse(tr("{1} can't be changed.", tr(def.caption)));
    if (field == line::kIncrementBy && value.number < 1)
        return refuse(tr("Increment-by must be at least 1."));
    if (!is_number_field(field) || value.text.empty()) return {};
    if (!increment_number(value.text, 1))
        return refuse(
            tr("A number needs digits at which it is counted on, and room for them in 20 characters."));
    const std::string_view ending =
        field == line::kEndingNo ? std::string_view(value.text) : lines.text(row, line::kEndingNo);
    const std::string_view starting =
        field == line::kStartingNo ? std::string_view(value.text) : lines.text(row, line::kStartingNo);
    const std::string_view lowest = field == line::kEndingNo ? starting : std::string_view(value.text);
    if (!ending.empty() && is_beyond(lowest, ending))
        return refuse(tr(
            "{1} lies beyond the ending number {2}. Choose numbers in the order in which they are counted.",
            lowest, ending));
    return {};
}

// A line is open as long as it has a number left.
void update_open(table::Transaction& tx, Row row) {
    const Table& lines = tx.table(line::kTable);
    const std::string_view last = lines.text(row, line::kLastNoUsed);
    const std::string_view ending = lines.text(row, line::kEndingNo);
    bool open = true;
    if (!last.empty() && !ending.empty()) {
        const auto next =
            increment_number(last, std::max<std::int64_t>(1, lines.number(row, line::kIncrementBy)));
        open = next && !is_beyond(*next, ending);
    }
    tx.set_flag(line::kTable, row, line::kOpen, open);
}

}  // namespace

Result<Row> create_series(table::Transaction& tx, std::string_view code, std::string_view description) {
    const Table& series = tx.table(no_series::kTable);
    const Result<schema::FieldValue> key =
        schema::normalized(series.field(no_series::kCode), schema::FieldValue(code));
    if (!key) return key.error();
    const table::FieldDef& field = series.field(no_series::kCode);
    if (key->text.empty()) return series_error("", field, tr("The code must be filled in."));
    const Result<schema::FieldValue> text =
        schema::normalized(series.field(no_series::kDescription), schema::FieldValue(description));
    if (!text) return text.error();
    const Row row = tx.insert(no_series::kTable, {key->text});
    if (row == table::kNoRow)
        return series_error(key->text, field,
                            tr("There is a number series {1} already. Choose another code.", key->text));
    tx.set_text(no_series::kTable, row, no_series::kDescription, text->text);
    tx.set_flag(no_series::kTable, row, no_series::kDefaultNos, true);
    return row;
}

Result<void> set_series_field(table::Transaction& tx, Row series_row, FieldId field,
                              const schema::FieldValue& value) {
    const Table& series = tx.table(no_series::kTable);
    const table::FieldDef& def = series.field(field);
    const std::string_view code = series.text(series_row, no_series::kCode);
    if (field == no_series::kCode)
        return series_error(code, def, tr("The code can't be changed. Create another series."));
    const Result<schema::FieldValue> wanted = schema::normalized(def, value);
    if (!wanted) return series_error(code, def, wanted.error().message);
    schema::set_cell(tx, no_series::kTable, series_row, field, *wanted);
    return {};
}

Result<void> delete_series(table::Transaction& tx, Row series_row) {
    const Table& series = tx.table(no_series::kTable);
    const std::string code(series.text(series_row, no_series::kCode));
    const Row setup = setup_row(tx.db());
    if (setup != table::kNoRow) {
        const Table& marketing_table = tx.table(marketing::kTable);
        for (const table::FieldDef& field : marketing_table.def().fields) {
            if (field.domain == schema::domain::kNoSeries && marketing_table.text(setup, field.id) == code)
                return series_error(code, series.field(no_series::kCode),
                                    tr("The number series {1} gives the {2} of Marketing Setup. Choose "
                                       "another one there first.",
                                       code, tr(field.caption)));
        }
    }
    for (const Row row : series_lines(tx.db(), code)) tx.erase(line::kTable, row);
    for (const FieldId field : {relation::kCode, relation::kSeriesCode}) {
        for (const Row row : table::rows_with_text(tx.table(relation::kTable), field, code))
            tx.erase(relation::kTable, row);
    }
    tx.erase(no_series::kTable, series_row);
    return {};
}

Result<Row> add_series_line(table::Transaction& tx, std::string_view series_code) {
    const Table& lines = tx.table(line::kTable);
    if (tx.table(no_series::kTable).find(series_code) == table::kNoRow)
        return series_error(series_code, lines.field(line::kSeriesCode),
                            tr("There is no number series {1}.", series_code));
    std::int64_t last = 0;
    for (const Row row : table::rows_with_text(lines, line::kSeriesCode, series_code))
        last = std::max(last, lines.number(row, line::kLineNo));
    const Row row = tx.insert(line::kTable, {series_code, last + kLineStep});
    tx.set_number(line::kTable, row, line::kIncrementBy, 1);
    tx.set_flag(line::kTable, row, line::kOpen, true);
    tx.set_flag(line::kTable, row, line::kAllowGaps, true);
    return row;
}

Result<void> set_series_line_field(table::Transaction& tx, Row line_row, FieldId field,
                                   const schema::FieldValue& value) {
    const Table& lines = tx.table(line::kTable);
    const table::FieldDef& def = lines.field(field);
    const Result<schema::FieldValue> wanted = schema::normalized(def, value);
    if (!wanted) return series_error(lines.text(line_row, line::kSeriesCode), def, wanted.error().message);
    if (Result<void> ok = check_line(lines, line_row, field, *wanted); !ok) return ok;
    schema::set_cell(tx, line::kTable, line_row, field, *wanted);
    if (field == line::kEndingNo || field == line::kLastNoUsed || field == line::kIncrementBy)
        update_open(tx, line_row);
    return {};
}

void delete_series_line(table::Transaction& tx, Row line_row) {
    tx.erase(line::kTable, line_row);
}

Result<Row> relate_series(table::Transaction& tx, std::string_view code, std::string_view related) {
    const table::FieldDef& field = tx.table(relation::kTable).field(relation::kSeriesCode);
    const Result<schema::FieldValue> wanted = schema::normalized(field, schema::FieldValue(related));
    if (!wanted) return wanted.error();
    if (wanted->text.empty()) return series_error(code, field, tr("Choose a number series."));
    if (Result<void> ok = schema::check_reference(tx.db(), field, wanted->text); !ok) return ok.error();
    if (wanted->text == code)
        return series_error(code, field, tr("A number series needs no relation to itself."));
    const Row row = tx.insert(relation::kTable, {code, wanted->text});
    if (row == table::kNoRow)
        return series_error(code, field, tr("The number series {1} is related to it already.", wanted->text));
    return row;
}

void unrelate_series(table::Transaction& tx, Row relationship_row) {
    tx.erase(relation::kTable, relationship_row);
}

std::vector<Row> series_lines(const table::Database& db, std::string_view series_code) {
    const Table& lines = db.table(line::kTable);
    std::vector<Row> rows = table::rows_with_text(lines, line::kSeriesCode, series_code);
    const auto order = [&](Row row) {
        return std::pair(lines.number(row, line::kStartingDate), lines.number(row, line::kLineNo));
    };
    std::sort(rows.begin(), rows.end(), [&](Row a, Row b) { return order(a) < order(b); });
    return rows;
}

std::vector<Row> series_relations(const table::Database& db, std::string_view series_code) {
    const Table& relations = db.table(relation::kTable);
    std::vector<Row> rows = table::rows_with_text(relations, relation::kCode, series_code);
    std::sort(rows.begin(), rows.end(), [&](Row a, Row b) {
        return relations.text(a, relation::kSeriesCode) < relations.text(b, relation::kSeriesCode);
    });
    return rows;
}

std::vector<std::string> series_to_choose(const table::Database& db, std::string_view series_code) {
    const std::vector<Row> related = series_relations(db, series_code);
    std::vector<std::string> codes;
    codes.reserve(related.size() + 1);
    if (!series_code.empty()) codes.emplace_back(series_code);
    const Table& relations = db.table(relation::kTable);
    for (const Row row : related) codes.emplace_back(relations.text(row, relation::kSeriesCode));
    return codes;
}

std::string_view series_or_related(const table::Database& db, std::string_view series_code,
                                   std::string_view wanted) {
    if (wanted.empty() || wanted == series_code) return series_code;
    const bool related = db.table(relation::kTable).find(series_code, wanted) != table::kNoRow;
    return related ? wanted : series_code;
}

}  // namespace segments::setup
