// Values of fields away from their table, and their text forms: what is typed in a form or a cell, imported
// or shown. Everything is driven by the FieldDef.
//
//     Result<FieldValue> value = parse_field_value(field, "31-12-26", entry_context(context, locale));
//     std::string shown = format_cell(table, row, contact::kLastDateModified, locale);
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/result.h"
#include "core/filter/entry_context.h"
#include "core/filter/locale.h"
#include "core/table/table.h"
#include "core/table/transaction.h"

namespace segments::schema {

// A text for textual fields (ValueType text, code), a number in the encoding of its ValueType for the others.
struct FieldValue {
    FieldValue() = default;
    FieldValue(std::string value) : text(std::move(value)) {}
    FieldValue(std::string_view value) : text(value) {}
    FieldValue(const char* value) : text(value) {}
    FieldValue(std::int64_t value) : number(value) {}
    FieldValue(int value) : number(value) {}
    FieldValue(bool value) : number(value ? 1 : 0) {}

    bool is_blank() const { return text.empty() && number == 0; }
    bool operator==(const FieldValue&) const = default;

    std::string text;
    std::int64_t number = 0;
};

// Brings a value into the form in which the field keeps it, or tells why it can't be kept: codes trimmed and
// in upper case, line breaks and tabs of single-line texts as blanks, length in characters, options within
// their captions, days within the calendar. Errors are whole sentences with `field` filled in.
Result<FieldValue> normalized(const table::FieldDef& field, FieldValue value);

// Reads a typed text: numbers in the region's form, dates by every way of FLT-50 and FLT-51 and as
// YYYY-MM-DD, options by caption or number, booleans by Yes/No, each in any case. Blank text is the blank
// value; for numbers 0. The result is normalized.
Result<FieldValue> parse_field_value(const table::FieldDef& field, std::string_view typed,
                                     const filter::EntryContext& context);

// The text of a value as shown and typed. Blank dates, times and options are empty texts.
std::string format_field_value(const table::FieldDef& field, const FieldValue& value,
                               const filter::Locale& locale);

// The value of a cell.
FieldValue cell_value(const table::Table& table, table::Row row, table::FieldId field);
std::string format_cell(const table::Table& table, table::Row row, table::FieldId field,
                        const filter::Locale& locale);
// Writes a (normalized) value to a cell.
void set_cell(table::Transaction& tx, table::TableId table, table::Row row, table::FieldId field,
              const FieldValue& value);

// Checks that the record named by a code field exists (schema::master_of). Blank is allowed; fields that name
// no record pass. "There is no Country/Region XX. ..."
Result<void> check_reference(const table::Database& db, const table::FieldDef& field, std::string_view code);

}  // namespace segments::schema
