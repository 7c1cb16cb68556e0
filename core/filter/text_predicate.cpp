#include "core/filter/text_predicate.h"

#include <array>
#include <utility>

#include "core/base/text.h"

namespace segments::filter {
namespace {

// From how many plain values on a set is faster than one comparison after the other.
constexpr std::size_t kSmallestSet = 3;

bool is_plain_value(const Leaf& leaf, Comparison comparison) {
    return leaf.comparison == comparison && !has_wildcard(leaf.low.text);
}

}  // namespace

// A node's steps come before it, as in the expression, so nothing here depends on the depth of the tree.
TextPredicate::TextPredicate(const Expression& expression) {
    steps_.resize(expression.nodes.size());
    root_ = expression.root;
    for (std::size_t i = 0; i < expression.nodes.size(); ++i) {
        const Node& node = expression.nodes[i];
        Step& step = steps_[i];
        step.kind = node.kind;
        if (node.kind != Node::Kind::leaf) {
            collect_sets(expression, node, step);
        } else if (i == expression.root) {
            step.conditions.push_back(TextCondition::of(expression.leaves[node.leaf]));
        }
    }
    // `a|b|c` is one condition.
    Step& root = steps_[root_];
    if (root.kind != Node::Kind::leaf && root.conditions.size() == 1 && root.children.empty())
        root.kind = Node::Kind::leaf;
    single_ = root.kind == Node::Kind::leaf;
}

// Turns the leaves under a node into its conditions: `a|b|c` and `<>a&<>b&<>c` into sets.
void TextPredicate::collect_sets(const Expression& expression, const Node& node, Step& step) {
    const Comparison wanted = node.kind == Node::Kind::any_of ? Comparison::equal : Comparison::not_equal;
    std::array<TextSet, 2> sets;  // [case is ignored]
    std::array<std::size_t, 2> counts = {0, 0};
    const auto leaf_of = [&](std::uint32_t child) -> const Leaf* {
        const Node& inner = expression.nodes[child];
        return inner.kind == Node::Kind::leaf ? &expression.leaves[inner.leaf] : nullptr;
    };
    for (const std::uint32_t child : node.children) {
        const Leaf* leaf = leaf_of(child);
        if (leaf && is_plain_value(*leaf, wanted)) ++counts[leaf->low.ignore_case ? 1 : 0];
    }
    for (const std::uint32_t child : node.children) {
        const Leaf* leaf = leaf_of(child);
        if (!leaf) {
            step.children.push_back(child);
            continue;
        }
        const std::size_t set = leaf->low.ignore_case ? 1 : 0;
        if (is_plain_value(*leaf, wanted) && counts[set] >= kSmallestSet)
            sets[set].insert(set == 1 ? fold_case(leaf->low.text) : leaf->low.text);
        else
            step.conditions.push_back(TextCondition::of(*leaf));
    }
    for (std::size_t set = 0; set < 2; ++set)
        if (!sets[set].empty())
            step.conditions.push_back(
                TextCondition::one_of(std::move(sets[set]), set == 1, wanted == Comparison::not_equal));
}

const TextCondition* TextPredicate::single_condition() const {
    return single_ ? &steps_[root_].conditions.front() : nullptr;
}

bool TextPredicate::matches(std::uint32_t index, std::string_view text) const {
    const Step& step = steps_[index];
    if (step.kind == Node::Kind::leaf) return step.conditions.front().matches(text);
    const bool decisive = step.kind == Node::Kind::any_of;  // the outcome that ends the search
    for (const TextCondition& condition : step.conditions)
        if (condition.matches(text) == decisive) return decisive;
    for (const std::uint32_t child : step.children)
        if (matches(child, text) == decisive) return decisive;
    return !decisive;
}

}  // namespace segments::filter
