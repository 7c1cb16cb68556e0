// What holds for the values of a segment's header and of its lines alike, and how both are named in messages.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/schema/field_value.h"
#include "core/table/database.h"

namespace segments::segment {

// Existing codes, a salesperson who isn't blocked, costs and durations that aren't negative, whole minutes
// (ENT-1, ENT-2). `value` is normalized.
Result<void> check_value(const table::Database& db, const table::FieldDef& field,
                         const schema::FieldValue& value);

// "Segment SM00001"
std::string segment_name(const table::Database& db, table::Row segment_row);
// "Segment SM00001, line 20000"
std::string line_name(const table::Database& db, table::Row line_row);

Error field_error(const table::FieldDef& field, std::string message, std::string rule);

// "7 lines", "1 line", "no line"
std::string lines_in_words(std::size_t count);
// "Cost (LCY)", "Cost (LCY) and Date", "Cost (LCY), Date and Description"
std::string list_in_words(std::span<const std::string_view> items);

}  // namespace segments::segment
