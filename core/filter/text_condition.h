// One comparison of texts, prepared so that it can be put to millions of them: equality, beginning, end,
// containing, a pattern, an interval, or membership in a set.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>

#include "core/base/needle.h"
#include "core/filter/expression.h"
#include "core/filter/pattern.h"

namespace segments::filter {

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
using TextSet = std::unordered_set<std::string, TextHash, std::equal_to<>>;

class TextCondition {
  public:
    enum class Kind : std::uint8_t { anything, equals, begins, ends, contains, pattern, interval, one_of };

    // Prepares what a leaf says.
    static TextCondition of(const Leaf& leaf);
    // Membership in a set of values; folded ones if case is ignored.
    static TextCondition one_of(TextSet values, bool ignore_case, bool negated);

    bool matches(std::string_view text) const { return holds(text) != negated_; }

    // For those who know a faster way through a column (a sorted dictionary, a hash index):
    Kind kind() const { return kind_; }
    bool ignores_case() const { return ignore_case_; }
    // The texts that do not pass are the ones asked for.
    bool is_negated() const { return negated_; }
    // equals, begins, ends, contains: the value (folded if case is ignored); interval: the lower end.
    const std::string& value() const { return value_; }
    const std::string& upper_value() const { return upper_value_; }
    bool has_lower() const { return has_lower_; }
    bool has_upper() const { return has_upper_; }
    bool lower_included() const { return lower_included_; }
    bool upper_included() const { return upper_included_; }
    const TextSet& values() const { return values_; }

  private:
    bool holds(std::string_view text) const;
    bool in_interval(std::string_view text) const;
    void set_pattern(const std::string& pattern);

    Kind kind_ = Kind::anything;
    bool ignore_case_ = false;
    bool negated_ = false;
    bool has_lower_ = false;
    bool has_upper_ = false;
    bool lower_included_ = true;
    bool upper_included_ = true;
    std::string value_;
    std::string upper_value_;
    ExactNeedle exact_;
    FoldedNeedle folded_;
    Pattern pattern_;
    TextSet values_;
};

}  // namespace segments::filter
