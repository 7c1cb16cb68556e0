#include "app/view/display_value.h"

#include <utility>

#include "core/filter/number_value.h"

namespace segments::app {

bool is_money(const table::FieldDef& field) {
    return field.type == filter::ValueType::decimal && field.caption.ends_with("(LCY)");
}

bool is_quantity(const table::FieldDef& field) {
    return field.type == filter::ValueType::decimal ||
           (field.type == filter::ValueType::integer && !field.caption.ends_with("No."));
}

std::string display_field_value(const table::FieldDef& field, const schema::FieldValue& value,
                                const filter::Locale& locale) {
    if (is_money(field)) return filter::format_amount(value.number, locale);
    std::string typed = schema::format_field_value(field, value, locale);
    return is_quantity(field) ? filter::group_digits(std::move(typed), locale) : typed;
}

std::string display_cell(const table::Table& table, table::Row row, table::FieldId field,
                         const filter::Locale& locale) {
    const table::FieldDef& def = table.field(field);
    return is_quantity(def) ? display_field_value(def, table.number(row, field), locale)
                            : schema::format_cell(table, row, field, locale);
}

std::string display_text(const ListColumn& column, const table::Database& db, table::TableId table,
                         table::Row row, const filter::Locale& locale) {
    return is_quantity(column.def)
               ? display_field_value(column.def, number_of(column, db, table, row), locale)
               : shown_text(column, db, table, row, locale);
}

}  // namespace segments::app
