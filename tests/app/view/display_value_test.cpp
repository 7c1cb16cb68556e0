#include "app/view/display_value.h"

#include <doctest/doctest.h>

#include <string>

#include "core/contact/value_entry_tables.h"
#include "core/interaction/interaction_tables.h"
#include "core/schema/schema.h"

using namespace segments;

namespace purchase = contact::value_entry;

TEST_CASE("amounts of money are read with two decimals, and typed and copied without") {
    const filter::Locale locale;
    const table::FieldDef& money = purchase::kDef.fields[purchase::kAmount];
    CHECK(app::display_field_value(money, 125'000'000, locale) == "1,250.00");
    CHECK(schema::format_field_value(money, 125'000'000, locale) == "1250");
    const table::FieldDef& quantity = purchase::kDef.fields[purchase::kQuantity];
    CHECK(app::display_field_value(quantity, 125'000'000, locale) == "1,250");
}

TEST_CASE("what counts has its thousands apart, what numbers something has not") {
    const filter::Locale locale;
    const table::FieldDef& entry_no = interaction::log_entry::kDef.fields[interaction::log_entry::kEntryNo];
    CHECK(app::display_field_value(entry_no, 12'345, locale) == "12345");
    table::FieldDef count = entry_no;
    count.caption = "No. of Interactions";
    CHECK(app::display_field_value(count, 12'345, locale) == "12,345");
    CHECK(app::display_field_value(count, -999, locale) == "-999");
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
