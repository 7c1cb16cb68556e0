#include "core/filter/text_condition.h"

#include <utility>

#include "core/base/text.h"

namespace segments::filter {

TextCondition TextCondition::of(const Leaf& leaf) {
    TextCondition condition;
    const Operand& low = leaf.low;
    const Operand& high = leaf.high;
    switch (leaf.comparison) {
        case Comparison::equal:
        case Comparison::not_equal:
            condition.negated_ = leaf.comparison == Comparison::not_equal;
            condition.ignore_case_ = low.ignore_case;
            if (has_wildcard(low.text)) {
                condition.set_pattern(low.text);
            } else {
                condition.kind_ = Kind::equals;
                condition.folded_ = condition.ignore_case_ ? FoldedNeedle(low.text) : FoldedNeedle();
                condition.value_ = condition.ignore_case_ ? condition.folded_.folded() : low.text;
            }
            return condition;
        case Comparison::less:
        case Comparison::less_equal:
            condition.has_upper_ = true;
            condition.upper_value_ = low.text;
            condition.upper_included_ = leaf.comparison == Comparison::less_equal;
            break;
        case Comparison::greater:
        case Comparison::greater_equal:
            condition.has_lower_ = true;
            condition.value_ = low.text;
            condition.lower_included_ = leaf.comparison == Comparison::greater_equal;
            break;
        case Comparison::interval:
        case Comparison::from:
        case Comparison::up_to:
            condition.has_lower_ = leaf.comparison != Comparison::up_to;
            condition.has_upper_ = leaf.comparison != Comparison::from;
            condition.value_ = low.text;
            condition.upper_value_ = high.text;
            break;
    }
    condition.kind_ = Kind::interval;
    condition.ignore_case_ = low.ignore_case || high.ignore_case;
    if (condition.ignore_case_) {
        condition.value_ = fold_case(condition.value_);
        condition.upper_value_ = fold_case(condition.upper_value_);
    }
    return condition;
}

TextCondition TextCondition::one_of(TextSet values, bool ignore_case, bool negated) {
    TextCondition condition;
    condition.kind_ = Kind::one_of;
    condition.ignore_case_ = ignore_case;
    condition.negated_ = negated;
    condition.values_ = std::move(values);
    return condition;
}

// Stars at the ends only are the common case, and have a fast way.
void TextCondition::set_pattern(const std::string& pattern) {
    const std::size_t first = pattern.find_first_not_of('*');
    if (first == std::string::npos) {
        kind_ = Kind::anything;
        return;
    }
    const std::size_t last = pattern.find_last_not_of('*');
    const std::string middle = pattern.substr(first, last - first + 1);
    if (has_wildcard(middle) || middle.size() == pattern.size()) {
        kind_ = Kind::pattern;
        pattern_ = Pattern(pattern, ignore_case_);
        return;
    }
    const bool open_start = first > 0;
    const bool open_end = last + 1 < pattern.size();
    kind_ = open_start && open_end ? Kind::contains : open_start ? Kind::ends : Kind::begins;
    exact_ = ExactNeedle(middle);
    folded_ = ignore_case_ ? FoldedNeedle(middle) : FoldedNeedle();
    value_ = ignore_case_ ? folded_.folded() : middle;
}

bool TextCondition::in_interval(std::string_view text) const {
    if (has_lower_) {
        const int order = ignore_case_ ? compare_folded(text, value_) : text.compare(value_);
        if (order < 0 || (order == 0 && !lower_included_)) return false;
    }
    if (has_upper_) {
        const int order = ignore_case_ ? compare_folded(text, upper_value_) : text.compare(upper_value_);
        if (order > 0 || (order == 0 && !upper_included_)) return false;
    }
    return true;
}

bool TextCondition::holds(std::string_view text) const {
    switch (kind_) {
        case Kind::anything:
            return true;
        case Kind::equals:
            return ignore_case_ ? folded_.equals(text) : text == value_;
        case Kind::begins:
            return ignore_case_ ? folded_.begins(text) : exact_.begins(text);
        case Kind::ends:
            return ignore_case_ ? folded_.ends(text) : exact_.ends(text);
        case Kind::contains:
            return ignore_case_ ? folded_.found_in(text) : exact_.found_in(text);
        case Kind::pattern:
            return pattern_.matches(text);
        case Kind::interval:
            return in_interval(text);
        case Kind::one_of:
            return ignore_case_ ? values_.count(fold_case(text)) != 0 : values_.count(text) != 0;
    }
    return false;
}

}  // namespace segments::filter
