#include "app/view/display_value.h"

#include <doctest/doctest.h>

#include <string>

#include "core/contact/value_entry_tables.h"
#include "core/filter/number_value.h"
#include "core/schema/schema.h"

using namespace segments;
using app::format_amount;

namespace purchase = contact::value_entry;

TEST_CASE("an amount has two decimals and its thousands apart, by the region") {
    const filter::Locale english;
    CHECK(format_amount(0, english) == "0.00");
    CHECK(format_amount(250'000, english) == "2.50");
    CHECK(format_amount(125'000'000, english) == "1,250.00");
    CHECK(format_amount(-99'900'000, english) == "-999.00");
    CHECK(format_amount(-100'000'000'000, english) == "-1,000,000.00");
    CHECK(format_amount(12'345, english) == "0.12345");
    filter::Locale german;
    german.decimal_separator = ",";
    german.group_separator = ".";
    CHECK(format_amount(125'050'000, german) == "1.250,50");
}

TEST_CASE("what is shown of an amount is what is read when it is typed") {
    for (const std::int64_t amount : {0ll, 1ll, -1ll, 12'345ll, 99'999'999ll, -123'456'700'000ll}) {
        for (const char* separator : {",", ".", "\xC2\xA0", "’", ""}) {
            filter::Locale locale;
            locale.group_separator = separator;
            locale.decimal_separator = *separator == '.' ? "," : ".";
            const Result<std::int64_t> read = filter::parse_decimal(format_amount(amount, locale), locale);
            REQUIRE(read);
            CHECK(*read == amount);
        }
    }
}

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
