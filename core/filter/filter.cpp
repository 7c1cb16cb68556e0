#include "core/filter/filter.h"

#include <cassert>
#include <utility>

#include "core/base/text.h"
#include "core/filter/number_predicate.h"
#include "core/filter/print.h"
#include "core/filter/text_predicate.h"

namespace segments::filter {
namespace {

// Whether the value that means "empty" passes; numbers and booleans have none.
bool passes_when_empty(const Filter& filter, const PrintedField& field) {
    switch (field.type) {
        case ValueType::text:
        case ValueType::code:
            return filter.matches(std::string_view());
        case ValueType::date:
        case ValueType::time:
        case ValueType::date_time:
            return filter.matches(std::int64_t{0});
        case ValueType::option:
            for (std::size_t i = 0; i < field.captions.size(); ++i)
                if (trim_blanks(field.captions[i]).empty())
                    return filter.matches(static_cast<std::int64_t>(i));
            return false;
        default:
            return false;
    }
}

bool has_relative_operand(const Expression& expression) {
    for (const Leaf& leaf : expression.leaves)
        if (leaf.low.relative || leaf.high.relative) return true;
    return false;
}

// A word without any operator, wildcard or token: PRD-10.
bool is_plain_word(std::string_view text) {
    return text.find_first_of("*?&|()=<>") == std::string_view::npos &&
           text.find("..") == std::string_view::npos && text.front() != '\'' && text.front() != '@' &&
           !is_user_token(text);
}

}  // namespace

struct Filter::Compiled {
    std::string typed;
    PrintedField field;
    Expression expression;
    bool has_relative_dates = false;
    TextPredicate texts;  // text, code
    Intervals numbers;    // the other types
};

bool Filter::matches(std::string_view text) const {
    if (!compiled_) return true;
    assert(is_textual(compiled_->field.type));
    return compiled_->texts.matches(text);
}

bool Filter::matches(std::int64_t value) const {
    if (!compiled_) return true;
    assert(!is_textual(compiled_->field.type));
    return contains(compiled_->numbers, value);
}

const Intervals& Filter::intervals() const {
    static const Intervals everything = {Interval{}};
    if (!compiled_) return everything;
    assert(!is_textual(compiled_->field.type));
    return compiled_->numbers;
}

const TextCondition* Filter::text_condition() const {
    static const TextCondition everything;
    if (!compiled_) return &everything;
    assert(is_textual(compiled_->field.type));
    return compiled_->texts.single_condition();
}

const std::string& Filter::as_typed() const {
    static const std::string nothing;
    return compiled_ ? compiled_->typed : nothing;
}

std::string Filter::to_text(const Locale& locale, std::span<const DateRule> rules) const {
    return compiled_ ? print_expression(compiled_->expression, compiled_->field, locale, rules)
                     : std::string();
}

std::string Filter::in_words(std::string_view caption, const Locale& locale) const {
    const std::string said = compiled_ ? tell_expression(compiled_->expression, compiled_->field, locale,
                                                         passes_when_empty(*this, compiled_->field))
                                       : locale.phrases.anything;
    return std::string(caption) + " " + said;
}

std::vector<DateTerm> Filter::date_terms(const Locale& locale) const {
    return compiled_ ? list_dates(compiled_->expression, compiled_->field, locale) : std::vector<DateTerm>();
}

bool Filter::has_relative_dates() const {
    return compiled_ && compiled_->has_relative_dates;
}

Result<Filter> parse(std::string_view expression, const FieldType& field, const EntryContext& context) {
    const std::string_view typed = trim_blanks(expression);
    Filter filter;
    if (typed.empty()) return filter;
    auto parsed = parse_expression(typed, field, context);
    if (!parsed) {
        Error error = parsed.error();
        const std::string_view before = expression.substr(0, leading_blanks(expression));
        error.position += static_cast<int>(character_count(before));
        return error;
    }
    auto compiled = std::make_shared<Filter::Compiled>();
    compiled->typed = typed;
    compiled->field.type = field.type;
    compiled->field.captions.assign(field.option_captions.begin(), field.option_captions.end());
    compiled->expression = std::move(*parsed);
    compiled->has_relative_dates = has_relative_operand(compiled->expression);
    if (is_textual(field.type))
        compiled->texts = TextPredicate(compiled->expression);
    else
        compiled->numbers = to_intervals(compiled->expression, field.type, compiled->field.captions);
    filter.compiled_ = std::move(compiled);
    return filter;
}

Result<Filter> parse_list_filter(std::string_view expression, const FieldType& field,
                                 const EntryContext& context) {
    const std::string_view word = trim_blanks(expression);
    if (field.type != ValueType::text || word.empty() || !is_plain_word(word))
        return parse(expression, field, context);
    return parse("@*" + std::string(word) + "*", field, context);
}

std::string expression_for(std::string_view text) {
    if (text.empty()) return "''";
    std::string out = "'";
    for (const char c : text) {
        out.push_back(c == '*' ? '?' : c);
        if (c == '\'') out.push_back(c);
    }
    return out + "'";
}

std::string expression_for(std::int64_t value, const FieldType& field, const Locale& locale) {
    PrintedField printed;
    printed.type = field.type;
    printed.captions.assign(field.option_captions.begin(), field.option_captions.end());
    Expression expression;
    Leaf leaf;
    leaf.low.first = leaf.low.last = value;
    expression.leaves.push_back(std::move(leaf));
    expression.nodes.emplace_back();
    return print_expression(expression, printed, locale, {});
}

}  // namespace segments::filter
