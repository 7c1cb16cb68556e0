#include "core/segment/value_checks.h"

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
            return field_error(field, std::string(field.caption) + " must not be negative.", "ENT-1");
        const bool minutes = field.name == "duration" || field.name == "unitDuration";
        if (minutes && value.number % filter::kDecimalScale != 0)
            return field_error(field, std::string(field.caption) + " is a whole number of minutes. Round it.",
                               "ENT-1");
    }
    if (field.domain == schema::domain::kSalesperson) {
        if (Result<void> ok = setup::check_not_blocked(db, field, value.text); !ok) return ok;
    }
    return schema::check_reference(db, field, value.text);
}

std::string segment_name(const table::Database& db, Row segment_row) {
    return "Segment " + std::string(db.table(segment::kTable).text(segment_row, segment::kNo));
}

std::string line_name(const table::Database& db, Row line_row) {
    const table::Table& lines = db.table(line::kTable);
    return "Segment " + std::string(lines.text(line_row, line::kSegmentNo)) + ", line " +
           std::to_string(lines.number(line_row, line::kLineNo));
}

std::string lines_in_words(std::size_t count) {
    if (count == 0) return "no line";
    return std::to_string(count) + (count == 1 ? " line" : " lines");
}

std::string list_in_words(std::span<const std::string_view> items) {
    std::string list;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) list += i + 1 == items.size() ? " and " : ", ";
        list += items[i];
    }
    return list;
}

}  // namespace segments::segment
