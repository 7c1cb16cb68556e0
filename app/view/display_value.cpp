#include "app/view/display_value.h"

#include <algorithm>

namespace segments::app {

std::string format_amount(std::int64_t scaled, const filter::Locale& locale) {
    constexpr std::size_t kDecimals = 2, kGroup = 3;
    std::string text = filter::format_decimal(scaled, locale);
    const std::string& point = locale.decimal_separator;
    const std::size_t found = text.find(point, 1);
    std::string fraction = found == std::string::npos ? std::string() : text.substr(found + point.size());
    text.resize(std::min(found, text.size()));
    fraction.resize(std::max(fraction.size(), kDecimals), '0');
    const std::size_t first = text.front() == '-' ? 1 : 0;
    for (std::size_t at = text.size(); at > first + kGroup; at -= kGroup)
        text.insert(at - kGroup, locale.group_separator);
    return text + point + fraction;
}

bool is_money(const table::FieldDef& field) {
    return field.type == filter::ValueType::decimal && field.caption.ends_with("(LCY)");
}

std::string display_field_value(const table::FieldDef& field, const schema::FieldValue& value,
                                const filter::Locale& locale) {
    return is_money(field) ? format_amount(value.number, locale)
                           : schema::format_field_value(field, value, locale);
}

std::string display_cell(const table::Table& table, table::Row row, table::FieldId field,
                         const filter::Locale& locale) {
    const table::FieldDef& def = table.field(field);
    return is_money(def) ? format_amount(table.number(row, field), locale)
                         : schema::format_cell(table, row, field, locale);
}

std::string display_text(const ListColumn& column, const table::Database& db, table::TableId table,
                         table::Row row, const filter::Locale& locale) {
    return is_money(column.def) ? format_amount(number_of(column, db, table, row), locale)
                                : shown_text(column, db, table, row, locale);
}

}  // namespace segments::app
