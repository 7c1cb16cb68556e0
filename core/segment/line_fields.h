// The fields of a segment line as they are typed: which can be edited now, and which values they take
// (ENT-2). Changing them, with what follows, is in line_change.h.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/filter/entry_context.h"
#include "core/schema/field_value.h"
#include "core/segment/line.h"

namespace segments::segment {

// Why the field can't be edited on this line now, as a sentence that says what to do; empty if it can: a
// template and an alternate address need a contact (LIN-20, ALT-2), a language needs a template (LIN-25).
std::string why_line_field_not_editable(const LineReader& reader, table::Row line, table::FieldId field);
bool is_line_field_editable(const table::Database& db, table::Row line, table::FieldId field);

// Checks a value for the field and brings it into the form in which the field keeps it. The value that is in
// force already always passes.
Result<schema::FieldValue> checked_line_value(const LineReader& reader, table::Row line, table::FieldId field,
                                              const schema::FieldValue& value);

// The value in force, as forms and cells show it.
schema::FieldValue line_value(const LineReader& reader, table::Row line, table::FieldId field);

}  // namespace segments::segment
