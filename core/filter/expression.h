// A parsed filter expression as a tree (FLT-2): what the parser makes, and what evaluation, printing and
// telling in words read. Values are converted to the field's type already. Internal to core/filter.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/filter/entry_context.h"
#include "core/filter/value_type.h"

namespace segments::filter {

struct FieldType;

enum class Comparison : std::uint8_t {
    equal,
    not_equal,
    less,
    less_equal,
    greater,
    greater_equal,
    interval,  // low..high
    from,      // low..
    up_to,     // ..high (the operand is `high`)
};

// One value. A typed date can stand for many (a period, the minutes of a day), so every number is a range.
struct Operand {
    std::string text;        // text, code; option: the pattern, if it has wildcards
    std::string typed;       // date, date-time: as typed
    std::int64_t first = 0;  // other types, in the encoding of ValueType
    std::int64_t last = 0;
    bool ignore_case = false;  // @
    bool closing = false;      // a closing date, FLT-55
    bool whole_days = false;   // a date-time typed without a time
    bool relative = false;     // depends on today or the work date
};

struct Leaf {
    Comparison comparison = Comparison::equal;
    Operand low;   // the only operand, but for up_to
    Operand high;  // interval, up_to
};

struct Node {
    enum class Kind : std::uint8_t { leaf, all_of, any_of };
    Kind kind = Kind::leaf;
    std::uint32_t leaf = 0;               // index in Expression::leaves
    std::vector<std::uint32_t> children;  // indices in Expression::nodes, always lower than the node's own
};

struct Expression {
    std::vector<Node> nodes;
    std::vector<Leaf> leaves;
    std::uint32_t root = 0;
};

// How deep parentheses may lie in each other.
inline constexpr std::size_t kMaxDepth = 100;

// Parses an expression that isn't blank. Takes time in proportion to its length.
Result<Expression> parse_expression(std::string_view text, const FieldType& field,
                                    const EntryContext& context);

// True if the value is the token for the current user (FLT-43).
bool is_user_token(std::string_view value);
// True if `=` or `<>` with this value compares with a pattern.
bool has_wildcard(std::string_view value);

// The value as it must be typed: in quotes where it holds operators, outer blanks or a token (FLT-40 to
// FLT-42). Within intervals dots at its ends need quotes too.
std::string quoted_if_needed(std::string_view value, bool in_interval);

}  // namespace segments::filter
