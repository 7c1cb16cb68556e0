#include "app/grid/fill_series.h"

#include <doctest/doctest.h>

#include "core/base/date.h"

using namespace segments;
using app::FillSeries;
using filter::ValueType;

namespace {

table::FieldDef field(ValueType type) {
    table::FieldDef def;
    def.name = "x";
    def.caption = "X";
    def.type = type;
    return def;
}

// What follows at `place`; "-" where the values are no series.
std::string next(ValueType type, const std::vector<FillSeries::Value>& values, std::int64_t place) {
    const table::FieldDef def = field(type);
    const std::optional<FillSeries> series = FillSeries::of(def, values);
    return series ? series->at(place, filter::stored_locale()) : "-";
}

std::vector<FillSeries::Value> numbers(std::initializer_list<std::int64_t> list) {
    std::vector<FillSeries::Value> values;
    for (const std::int64_t number : list) values.push_back({number});
    return values;
}

std::vector<FillSeries::Value> days(std::initializer_list<Civil> list) {
    std::vector<FillSeries::Value> values;
    for (const Civil& day : list) values.push_back({to_day(day)});
    return values;
}

std::vector<FillSeries::Value> texts(std::initializer_list<const char*> list) {
    std::vector<FillSeries::Value> values;
    for (const char* text : list) values.push_back({0, text});
    return values;
}

}  // namespace

TEST_CASE("numbers go on by the step of two or more; one alone, and uneven ones, are no series") {
    CHECK(next(ValueType::integer, numbers({5, 8}), 2) == "11");
    CHECK(next(ValueType::integer, numbers({5, 8, 11}), -1) == "2");
    CHECK(next(ValueType::integer, numbers({3, 1}), 3) == "-3");
    CHECK(next(ValueType::integer, numbers({4, 4}), 5) == "4");
    CHECK(next(ValueType::integer, numbers({5}), 1) == "-");
    CHECK(next(ValueType::integer, numbers({1, 2, 4}), 3) == "-");
    CHECK(next(ValueType::integer, numbers({0, std::int64_t{1} << 62}), 2) == "-");
}

TEST_CASE("dates go on by a day, by their step, or by months where the day is the same") {
    CHECK(next(ValueType::date, days({{2026, 2, 27}}), 2) == "2026-03-01");
    CHECK(next(ValueType::date, days({{2026, 1, 5}, {2026, 1, 12}}), 2) == "2026-01-19");
    CHECK(next(ValueType::date, days({{2026, 1, 31}, {2026, 3, 31}}), 2) == "2026-05-31");
    CHECK(next(ValueType::date, days({{2026, 1, 31}, {2026, 3, 31}}), 4) == "2026-09-30");
    CHECK(next(ValueType::date, days({{2026, 1, 1}, {2026, 2, 1}}), -1) == "2025-12-01");
    CHECK(next(ValueType::date, days({{2026, 5, 1}, {2026, 5, 1}}), 7) == "2026-05-01");
    CHECK(next(ValueType::date, days({{9999, 12, 31}}), 1).empty());
    CHECK(next(ValueType::date, days({{1900, 1, 1}}), -1).empty());
    CHECK(next(ValueType::date, numbers({0}), 1) == "-");
}

TEST_CASE("texts that end in a number count on, with their zeros; others, and codes, are no series") {
    CHECK(next(ValueType::text, texts({"Box 9"}), 1) == "Box 10");
    CHECK(next(ValueType::text, texts({"Box 09"}), 1) == "Box 10");
    CHECK(next(ValueType::text, texts({"R007", "R009"}), 2) == "R011");
    CHECK(next(ValueType::text, texts({"Box 2"}), -1) == "Box 1");
    CHECK(next(ValueType::text, texts({"Box 1", "Crate 2"}), 2) == "-");
    CHECK(next(ValueType::text, texts({"Rome"}), 1) == "-");
    CHECK(next(ValueType::text, texts({"1234567890123"}), 1) == "-");
    CHECK(next(ValueType::code, texts({"CT1"}), 1) == "-");
    CHECK(next(ValueType::boolean, numbers({0, 1}), 2) == "-");
}
