#include "core/filter/operand.h"

#include <array>
#include <charconv>
#include <optional>
#include <string>

#include "core/base/needle.h"
#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/filter/date_value.h"
#include "core/filter/number_value.h"

namespace segments::filter {
namespace {

constexpr std::size_t kCaptionsInMessages = 12;

std::string unquoted(const RawValue& raw) {
    if (!raw.quoted) return std::string(raw.text);
    std::string out;
    out.reserve(raw.text.size());
    for (std::size_t at = 0; at < raw.text.size(); ++at) {
        out.push_back(raw.text[at]);
        if (raw.text[at] == '\'') ++at;  // the second of a doubled quote
    }
    return out;
}

Result<Operand> textual(std::string value, const RawValue& raw, bool compared_exactly, const FieldType& field,
                        const EntryContext& context) {
    Operand operand;
    const bool is_token = !raw.quoted && is_user_token(value);
    if (is_token) value = context.user_id;
    operand.text = field.type == ValueType::code ? code_form(value) : std::move(value);
    // The user's own name is not a pattern.
    for (std::size_t at = 0; is_token && at < operand.text.size(); ++at)
        if (operand.text[at] == '*') operand.text[at] = '?';
    operand.ignore_case = raw.ignore_case && field.type == ValueType::text;
    if (compared_exactly && field.max_length > 0 && !has_wildcard(operand.text) && !is_token &&
        character_count(operand.text) > static_cast<std::size_t>(field.max_length))
        return fail(tr("it is longer than the field, which holds {1} characters. Shorten it, or put * behind "
                       "its beginning",
                       field.max_length),
                    "FLT-4");
    return operand;
}

Operand number(std::int64_t value) {
    Operand operand;
    operand.first = operand.last = value;
    return operand;
}

Result<Operand> boolean(std::string_view value, const EntryContext& context) {
    struct Word {
        std::string_view text;
        int value;
    };
    const std::array<Word, 8> words = {{{context.locale.yes, 1},
                                        {context.locale.no, 0},
                                        {"Yes", 1},
                                        {"No", 0},
                                        {"1", 1},
                                        {"0", 0},
                                        {"true", 1},
                                        {"false", 0}}};
    if (value.empty()) return number(0);
    // Whole words first, so that a leading part never hides one.
    for (const Word& word : words)
        if (FoldedNeedle(word.text).equals(value)) return number(word.value);
    for (const Word& word : words)
        if (FoldedNeedle(value).begins(word.text)) return number(word.value);
    return fail(tr("it is neither {1} nor {2}. Type one of them", context.locale.yes, context.locale.no),
                "FLT-33");
}

std::string caption_list(const FieldType& field) {
    std::string list;
    for (std::size_t i = 0; i < field.option_captions.size() && i < kCaptionsInMessages; ++i) {
        const std::string_view caption = tr(trim_blanks(field.option_captions[i]));
        list += (i == 0 ? "" : ", ") + (caption.empty() ? "' '" : quoted_if_needed(caption, false));
    }
    if (field.option_captions.size() > kCaptionsInMessages) list += " ...";
    return list;
}

// A caption, whatever the case, or the number of an option (FLT-34).
Result<Operand> option(std::string_view value, bool compared_exactly, const FieldType& field) {
    const std::string_view wanted = trim_blanks(value);
    const FoldedNeedle needle(wanted);
    for (std::size_t i = 0; i < field.option_captions.size(); ++i)
        if (needle.equals(trim_blanks(field.option_captions[i]))) return number(static_cast<std::int64_t>(i));
    for (std::size_t i = 0; i < field.option_captions.size(); ++i)
        if (needle.equals(tr(trim_blanks(field.option_captions[i])).view()))
            return number(static_cast<std::int64_t>(i));
    std::int64_t ordinal = -1;
    const auto [end, failed] = std::from_chars(wanted.data(), wanted.data() + wanted.size(), ordinal);
    if (failed == std::errc() && end == wanted.data() + wanted.size() && ordinal >= 0 &&
        ordinal < static_cast<std::int64_t>(field.option_captions.size()))
        return number(ordinal);
    if (compared_exactly && has_wildcard(wanted)) {
        Operand operand;
        operand.text = wanted;
        const Pattern pattern(wanted, true);
        for (const std::string_view caption : field.option_captions)
            if (pattern.matches(trim_blanks(caption))) return operand;
        return fail(tr("no choice looks like it. Choose among: {1}", caption_list(field)), "FLT-34");
    }
    if (wanted.empty())
        return fail(tr("this field is never empty. Choose among: {1}", caption_list(field)), "FLT-34");
    return fail(tr("it is not one of the choices. Choose among: {1}", caption_list(field)), "FLT-34");
}

Result<Operand> date(std::string_view value, const EntryContext& context) {
    const auto parsed = parse_date(value, context);
    if (!parsed) return parsed.error();
    Operand operand;
    operand.first = parsed->first;
    operand.last = parsed->last;
    operand.closing = parsed->closing;
    operand.relative = parsed->relative;
    operand.typed = trim_blanks(value);
    return operand;
}

Result<Operand> date_time(std::string_view value, const EntryContext& context) {
    const auto parsed = parse_date_time(value, context);
    if (!parsed) return parsed.error();
    Operand operand;
    operand.first = parsed->first;
    operand.last = parsed->last;
    operand.whole_days = parsed->whole_days;
    operand.relative = parsed->relative;
    operand.typed = trim_blanks(value);
    return operand;
}

Result<Operand> numeric(const Result<std::int64_t>& parsed) {
    if (!parsed) return parsed.error();
    return number(*parsed);
}

}  // namespace

Result<Operand> to_operand(const RawValue& raw, bool compared_exactly, const FieldType& field,
                           const EntryContext& context) {
    std::string value = unquoted(raw);
    const bool is_number = field.type == ValueType::integer || field.type == ValueType::decimal;
    if (is_number && value.empty()) return number(0);
    if (is_number && has_wildcard(value))
        return fail(tr("wildcards are not possible in numbers. Use an interval such as 1000..1999"),
                    "FLT-32");
    switch (field.type) {
        case ValueType::text:
        case ValueType::code:
            return textual(std::move(value), raw, compared_exactly, field, context);
        case ValueType::integer:
            return numeric(parse_integer(value, context.locale));
        case ValueType::decimal:
            return numeric(parse_decimal(value, context.locale));
        case ValueType::boolean:
            return boolean(trim_blanks(value), context);
        case ValueType::option:
            return option(value, compared_exactly, field);
        case ValueType::date:
            return date(value, context);
        case ValueType::time:
            return numeric(parse_time(value, context.locale));
        case ValueType::date_time:
            return date_time(value, context);
    }
    return fail(tr("the field cannot be filtered"), "FLT-4");
}

}  // namespace segments::filter
