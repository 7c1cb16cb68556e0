// Converts one value of a filter expression to the type of its field (chapter 15.3). Internal to core/filter.
#pragma once

#include <string_view>

#include "core/base/result.h"
#include "core/filter/expression.h"
#include "core/filter/filter.h"

namespace segments::filter {

// A value as it stands in the expression, without its quotes and `@`.
struct RawValue {
    std::string_view text;  // a doubled quote is still doubled if `quoted`
    bool quoted = false;
    bool ignore_case = false;
};

// `compared_exactly` is true for `=` and `<>`, where wildcards count and texts can be too long for the field.
// The error's message is a clause without field and text: "it is not a number. ...".
Result<Operand> to_operand(const RawValue& raw, bool compared_exactly, const FieldType& field,
                           const EntryContext& context);

}  // namespace segments::filter
