#include "core/schema/field_value.h"

#include <doctest/doctest.h>

#include "core/contact/contact_tables.h"
#include "core/schema/enumerations.h"
#include "core/schema/field_builders.h"
#include "core/schema/masters.h"
#include "core/schema/schema.h"
#include "core/setup/setup_tables.h"

using namespace segments;
using namespace segments::schema;
using filter::ValueType;

namespace {

constexpr table::FieldDef kCity = free_text(0, "city", "City", 10);
constexpr table::FieldDef kNote = free_text(0, "note", "Note", 0, table::kMultiline);
constexpr table::FieldDef kNo = free_code(0, "no", "No.", 10);
constexpr table::FieldDef kCount = number(0, "count", "Count", ValueType::integer);
constexpr table::FieldDef kCost = number(0, "cost", "Cost", ValueType::decimal);
constexpr table::FieldDef kDate = number(0, "date", "Date", ValueType::date);
constexpr table::FieldDef kTime = number(0, "time", "Time", ValueType::time);
constexpr table::FieldDef kMoment = number(0, "moment", "Moment", ValueType::date_time);
constexpr table::FieldDef kFlag = flag(0, "minor", "Minor");
constexpr table::FieldDef kKind = option(0, "type", "Type", kContactTypes);
constexpr table::FieldDef kMail = option(0, "mail", "Mail", kCorrespondenceTypes);

filter::EntryContext danish() {
    filter::EntryContext context;
    context.today = context.work_date = to_day({2026, 11, 23});
    context.locale.date_order = filter::DateOrder::day_month_year;
    context.locale.decimal_separator = ",";
    context.locale.group_separator = ".";
    context.locale.yes = "Ja";
    context.locale.no = "Nej";
    return context;
}

// The typed text as it is shown again, or the message.
std::string typed(const table::FieldDef& field, std::string_view text) {
    const Result<FieldValue> value = parse_field_value(field, text, danish());
    if (!value) {
        CHECK(value.error().field == field.caption);
        return value.error().message;
    }
    return "[" + format_field_value(field, *value, danish().locale) + "]";
}

}  // namespace

TEST_CASE("texts are kept as typed, codes trimmed and in upper case") {
    CHECK(typed(kCity, " Åbenrå ") == "[ Åbenrå ]");
    CHECK(typed(kNo, " ct1 ø ") == "[CT1 Ø]");
    CHECK(typed(kCity, "") == "[]");
}

TEST_CASE("lengths are counted in characters") {
    CHECK(typed(kCity, "Ærøskøbing") == "[Ærøskøbing]");
    CHECK(typed(kCity, "Ærøskøbing!") ==
          "City holds at most 10 characters; \"Ærøskøbing!\" has 11. Please shorten it.");
}

TEST_CASE("line breaks become blanks in single-line texts; other control characters are refused") {
    CHECK(typed(kCity, "a\tb\nc") == "[a b c]");
    CHECK(typed(kNote, "a\nb") == "[a\nb]");
    CHECK(typed(kCity, std::string_view("a\0b", 3)) == "City holds a control character. Take it out.");
    CHECK(typed(kCity, "a\x7F") == "City holds a control character. Take it out.");
    CHECK(typed(kCity, "\xC3") == "City holds bytes that are no text. Type it again.");
}

TEST_CASE("numbers are read and shown in the region's form") {
    CHECK(typed(kCount, "1.200") == "[1200]");
    CHECK(typed(kCost, "12,5") == "[12,5]");
    CHECK(parse_field_value(kCost, "12,5", danish())->number == 1250000);
    CHECK(typed(kCost, " ") == "[0]");
    CHECK(typed(kCost, "x").starts_with("Cost: it is not a number"));
}

TEST_CASE("dates are read in the region's form, in words and in ISO form") {
    CHECK(typed(kDate, "24-12-26") == "[24-12-2026]");
    CHECK(typed(kDate, "2026-12-24") == "[24-12-2026]");
    CHECK(typed(kDate, "today") == "[23-11-2026]");
    CHECK(typed(kDate, "") == "[]");
    CHECK(typed(kDate, "31-11-26") == "Date: there is no day 31 in month 11 of 2026.");
    CHECK(typed(kDate, "p2") == "Date is one day, not a period. Type a date.");
}

TEST_CASE("times and moments are read") {
    CHECK(typed(kTime, "4p") == "[16:00]");
    CHECK(typed(kTime, "") == "[]");
    CHECK(typed(kMoment, "24-12-2026 16:30") == "[24-12-2026 16:30]");
}

TEST_CASE("booleans are words of the region, yes and no, true and false, 1 and 0") {
    CHECK(typed(kFlag, "ja") == "[Ja]");
    CHECK(typed(kFlag, "YES") == "[Ja]");
    CHECK(typed(kFlag, "0") == "[Nej]");
    CHECK(typed(kFlag, "") == "[Nej]");
    CHECK(typed(kFlag, "maybe") == "Minor is Ja or Nej, not \"maybe\".");
}

TEST_CASE("options are captions in any case, or numbers") {
    CHECK(typed(kKind, "person") == "[Person]");
    CHECK(typed(kKind, "0") == "[Company]");
    CHECK(typed(kMail, "") == "[]");
    CHECK(typed(kMail, "Hard copy") == "[Hard Copy]");
    CHECK(typed(kKind, "") == "Type can't be empty. Choose one of Company, Person.");
    CHECK(typed(kMail, "Fax") == "Mail can't be \"Fax\". Choose one of Hard Copy, Email.");
    CHECK(typed(kKind, "2") == "Type can't be \"2\". Choose one of Company, Person.");
}

TEST_CASE("values that no field can hold are refused") {
    CHECK_FALSE(normalized(kKind, FieldValue(2)));
    CHECK_FALSE(normalized(kKind, FieldValue(-1)));
    CHECK_FALSE(normalized(kFlag, FieldValue(2)));
    CHECK_FALSE(normalized(kDate, FieldValue(-1)));
    CHECK_FALSE(normalized(kDate, FieldValue(std::int64_t{1} << 40)));
    CHECK(normalized(kDate, FieldValue(to_day({9999, 12, 31}))));
    CHECK_FALSE(normalized(kTime, FieldValue(86400001)));
    CHECK(normalized(kTime, FieldValue(86400000)));
}

TEST_CASE("every field's shown value can be typed again") {
    const filter::EntryContext context = danish();
    for (const table::TableDef* def : tables()) {
        for (const table::FieldDef& field : def->fields) {
            const FieldValue value = filter::is_textual(field.type) ? FieldValue("AB") : FieldValue(1);
            const Result<FieldValue> again =
                parse_field_value(field, format_field_value(field, value, context.locale), context);
            REQUIRE_MESSAGE(static_cast<bool>(again), field.name);
            CHECK(*again == value);
        }
    }
}

TEST_CASE("a code must name a record of its table") {
    auto db = make_database();
    table::Transaction tx(*db, "");
    tx.insert(setup::country::kTable, {"DK"});
    const table::FieldDef& country =
        db->table(contact::contact::kTable).field(contact::contact::kCountryRegionCode);
    const table::FieldDef& currency =
        db->table(contact::contact::kTable).field(contact::contact::kCurrencyCode);
    CHECK(check_reference(*db, country, "DK"));
    CHECK(check_reference(*db, country, ""));
    const Result<void> missing = check_reference(*db, country, "XX");
    REQUIRE_FALSE(missing);
    CHECK(missing.error().message ==
          "There is no Country/Region XX. Choose one that exists, or create it first.");
    CHECK(check_reference(*db, currency, "DKK"));
    CHECK(master_of(domain::kContact)->id == id::kContact);
    CHECK(master_of(domain::kDescription) == nullptr);
    CHECK(master_of(table::kNoDomain) == nullptr);
}
