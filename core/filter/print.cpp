#include "core/filter/print.h"

#include "core/base/needle.h"
#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/filter/date_value.h"

namespace segments::filter {
namespace {

bool is_dated(ValueType type) {
    return type == ValueType::date || type == ValueType::date_time;
}

Day day_of(std::int64_t date_time) {
    return date_time == 0 ? kBlankDay : static_cast<Day>((date_time - 1) / kMinutesPerDay) + 1;
}

class Printer {
  public:
    Printer(const Expression& expression, const PrintedField& field, const Locale& locale,
            std::span<const DateRule> rules)
        : expression_(expression), field_(field), locale_(locale), rules_(rules) {}

    void print_node(std::uint32_t index, bool within_all_of);

    std::string take() { return std::move(out_); }

  private:
    // A date term and its place among all of them; numbered while printing, in the order of the leaves.
    bool rolls(const Operand& operand) {
        if (!is_dated(field_.type)) return false;
        const std::size_t index = next_date_++;
        return operand.relative && index < rules_.size() && rules_[index] == DateRule::rolling;
    }
    std::string edge(const Operand& operand, bool upper, bool in_interval) const;
    void print_leaf(const Leaf& leaf, bool within_all_of);
    void print_equality(const Leaf& leaf, bool within_all_of);

    const Expression& expression_;
    const PrintedField& field_;
    const Locale& locale_;
    std::span<const DateRule> rules_;
    std::size_t next_date_ = 0;
    std::string out_;
};

// One value as it must be typed.
std::string Printer::edge(const Operand& operand, bool upper, bool in_interval) const {
    std::string text = show_value(operand, upper, field_, locale_);
    if (field_.type == ValueType::option && text.empty()) return "' '";
    // Closing dates are words of one piece and need no quotes; everything else may.
    return (operand.ignore_case ? "@" : "") + quoted_if_needed(text, in_interval);
}

void Printer::print_equality(const Leaf& leaf, bool within_all_of) {
    const bool negated = leaf.comparison == Comparison::not_equal;
    const std::string low = edge(leaf.low, false, false);
    const std::string high = edge(leaf.low, true, false);
    if (low == high) {
        out_ += (negated ? "<>" : "") + low;
    } else if (!negated) {
        out_ += edge(leaf.low, false, true) + ".." + edge(leaf.low, true, true);
    } else {
        const std::string outside = "<" + low + "|>" + high;
        out_ += within_all_of ? "(" + outside + ")" : outside;
    }
}

void Printer::print_leaf(const Leaf& leaf, bool within_all_of) {
    const bool has_low = leaf.comparison != Comparison::up_to;
    const bool has_high = leaf.comparison == Comparison::up_to || leaf.comparison == Comparison::interval;
    const bool low_rolls = has_low && rolls(leaf.low);
    const bool high_rolls = has_high && rolls(leaf.high);
    const auto value = [&](const Operand& operand, bool rolling, bool upper, bool in_interval) {
        return rolling ? quoted_if_needed(operand.typed, in_interval) : edge(operand, upper, in_interval);
    };
    switch (leaf.comparison) {
        case Comparison::equal:
        case Comparison::not_equal:
            if (low_rolls)
                out_ += (leaf.comparison == Comparison::not_equal ? "<>" : "") +
                        value(leaf.low, true, false, false);
            else
                print_equality(leaf, within_all_of);
            break;
        case Comparison::less:
            out_ += "<" + value(leaf.low, low_rolls, false, false);
            break;
        case Comparison::less_equal:
            out_ += "<=" + value(leaf.low, low_rolls, true, false);
            break;
        case Comparison::greater:
            out_ += ">" + value(leaf.low, low_rolls, true, false);
            break;
        case Comparison::greater_equal:
            out_ += ">=" + value(leaf.low, low_rolls, false, false);
            break;
        case Comparison::from:
            out_ += value(leaf.low, low_rolls, false, true) + "..";
            break;
        case Comparison::up_to:
            out_ += ".." + value(leaf.high, high_rolls, true, true);
            break;
        case Comparison::interval:
            out_ += value(leaf.low, low_rolls, false, true) + ".." + value(leaf.high, high_rolls, true, true);
            break;
    }
}

void Printer::print_node(std::uint32_t index, bool within_all_of) {
    const Node& node = expression_.nodes[index];
    if (node.kind == Node::Kind::leaf) {
        print_leaf(expression_.leaves[node.leaf], within_all_of);
        return;
    }
    const bool all = node.kind == Node::Kind::all_of;
    if (!all && within_all_of) out_ += '(';
    for (std::size_t i = 0; i < node.children.size(); ++i) {
        if (i > 0) out_ += all ? '&' : '|';
        print_node(node.children[i], all);
    }
    if (!all && within_all_of) out_ += ')';
}

}  // namespace

std::string show_value(const Operand& operand, bool upper, const PrintedField& field, const Locale& locale) {
    const std::int64_t value = upper ? operand.last : operand.first;
    switch (field.type) {
        case ValueType::text:
        case ValueType::code:
            return operand.text;
        case ValueType::integer:
            return std::to_string(value);
        case ValueType::decimal:
            return format_decimal(value, locale);
        case ValueType::boolean:
            return value != 0 ? locale.yes : locale.no;
        case ValueType::option: {
            if (!operand.text.empty()) return operand.text;
            // A caption that stands for another option, or looks like a pattern, is told by its number.
            const auto ordinal = static_cast<std::size_t>(value);
            if (ordinal >= field.captions.size()) return std::to_string(value);  // from damaged data
            const std::string_view caption = trim_blanks(field.captions[ordinal]);
            const std::string said = locale.in_language ? tr(caption) : std::string(caption);
            for (std::size_t i = 0; i < field.captions.size(); ++i) {
                const std::string_view other = trim_blanks(field.captions[i]);
                const FoldedNeedle needle(other);
                if (i < ordinal && (needle.equals(said) || tr(other).view() == said))
                    return std::to_string(value);
                if (i > ordinal && said != caption && needle.equals(said)) return std::to_string(value);
            }
            return said;
        }
        case ValueType::date: {
            // A closing date is one moment behind the last of its days.
            if (operand.closing) return locale.closing + format_date(static_cast<Day>(operand.last), locale);
            return format_date(static_cast<Day>(value), locale);
        }
        case ValueType::time:
            return format_time(value, locale);
        case ValueType::date_time:
            return operand.whole_days ? format_date(day_of(value), locale) : format_date_time(value, locale);
    }
    return {};
}

std::string print_expression(const Expression& expression, const PrintedField& field, const Locale& locale,
                             std::span<const DateRule> rules) {
    Printer printer(expression, field, locale, rules);
    printer.print_node(expression.root, false);
    return printer.take();
}

std::vector<DateTerm> list_dates(const Expression& expression, const PrintedField& field,
                                 const Locale& locale) {
    std::vector<DateTerm> terms;
    if (!is_dated(field.type)) return terms;
    const auto add = [&](const Operand& operand) {
        const std::string first = show_value(operand, false, field, locale);
        const std::string last = show_value(operand, true, field, locale);
        terms.push_back({operand.typed, first == last ? first : first + ".." + last, operand.relative});
    };
    for (const Leaf& leaf : expression.leaves) {
        if (leaf.comparison != Comparison::up_to) add(leaf.low);
        if (leaf.comparison == Comparison::up_to || leaf.comparison == Comparison::interval) add(leaf.high);
    }
    return terms;
}

}  // namespace segments::filter
