// Values of fields where they are read rather than typed: in the cells of lists, on cards, in totals. Numbers
// that say how much or how many have group separators there, amounts of money two decimals besides
// (filter::format_amount); everything else is as it is typed (field_value.h).
#pragma once

#include <string>

#include "app/view/list_column.h"
#include "core/schema/field_value.h"

namespace segments::app {

// Whether the field holds an amount of money: the domain names its currency, LCY, in the caption.
bool is_money(const table::FieldDef& field);
// Whether the field says how much or how many: a decimal, or an integer that isn't somebody's number ("Entry
// No."), as its caption tells.
bool is_quantity(const table::FieldDef& field);

std::string display_field_value(const table::FieldDef& field, const schema::FieldValue& value,
                                const filter::Locale& locale);
std::string display_cell(const table::Table& table, table::Row row, table::FieldId field,
                         const filter::Locale& locale);
std::string display_text(const ListColumn& column, const table::Database& db, table::TableId table,
                         table::Row row, const filter::Locale& locale);

}  // namespace segments::app
