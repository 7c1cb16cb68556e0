#include "core/filter/number_predicate.h"

#include <utility>

#include "core/base/text.h"
#include "core/filter/pattern.h"

namespace segments::filter {
namespace {

// Dates are compared on a scale of half days, on which closing dates have their place between two days
// (FLT-55).
std::int64_t first_key(const Operand& operand, ValueType type) {
    if (type != ValueType::date) return operand.first;
    return operand.closing ? 2 * operand.last + 1 : 2 * operand.first;
}

std::int64_t last_key(const Operand& operand, ValueType type) {
    if (type != ValueType::date) return operand.last;
    return 2 * operand.last + (operand.closing ? 1 : 0);
}

// Back from half days to days. Shifting rounds down for negative numbers too.
Interval to_days(const Interval& keys) {
    return {keys.first == kLowest ? kLowest : keys.first / 2 + keys.first % 2,
            keys.last == kHighest ? kHighest : keys.last >> 1};
}

Interval up_to(std::int64_t last) {
    return {kLowest, last};
}
Interval from(std::int64_t first) {
    return {first, kHighest};
}
constexpr Interval kNothing = {1, 0};

// Values just below and above one, without running over the ends of the number range.
Interval below(std::int64_t value) {
    return value == kLowest ? kNothing : up_to(value - 1);
}
Interval above(std::int64_t value) {
    return value == kHighest ? kNothing : from(value + 1);
}

Intervals keys_of(const Leaf& leaf, ValueType type) {
    const std::int64_t first = first_key(leaf.low, type);
    const std::int64_t last = last_key(leaf.low, type);
    switch (leaf.comparison) {
        case Comparison::equal:
            return {{first, last}};
        case Comparison::not_equal:
            return {below(first), above(last)};
        case Comparison::less:
            return {below(first)};
        case Comparison::less_equal:
            return {up_to(last)};
        case Comparison::greater:
            return {above(last)};
        case Comparison::greater_equal:
        case Comparison::from:
            return {from(first)};
        case Comparison::interval:
            return {{first, last_key(leaf.high, type)}};
        case Comparison::up_to:
            return {up_to(last_key(leaf.high, type))};
    }
    return {};
}

Intervals matching_options(const Leaf& leaf, std::span<const std::string> captions) {
    const Pattern pattern(leaf.low.text, true);
    Intervals found;
    for (std::size_t i = 0; i < captions.size(); ++i)
        if (pattern.matches(trim_blanks(captions[i])))
            found.push_back({static_cast<std::int64_t>(i), static_cast<std::int64_t>(i)});
    found = normalised(std::move(found));
    return leaf.comparison == Comparison::not_equal ? complement(found) : found;
}

Intervals of_leaf(const Leaf& leaf, ValueType type, std::span<const std::string> captions) {
    if (type == ValueType::option && !leaf.low.text.empty()) return matching_options(leaf, captions);
    Intervals ranges = keys_of(leaf, type);
    if (type == ValueType::date)
        for (Interval& range : ranges) range = to_days(range);
    return normalised(std::move(ranges));
}

}  // namespace

// Children precede their parents, so one pass is enough. "All of" is "not any of those outside", which takes
// n log n steps for n ranges where intersecting one after the other would take n squared.
Intervals to_intervals(const Expression& expression, ValueType type, std::span<const std::string> captions) {
    std::vector<Intervals> sets(expression.nodes.size());
    for (std::size_t i = 0; i < expression.nodes.size(); ++i) {
        const Node& node = expression.nodes[i];
        if (node.kind == Node::Kind::leaf) {
            sets[i] = of_leaf(expression.leaves[node.leaf], type, captions);
            continue;
        }
        const bool all = node.kind == Node::Kind::all_of;
        Intervals gathered;
        for (const std::uint32_t child : node.children) {
            const Intervals ranges = all ? complement(sets[child]) : std::move(sets[child]);
            gathered.insert(gathered.end(), ranges.begin(), ranges.end());
            sets[child] = {};
        }
        gathered = normalised(std::move(gathered));
        sets[i] = all ? complement(gathered) : std::move(gathered);
    }
    return std::move(sets[expression.root]);
}

}  // namespace segments::filter
