// A whole filter on numbers, dates or options, as the ranges of values that pass. Internal to core/filter.
#pragma once

#include <span>
#include <string>

#include "core/filter/expression.h"
#include "core/filter/intervals.h"

namespace segments::filter {

// `captions` are those of an option field.
Intervals to_intervals(const Expression& expression, ValueType type, std::span<const std::string> captions);

}  // namespace segments::filter
