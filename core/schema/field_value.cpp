#include "core/schema/field_value.h"

#include <algorithm>

#include "core/base/needle.h"
#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/filter/date_value.h"
#include "core/filter/number_value.h"
#include "core/schema/masters.h"

namespace segments::schema {
namespace {

using filter::ValueType;
using table::FieldDef;

const Day kLastDay = to_day({9999, 12, 31});
constexpr std::int64_t kMillisecondsPerDay = 24LL * 60 * filter::kMillisecondsPerMinute;
constexpr std::size_t kShownCharacters = 40;

Error field_error(const FieldDef& field, std::string message) {
    Error error = fail(std::move(message));
    error.field = field.caption;
    return error;
}

// A value in a message: never longer than a line.
std::string quoted(std::string_view value) {
    const std::string_view begin = first_characters(value, kShownCharacters);
    return "\"" + std::string(begin) + (begin.size() < value.size() ? "..." : "") + "\"";
}

Result<FieldValue> normalized_text(const FieldDef& field, std::string text) {
    const std::string caption(field.caption);
    if (!is_valid_utf8(text))
        return field_error(field, tr("{1} holds bytes that are no text. Type it again.", tr(caption)));
    for (char& c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= ' ' && byte != 0x7F) continue;
        if (c == '\n' || c == '\r' || c == '\t') {
            if ((field.flags & table::kMultiline) == 0) c = ' ';
            continue;
        }
        return field_error(field, tr("{1} holds a control character. Take it out.", tr(caption)));
    }
    if (field.type == ValueType::code) text = code_form(text);
    if (field.max_length > 0 && text.size() > field.max_length) {
        const std::size_t count = character_count(text);
        if (count > field.max_length)
            return field_error(field, tr("{1} holds at most {2} characters; {3} has {4}. Please shorten it.",
                                         tr(caption), field.max_length, quoted(text), count));
    }
    return FieldValue(std::move(text));
}

std::string choices(const FieldDef& field) {
    std::string list;
    for (const std::string_view caption : field.options) {
        if (trim_blanks(caption).empty()) continue;
        list += list.empty() ? "" : ", ";
        list += tr(trim_blanks(caption)).view();
    }
    return list;
}

Result<FieldValue> typed_option(const FieldDef& field, std::string_view typed) {
    const FoldedNeedle needle(typed);
    for (std::size_t i = 0; i < field.options.size(); ++i) {
        if (needle.equals(trim_blanks(field.options[i]))) return FieldValue(static_cast<std::int64_t>(i));
    }
    for (std::size_t i = 0; i < field.options.size(); ++i) {
        if (needle.equals(tr(trim_blanks(field.options[i])).view()))
            return FieldValue(static_cast<std::int64_t>(i));
    }
    if (!typed.empty() && typed.size() <= 3 &&
        std::all_of(typed.begin(), typed.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        const int ordinal = std::stoi(std::string(typed));
        if (static_cast<std::size_t>(ordinal) < field.options.size()) return FieldValue(ordinal);
    }
    const std::string caption(field.caption);
    return field_error(
        field, typed.empty()
                   ? tr("{1} can't be empty. Choose one of {2}.", tr(caption), choices(field))
                   : tr("{1} can't be {2}. Choose one of {3}.", tr(caption), quoted(typed), choices(field)));
}

Result<FieldValue> typed_boolean(const FieldDef& field, std::string_view typed,
                                 const filter::Locale& locale) {
    if (typed.empty()) return FieldValue(false);
    for (const std::string_view word : {std::string_view(locale.yes), std::string_view("true"),
                                        std::string_view("yes"), std::string_view("1")}) {
        if (FoldedNeedle(word).equals(typed)) return FieldValue(true);
    }
    for (const std::string_view word : {std::string_view(locale.no), std::string_view("false"),
                                        std::string_view("no"), std::string_view("0")}) {
        if (FoldedNeedle(word).equals(typed)) return FieldValue(false);
    }
    return field_error(
        field, tr("{1} is {2} or {3}, not {4}.", tr(field.caption), locale.yes, locale.no, quoted(typed)));
}

// Clauses of the entry parsers ("it is not a number. ...") as sentences of this field.
Error with_caption(const FieldDef& field, const Error& clause) {
    Error error = clause;
    error.field = field.caption;
    error.message = tr(field.caption).str() + ": " + clause.message;
    if (error.message.back() != '.') error.message += '.';
    return error;
}

Result<FieldValue> typed_date(const FieldDef& field, std::string_view typed,
                              const filter::EntryContext& context) {
    if (const std::optional<Day> day = from_iso(typed)) return FieldValue(*day);
    const Result<filter::DateValue> parsed = filter::parse_date(typed, context);
    if (!parsed) return with_caption(field, parsed.error());
    if (parsed->closing || parsed->first != parsed->last)
        return field_error(field, tr("{1} is one day, not a period. Type a date.", tr(field.caption)));
    return FieldValue(parsed->first);
}

template <typename Parsed>
Result<FieldValue> typed_number(const FieldDef& field, const Parsed& parsed) {
    if (!parsed) return with_caption(field, parsed.error());
    return FieldValue(*parsed);
}

}  // namespace

Result<FieldValue> normalized(const FieldDef& field, FieldValue value) {
    const auto refuse = [&](std::string_view pattern) {
        return field_error(field, tr(pattern, tr(field.caption)));
    };
    const std::int64_t number = value.number;
    switch (field.type) {
        case ValueType::text:
        case ValueType::code:
            return normalized_text(field, std::move(value.text));
        case ValueType::option:
            if (number < 0 || static_cast<std::size_t>(number) >= field.options.size())
                return typed_option(field, std::to_string(number));
            break;
        case ValueType::boolean:
            if (number != 0 && number != 1) return refuse(msg("{1} is Yes or No."));
            break;
        case ValueType::date:
            if (number < kBlankDay || number > kLastDay)
                return refuse(msg("{1} is no date of the years 1900 to 9999. Correct it."));
            break;
        case ValueType::time:
            if (number < 0 || number > kMillisecondsPerDay)
                return refuse(msg("{1} is no time of the day. Correct it."));
            break;
        case ValueType::date_time:
            if (number < 0 || number > kLastDay * filter::kMinutesPerDay)
                return refuse(msg("{1} is no date of the years 1900 to 9999. Correct it."));
            break;
        case ValueType::integer:
        case ValueType::decimal:
            break;
    }
    return FieldValue(number);
}

Result<FieldValue> parse_field_value(const FieldDef& field, std::string_view typed,
                                     const filter::EntryContext& context) {
    if (filter::is_textual(field.type)) return normalized(field, FieldValue(typed));
    if (!is_valid_utf8(typed))
        return field_error(field, tr("{1} holds bytes that are no text. Type it again.", tr(field.caption)));
    const std::string_view text = trim_blanks(typed);
    switch (field.type) {
        case ValueType::option:
            return typed_option(field, text);
        case ValueType::boolean:
            return typed_boolean(field, text, context.locale);
        default:
            break;
    }
    if (text.empty()) return FieldValue(0);
    switch (field.type) {
        case ValueType::integer:
            return typed_number(field, filter::parse_integer(text, context.locale));
        case ValueType::decimal:
            return typed_number(field, filter::parse_decimal(text, context.locale));
        case ValueType::date:
            return typed_date(field, text, context);
        case ValueType::time:
            return typed_number(field, filter::parse_time(text, context.locale));
        default: {
            const Result<filter::DateTimeValue> parsed = filter::parse_date_time(text, context);
            if (!parsed) return with_caption(field, parsed.error());
            return FieldValue(parsed->first);
        }
    }
}

std::string format_field_value(const FieldDef& field, const FieldValue& value, const filter::Locale& locale) {
    switch (field.type) {
        case ValueType::text:
        case ValueType::code:
            return value.text;
        case ValueType::integer:
            return std::to_string(value.number);
        case ValueType::decimal:
            return filter::format_decimal(value.number, locale);
        case ValueType::boolean:
            return value.number != 0 ? locale.yes : locale.no;
        case ValueType::option: {
            const auto index = static_cast<std::size_t>(value.number);
            if (value.number < 0 || index >= field.options.size()) return std::to_string(value.number);
            const std::string_view option = trim_blanks(field.options[index]);
            return locale.in_language ? tr(option) : std::string(option);
        }
        case ValueType::date:
            return filter::format_date(static_cast<Day>(value.number), locale);
        case ValueType::time:
            return filter::format_time(value.number, locale);
        case ValueType::date_time:
            return filter::format_date_time(value.number, locale);
    }
    return {};
}

FieldValue cell_value(const table::Table& table, table::Row row, table::FieldId field) {
    if (filter::is_textual(table.field(field).type)) return FieldValue(table.text(row, field));
    return FieldValue(table.number(row, field));
}

std::string format_cell(const table::Table& table, table::Row row, table::FieldId field,
                        const filter::Locale& locale) {
    const FieldDef& def = table.field(field);
    if (filter::is_textual(def.type)) return std::string(table.text(row, field));
    return format_field_value(def, FieldValue(table.number(row, field)), locale);
}

void set_cell(table::Transaction& tx, table::TableId table, table::Row row, table::FieldId field,
              const FieldValue& value) {
    if (filter::is_textual(tx.table(table).field(field).type))
        tx.set_text(table, row, field, value.text);
    else
        tx.set_number(table, row, field, value.number);
}

Result<void> check_reference(const table::Database& db, const FieldDef& field, std::string_view code) {
    if (code.empty()) return {};
    const table::TableDef* master = master_of(field.domain);
    if (master == nullptr || db.table(master->id).find(code) != table::kNoRow) return {};
    return field_error(field, tr("There is no {1} {2}. Choose one that exists, or create it first.",
                                 tr(master->caption), code));
}

}  // namespace segments::schema
