// A whole filter on texts, compiled: a tree of prepared conditions in which alternatives that are plain
// values have become one set. Internal to core/filter.
#pragma once

#include <string_view>
#include <vector>

#include "core/filter/expression.h"
#include "core/filter/text_condition.h"

namespace segments::filter {

class TextPredicate {
  public:
    TextPredicate() = default;
    explicit TextPredicate(const Expression& expression);

    bool matches(std::string_view text) const {
        return single_ ? steps_[root_].conditions.front().matches(text) : matches(root_, text);
    }
    // The condition, if the predicate is a single one; else nullptr.
    const TextCondition* single_condition() const;

  private:
    struct Step {
        Node::Kind kind = Node::Kind::leaf;
        std::vector<TextCondition> conditions;  // leaf: one; else those to be combined
        std::vector<std::uint32_t> children;    // and the steps to be combined with them
    };

    bool matches(std::uint32_t step, std::string_view text) const;
    static void collect_sets(const Expression& expression, const Node& node, Step& step);

    std::vector<Step> steps_;
    std::uint32_t root_ = 0;
    bool single_ = false;  // the root is a leaf: one condition
};

}  // namespace segments::filter
