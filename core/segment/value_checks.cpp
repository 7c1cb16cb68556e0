#include "core/segment/value_checks.h"

#include "core/base/tr.h"
#include "core/filter/value_type.h"
#include "core/schema/domains.h"
#include "core/segment/segment_tables.h"
#include "core/setup/salesperson.h"

namespace segments::segment {

using table::FieldDef;
using table::Row;

Error field_error(const FieldDef& field, std::string message, std::string rule) {
    Error error = fail(std::move(message), std::move(rule));
    error.field = field.caption;
    return error;
}

Result<void> check_value(const table::Database& db, const FieldDef& field, const schema::FieldValue& value) {
    if (field.type == filter::ValueType::decimal) {
        if (value.number < 0)
            return field_error(field, tr("{1} must not be negative.", tr(field.caption)), "ENT-1");
        const bool minutes = field.name == "duration" || field.name == "unitDuration";
        if (minutes && value.number % filter::kDecimalScale != 0)
            return field_error(field, tr("{1} is a whole number of minutes. Round it.", tr(field.caption)),
                               "ENT-1");
    }
    if (field.domain == schema::domain::kSalesperson) {
        if (Result<void> ok = setup::check_not_blocked(db, field, value.text); !ok) return ok;
    }
    return schema::check_reference(db, field, value.text);
}

std::string segment_name(const table::Database& db, Row segment_row) {
    return tr("Segment {1}", db.table(segment::kTable).text(segment_row, segment::kNo));
}

std::string line_name(const table::Database& db, Row line_row) {
    const table::Table& lines = db.table(line::kTable);
    return tr("Segment {1}, line {2}", lines.text(line_row, line::kSegmentNo),
              lines.number(line_row, line::kLineNo));
}

std::string lines_in_words(std::size_t count) {
    return count == 0 ? std::string(tr("no line")) : tr_n("{1} line", "{1} lines", count);
}

std::string list_in_words(std::span<const std::string_view> items) {
    std::string list;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0 && i + 1 == items.size()) return tr("{1} and {2}", list, items[i]);
        if (i > 0) list += ", ";
        list += items[i];
    }
    return list;
}

}  // namespace segments::segment
