// The fields of a segment's header as they are typed: which can be edited now, and which values they take.
// Changing them, with what follows on the lines, is in header_change.h.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/filter/entry_context.h"
#include "core/schema/field_value.h"
#include "core/segment/segment_tables.h"

namespace segments::segment {

// Why the field can't be edited on this segment now, as a sentence that says what to do; empty if it can
// (NUM-4, HDR-17, HDR-19, PRD-16). The subject is the template's document's and so needs a template.
std::string why_not_editable(const table::Database& db, table::Row segment_row, table::FieldId field);
inline bool is_editable(const table::Database& db, table::Row segment_row, table::FieldId field) {
    return why_not_editable(db, segment_row, field).empty();
}

// Checks a value for the field and brings it into the form in which the field keeps it. The value that is
// there already always passes.
Result<schema::FieldValue> checked_header_value(const table::Database& db, table::Row segment_row,
                                                table::FieldId field, const schema::FieldValue& value);
// The same for a text as typed in the region's form.
Result<schema::FieldValue> checked_header_text(const table::Database& db, const filter::EntryContext& entry,
                                               table::Row segment_row, table::FieldId field,
                                               std::string_view typed);

}  // namespace segments::segment
