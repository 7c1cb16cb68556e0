// Filter::in_words: a filter told as a sentence. Phrases speak of values that are there; whether the empty
// value passes as well is said once, at the end (PRD-10).
#include <utility>

#include "core/base/text.h"
#include "core/filter/print.h"

namespace segments::filter {
namespace {

// A list of more values is shortened; the expression itself stands beside the sentence.
constexpr std::size_t kMostListed = 20;

class Teller {
  public:
    Teller(const Expression& expression, const PrintedField& field, const Locale& locale)
        : expression_(expression), field_(field), locale_(locale), phrases_(locale.phrases) {}

    std::string tell(std::uint32_t index);
    // The sentence names the empty value itself.
    bool speaks_of_empty() const { return speaks_of_empty_; }

  private:
    bool is_empty_value(const Operand& operand) const;
    bool is_listed(const Node& node, Comparison comparison) const;
    std::string shown(const Operand& operand, bool upper) const;
    std::string tell_leaf(const Leaf& leaf);
    std::string tell_equality(const Leaf& leaf);
    std::string tell_pattern(const Operand& operand, bool negated) const;
    std::string tell_list(const std::vector<std::string>& values, bool negated) const;
    std::string tell_combination(const Node& node);

    const Expression& expression_;
    const PrintedField& field_;
    const Locale& locale_;
    const Phrases& phrases_;
    bool speaks_of_empty_ = false;
};

bool Teller::is_empty_value(const Operand& operand) const {
    switch (field_.type) {
        case ValueType::text:
        case ValueType::code:
            return operand.text.empty();
        case ValueType::option:
            return operand.text.empty() && show_value(operand, false, field_, locale_).empty();
        case ValueType::date:
        case ValueType::time:
        case ValueType::date_time:
            return operand.last == 0 && !operand.closing;
        default:
            return false;
    }
}

std::string Teller::shown(const Operand& operand, bool upper) const {
    std::string value;
    if (field_.type == ValueType::date && operand.closing)
        value = phrase(phrases_.closing, format_date(static_cast<Day>(operand.last), locale_));
    else
        value = show_value(operand, upper, field_, locale_);
    return operand.ignore_case ? phrase(phrases_.ignoring_case, value) : value;
}

// `=A` or `<>A` with one plain value, which can stand in a list.
bool Teller::is_listed(const Node& node, Comparison comparison) const {
    if (node.kind != Node::Kind::leaf) return false;
    const Leaf& leaf = expression_.leaves[node.leaf];
    if (leaf.comparison != comparison || is_empty_value(leaf.low)) return false;
    if (!leaf.low.text.empty() && has_wildcard(leaf.low.text)) return false;
    return show_value(leaf.low, false, field_, locale_) == show_value(leaf.low, true, field_, locale_);
}

std::string Teller::tell_pattern(const Operand& operand, bool negated) const {
    const std::string& pattern = operand.text;
    const std::size_t first = pattern.find_first_not_of('*');
    if (first == std::string::npos) {
        if (!negated) return phrases_.anything;
        return phrase(phrases_.looks_not_like, pattern);
    }
    const std::size_t last = pattern.find_last_not_of('*');
    std::string middle = pattern.substr(first, last - first + 1);
    const bool open_start = first > 0;
    const bool open_end = last + 1 < pattern.size();
    const bool simple = !has_wildcard(middle) && (open_start || open_end);
    std::string value = simple ? middle : pattern;
    if (operand.ignore_case) value = phrase(phrases_.ignoring_case, value);
    if (!simple) return phrase(negated ? phrases_.looks_not_like : phrases_.looks_like, value);
    if (open_start && open_end) return phrase(negated ? phrases_.contains_not : phrases_.contains, value);
    if (open_start) return phrase(negated ? phrases_.ends_not : phrases_.ends, value);
    return phrase(negated ? phrases_.starts_not : phrases_.starts, value);
}

std::string Teller::tell_equality(const Leaf& leaf) {
    const bool negated = leaf.comparison == Comparison::not_equal;
    if (is_empty_value(leaf.low)) {
        if (!negated) speaks_of_empty_ = true;
        return negated ? phrases_.is_not_empty : phrases_.is_empty;
    }
    if (!leaf.low.text.empty() && has_wildcard(leaf.low.text)) return tell_pattern(leaf.low, negated);
    const std::string low = shown(leaf.low, false);
    const std::string high = shown(leaf.low, true);
    if (low != high) return phrase(negated ? phrases_.not_between : phrases_.between, low, high);
    return phrase(negated ? phrases_.is_not : phrases_.is, low);
}

std::string Teller::tell_leaf(const Leaf& leaf) {
    const bool is_number = field_.type == ValueType::integer || field_.type == ValueType::decimal;
    const std::string& at_least = is_number ? phrases_.at_least : phrases_.from;
    const std::string& at_most = is_number ? phrases_.at_most : phrases_.up_to;
    switch (leaf.comparison) {
        case Comparison::equal:
        case Comparison::not_equal:
            return tell_equality(leaf);
        case Comparison::less:
            return phrase(is_number ? phrases_.less_than : phrases_.before, shown(leaf.low, false));
        case Comparison::less_equal:
            return phrase(at_most, shown(leaf.low, true));
        case Comparison::greater:
            return phrase(is_number ? phrases_.more_than : phrases_.after, shown(leaf.low, true));
        case Comparison::greater_equal:
        case Comparison::from:
            return phrase(at_least, shown(leaf.low, false));
        case Comparison::up_to:
            return phrase(at_most, shown(leaf.high, true));
        case Comparison::interval:
            return phrase(phrases_.between, shown(leaf.low, false), shown(leaf.high, true));
    }
    return {};
}

std::string Teller::tell_list(const std::vector<std::string>& values, bool negated) const {
    if (values.size() == 1) return phrase(negated ? phrases_.is_not : phrases_.is, values.front());
    const bool too_many = values.size() > kMostListed + 1;
    const std::size_t listed = too_many ? kMostListed : values.size() - 1;
    std::string head;
    for (std::size_t i = 0; i < listed; ++i) head += (i == 0 ? "" : phrases_.comma) + values[i];
    const std::string last =
        too_many ? phrase(phrases_.others, std::to_string(values.size() - listed)) : values.back();
    return phrase(negated ? phrases_.is_none_of : phrases_.is_one_of, head, last);
}

std::string Teller::tell_combination(const Node& node) {
    const bool all = node.kind == Node::Kind::all_of;
    const Comparison listed = all ? Comparison::not_equal : Comparison::equal;
    std::vector<std::string> values;
    std::vector<std::string> parts;
    bool has_list = false;
    std::size_t list_place = 0;
    for (const std::uint32_t child : node.children) {
        const Node& inner = expression_.nodes[child];
        if (is_listed(inner, listed)) {
            // The list stands where its first value stood.
            if (!has_list) list_place = parts.size();
            has_list = true;
            values.push_back(shown(expression_.leaves[inner.leaf].low, false));
        } else {
            std::string told = tell(child);
            parts.push_back(inner.kind == Node::Kind::leaf ? std::move(told) : "(" + told + ")");
        }
    }
    if (has_list)
        parts.insert(parts.begin() + static_cast<std::ptrdiff_t>(list_place), tell_list(values, all));
    const bool too_many = parts.size() > kMostListed + 1;
    const std::size_t told = too_many ? kMostListed : parts.size();
    std::string sentence = parts.front();
    for (std::size_t i = 1; i < told; ++i)
        sentence = phrase(all ? phrases_.both : phrases_.either, sentence, parts[i]);
    if (too_many)
        sentence = phrase(all ? phrases_.both : phrases_.either, sentence,
                          phrase(phrases_.others, std::to_string(parts.size() - told)));
    return sentence;
}

std::string Teller::tell(std::uint32_t index) {
    const Node& node = expression_.nodes[index];
    return node.kind == Node::Kind::leaf ? tell_leaf(expression_.leaves[node.leaf]) : tell_combination(node);
}

}  // namespace

std::string tell_expression(const Expression& expression, const PrintedField& field, const Locale& locale,
                            bool matches_empty) {
    Teller teller(expression, field, locale);
    std::string sentence = teller.tell(expression.root);
    if (!matches_empty || teller.speaks_of_empty() || sentence == locale.phrases.anything) return sentence;
    return phrase(locale.phrases.or_is_empty, sentence);
}

}  // namespace segments::filter
