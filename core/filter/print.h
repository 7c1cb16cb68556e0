// Prints a parsed expression, canonically or in words. Internal to core/filter.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/filter/expression.h"
#include "core/filter/filter.h"

namespace segments::filter {

// What printing must know of the field.
struct PrintedField {
    ValueType type = ValueType::text;
    std::vector<std::string> captions;  // of options
};

// Filter::to_text.
std::string print_expression(const Expression& expression, const PrintedField& field, const Locale& locale,
                             std::span<const DateRule> rules);
// Filter::date_terms.
std::vector<DateTerm> list_dates(const Expression& expression, const PrintedField& field,
                                 const Locale& locale);

// One value as it is shown, without quotes; `upper` prints the last one of those it stands for.
std::string show_value(const Operand& operand, bool upper, const PrintedField& field, const Locale& locale);

// Filter::in_words without caption. `matches_empty`: whether the empty value passes (false for types without
// one).
std::string tell_expression(const Expression& expression, const PrintedField& field, const Locale& locale,
                            bool matches_empty);

}  // namespace segments::filter
