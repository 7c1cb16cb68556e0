#include "app/view/display_value.h"

#include <doctest/doctest.h>

#include <string>

#include "core/contact/value_entry_tables.h"
#include "core/schema/schema.h"

using namespace segments;

namespace purchase = contact::value_entry;

TEST_CASE("amounts of money are read with two decimals, and typed and copied without") {
    const filter::Locale locale;
    const table::FieldDef& money = purchase::kDef.fields[purchase::kAmount];
    CHECK(app::display_field_value(money, 125'000'000, locale) == "1,250.00");
    CHECK(schema::format_field_value(money, 125'000'000, locale) == "1250");
    const table::FieldDef& quantity = purchase::kDef.fields[purchase::kQuantity];
    CHECK(app::display_field_value(quantity, 125'000'000, locale) == "1250");
}

TEST_CASE("costs and amounts of all tables are money, durations and points are not") {
    std::string wrong;
    for (const table::TableDef* def : schema::tables()) {
        for (const table::FieldDef& field : def->fields) {
            const bool named = field.name.find("ost") != std::string_view::npos || field.name == "amount";
            if (field.type == filter::ValueType::decimal && named != app::is_money(field))
                wrong += std::string(field.name) + " ";
        }
    }
    CHECK(wrong.empty());
}
