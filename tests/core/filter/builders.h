// Fields and contexts for the filter tests.
#pragma once

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <string_view>

#include "core/filter/filter.h"

namespace segments::filter::testing {

inline constexpr std::array<std::string_view, 6> kEvaluations = {" ",       "Very Positive", "Positive",
                                                                 "Neutral", "Negative",      "Very Negative"};

inline FieldType text_field() {
    return {ValueType::text, {}, 0, "City"};
}
inline FieldType code_field() {
    return {ValueType::code, {}, 0, "Post Code"};
}
inline FieldType integer_field() {
    return {ValueType::integer, {}, 0, "Line No."};
}
inline FieldType decimal_field() {
    return {ValueType::decimal, {}, 0, "Cost (LCY)"};
}
inline FieldType boolean_field() {
    return {ValueType::boolean, {}, 0, "Minor"};
}
inline FieldType option_field() {
    return {ValueType::option, kEvaluations, 0, "Evaluation"};
}
inline FieldType date_field() {
    return {ValueType::date, {}, 0, "Date"};
}
inline FieldType time_field() {
    return {ValueType::time, {}, 0, "Time of Interaction"};
}
inline FieldType date_time_field() {
    return {ValueType::date_time, {}, 0, "Created At"};
}

inline Day day(std::string_view iso) {
    const auto read = from_iso(iso);
    REQUIRE(read);
    return *read;
}

// Monday, 23 November 2026 (ISO week 48); the work date is two days later.
inline EntryContext a_context() {
    EntryContext context;
    context.today = to_day({2026, 11, 23});
    context.work_date = to_day({2026, 11, 25});
    context.user_id = "ANN";
    return context;
}

inline Filter filter_on(const FieldType& field, std::string_view expression,
                        const EntryContext& context = a_context()) {
    const auto parsed = parse(expression, field, context);
    INFO("expression: " << std::string(expression));
    if (!parsed) FAIL(parsed.error().message);
    return *parsed;
}

inline Error error_of(const FieldType& field, std::string_view expression,
                      const EntryContext& context = a_context()) {
    const auto parsed = parse(expression, field, context);
    INFO("expression: " << std::string(expression));
    REQUIRE_FALSE(parsed);
    return parsed.error();
}

inline bool text_passes(std::string_view expression, std::string_view value) {
    return filter_on(text_field(), expression).matches(value);
}
inline bool code_passes(std::string_view expression, std::string_view value) {
    return filter_on(code_field(), expression).matches(value);
}
inline bool number_passes(std::string_view expression, std::int64_t value) {
    return filter_on(integer_field(), expression).matches(value);
}

}  // namespace segments::filter::testing
