#include "core/exchange/contact_record.h"

#include <algorithm>
#include <charconv>

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/contact/contact.h"
#include "core/exchange/contact_properties.h"
#include "core/exchange/extras.h"
#include "core/profile/profile_tables.h"
#include "core/schema/field_value.h"

namespace segments::exchange {
namespace {

using contact::Assignment;
using filter::ValueType;
using table::FieldDef;
using Kind = JsonTape::Kind;
namespace card = contact::contact;
namespace alt = contact::alt_address;
namespace period = contact::alt_address_range;
namespace answer = profile::answer;

constexpr std::size_t kShownCharacters = 40;

Error wrong(std::string_view field, std::string message, std::string rule = {}) {
    Error error = fail(std::move(message), std::move(rule));
    error.field = field;
    return error;
}

std::string_view name_of_kind(Kind kind) {
    switch (kind) {
        case Kind::null:
            return "null";
        case Kind::boolean:
            return msg("true or false");
        case Kind::number:
            return msg("a number");
        case Kind::string:
        case Kind::key:
            return msg("a text");
        case Kind::object:
            return msg("an object");
        case Kind::array:
            break;
    }
    return msg("a list");
}

Error wrong_kind(std::string_view field, std::string_view wanted, Kind kind) {
    return wrong(field, tr("{1} must be {2}, not {3}.", tr(field), tr(wanted), tr(name_of_kind(kind))));
}

// A text that can be stored as it is, seen at a glance: printable ASCII, no blanks at its ends, and for codes
// no small letters.
bool is_plain(const FieldDef& field, std::string_view text) {
    if (text.size() > field.max_length || text.front() == ' ' || text.back() == ' ') return false;
    const bool code = field.type == ValueType::code;
    return std::all_of(text.begin(), text.end(),
                       [code](char c) { return c >= ' ' && c < 0x7F && !(code && c >= 'a' && c <= 'z'); });
}

bool has_control_character(std::string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7F; });
}

Result<Value> option(const FieldDef& field, std::string_view text) {
    for (std::size_t i = 0; i < field.options.size(); ++i) {
        if (trim_blanks(field.options[i]) == text) return Value{{}, static_cast<std::int64_t>(i)};
    }
    std::string choices;
    for (const std::string_view each : field.options) {
        choices += choices.empty() ? "" : ", ";
        choices += '"' + std::string(trim_blanks(each)) + '"';
    }
    return wrong(field.caption, tr("{1} can't be \"{2}\". It is one of {3}.", tr(field.caption),
                                   first_characters(text, kShownCharacters), choices));
}

}  // namespace

Result<void> ContactReader::read(std::string_view element) {
    record_.clear();
    pool_.clear();
    unknown_.clear();
    const bool complete = tape_.read_in_place(element);
    if (tape_.size() == 0 || tape_[0].kind != Kind::object)
        return fail(tr("This is {1}, not a contact. A contact is an object with its properties in { }.",
                       tr(tape_.size() == 0 ? msg("a number") : name_of_kind(tape_[0].kind))));
    if (!complete) {
        read_no();
        return fail(
            tr("The contact holds a number that is too large to be kept. Write it as a text in \" quotes."));
    }
    if (tape_.size() == 1) return fail(tr("The contact is empty: { } has no properties."));
    Result<void> problem;
    for (Index key = 1; key < tape_.size(); key = tape_[key + 1].end) {
        Result<void> read = read_property(key);
        if (!read && problem) problem = std::move(read);
    }
    if (!problem) return problem;
    if (!unknown_.empty()) record_.fields.set(card::kExtras, extras(unknown_));
    return check_addresses();
}

// The No. of a contact that can't be read to its end, as far as it is known.
void ContactReader::read_no() {
    for (Index key = 1; key + 1 < tape_.size(); key = tape_[key + 1].end) {
        const Kind kind = tape_[key + 1].kind;
        if (kind == Kind::object || kind == Kind::array) return;
        if (tape_[key].text == card::kDef.fields[card::kNo].name) static_cast<void>(read_property(key));
    }
}

Result<void> ContactReader::read_property(Index key) {
    const Property property = contact_property(tape_[key].text);
    switch (property.kind) {
        case Property::Kind::field: {
            const Result<Value> read = value(card::kDef.fields[property.field], key + 1, property.has_form);
            if (!read) return read.error();
            record_.fields.set(property.field, *read);
            return {};
        }
        case Property::Kind::assignments:
            return read_codes(property.assignment, key + 1);
        case Property::Kind::addresses:
            return read_addresses(key + 1);
        case Property::Kind::answers:
            return read_answers(key + 1);
        case Property::Kind::ignored:
        case Property::Kind::ranges:
            return {};
        case Property::Kind::unknown:
            break;
    }
    if (tape_[key].text == kTypeIfNewName) {
        record_.new_type = tape_[key + 1].text == "Company" ? ContactRecord::NewType::company
                                                            : ContactRecord::NewType::person;
        return {};
    }
    unknown_.push_back(key);
    return {};
}

std::string_view ContactReader::extras(const std::vector<Index>& unknown) {
    json_.clear();
    append_extras(json_, tape_, unknown);
    return pool_.add(json_);
}

Result<std::string_view> ContactReader::text(const FieldDef& field, Index at) {
    const JsonTape::Token& token = tape_[at];
    if (token.kind == Kind::null) return std::string_view{};
    if (token.kind != Kind::string) return wrong_kind(field.caption, msg("a text"), token.kind);
    if (token.text.empty() || is_plain(field, token.text)) return token.text;
    if (has_control_character(token.text))
        return wrong(field.caption, tr("{1} holds a control character, such as a line break. Take it out.",
                                       tr(field.caption)));
    // Of other scripts, short enough however long its characters are.
    if (field.type == ValueType::text && token.text.size() <= field.max_length)
        return trim_blanks(token.text);
    Result<schema::FieldValue> stored =
        schema::normalized(field, schema::FieldValue(trim_blanks(token.text)));
    if (!stored) return stored.error();
    return pool_.add(stored->text);
}

Result<Value> ContactReader::value(const FieldDef& field, Index at, bool has_form) {
    const JsonTape::Token& token = tape_[at];
    switch (field.type) {
        case ValueType::boolean:
            if (token.kind == Kind::null) return Value{};
            if (token.kind != Kind::boolean)
                return wrong_kind(field.caption, msg("true or false"), token.kind);
            return Value{{}, token.flag ? 1 : 0};
        case ValueType::option:
            if (token.kind == Kind::null) return option(field, {});
            if (token.kind != Kind::string) return wrong_kind(field.caption, msg("a text"), token.kind);
            return option(field, token.text);
        case ValueType::date: {
            if (token.kind == Kind::null) return Value{};
            if (token.kind != Kind::string) return wrong_kind(field.caption, msg("a day"), token.kind);
            if (token.text.empty()) return Value{};
            const std::optional<Day> day = from_iso(token.text);
            if (day) return Value{{}, *day};
            return wrong(field.caption,
                         tr("{1} is no day: \"{2}\". Write it as YYYY-MM-DD.", tr(field.caption),
                            first_characters(token.text, kShownCharacters)));
        }
        default:
            break;
    }
    const Result<std::string_view> read = text(field, at);
    if (!read) return read.error();
    if (!read->empty() && has_form) {
        if (Result<void> ok = contact::check_form(field, schema::FieldValue(*read)); !ok) return ok.error();
    }
    return Value{*read, 0};
}

Result<AssignedCode> ContactReader::assigned_code(Assignment kind, Index at) {
    const FieldDef& code_field = def_of(kind).fields[1];
    const JsonTape::Token& token = tape_[at];
    const bool may_be_object = kind == Assignment::business_relation || kind == Assignment::web_source;
    const bool may_be_text = kind != Assignment::web_source;
    AssignedCode item;
    if (may_be_text && token.kind == Kind::string) {
        const Result<std::string_view> code = text(code_field, at);
        if (!code) return code.error();
        item.code = *code;
    } else if (may_be_object && token.kind == Kind::object) {
        for (Index key = at + 1; key < token.end; key = tape_[key + 1].end) {
            for (const FieldDef& field : def_of(kind).fields.subspan(1)) {
                const bool is_code = field.id == 1 && tape_[key].text == "code";
                const bool is_no = field.name == "linkedNo" && tape_[key].text == "no";
                if (!is_code && !is_no && (field.id == 1 || tape_[key].text != field.name)) continue;
                const Result<Value> read = value(field, key + 1);
                if (!read) return read.error();
                if (is_code)
                    item.code = read->text;
                else if (field.type == ValueType::option)
                    item.link = read->number;
                else
                    item.text = read->text;
            }
        }
    } else {
        return wrong_kind(
            caption_of(kind),
            may_be_text ? msg("a list of codes in \" quotes") : msg("a list of objects with a code"),
            token.kind);
    }
    if (item.code.empty())
        return wrong(caption_of(kind), tr("{1} holds a blank code. Take it out.", tr(caption_of(kind))));
    return item;
}

Result<void> ContactReader::read_codes(Assignment kind, Index at) {
    std::vector<AssignedCode>& list = record_.begin_list(kind);
    const JsonTape::Token& token = tape_[at];
    if (token.kind == Kind::null) return {};
    if (token.kind != Kind::array) return wrong_kind(caption_of(kind), msg("a list"), token.kind);
    for (Index each = at + 1; each < token.end; each = tape_[each].end) {
        const Result<AssignedCode> item = assigned_code(kind, each);
        if (!item) return item.error();
        list.push_back(*item);
    }
    // CLS-2: of a code that stands there twice the first counts.
    std::stable_sort(list.begin(), list.end(),
                     [](const AssignedCode& a, const AssignedCode& b) { return a.code < b.code; });
    list.erase(std::unique(list.begin(), list.end(),
                           [](const AssignedCode& a, const AssignedCode& b) { return a.code == b.code; }),
               list.end());
    return {};
}

Result<void> ContactReader::read_addresses(Index at) {
    std::vector<AddressRecord>& list = record_.begin_addresses();
    const JsonTape::Token& token = tape_[at];
    if (token.kind == Kind::null) return {};
    if (token.kind != Kind::array) return wrong_kind(kAddressesCaption, msg("a list"), token.kind);
    for (Index each = at + 1; each < token.end; each = tape_[each].end) {
        if (tape_[each].kind != Kind::object)
            return wrong_kind(kAddressesCaption, msg("a list of objects"), tape_[each].kind);
        if (Result<void> read = read_address(list.emplace_back(), each); !read) return read;
    }
    return {};
}

Result<void> ContactReader::read_address(AddressRecord& address, Index at) {
    unknown_of_address_.clear();
    for (Index key = at + 1; key < tape_[at].end; key = tape_[key + 1].end) {
        const Property property = address_property(tape_[key].text);
        if (property.kind == Property::Kind::field) {
            const Result<Value> read = value(alt::kDef.fields[property.field], key + 1, property.has_form);
            if (!read) return read.error();
            address.fields.set(property.field, *read);
        } else if (property.kind == Property::Kind::ranges) {
            if (Result<void> read = read_periods(address, key + 1); !read) return read;
        } else if (property.kind == Property::Kind::unknown) {
            unknown_of_address_.push_back(key);
        }
    }
    if (!unknown_of_address_.empty()) address.fields.set(alt::kExtras, extras(unknown_of_address_));
    if (address.fields.text(alt::kCode).empty())
        return wrong(kAddressesCaption, tr("An alternate address has no code. Give each one a code."),
                     "ENT-16");
    return {};
}

Result<void> ContactReader::read_periods(AddressRecord& address, Index at) {
    address.periods.clear();
    const JsonTape::Token& token = tape_[at];
    if (token.kind == Kind::null) return {};
    if (token.kind != Kind::array) return wrong_kind(msg("Date Ranges"), msg("a list"), token.kind);
    for (Index each = at + 1; each < token.end; each = tape_[each].end) {
        if (tape_[each].kind != Kind::object)
            return wrong_kind(msg("Date Ranges"), msg("a list of objects"), tape_[each].kind);
        AddressPeriod range;
        for (Index key = each + 1; key < tape_[each].end; key = tape_[key + 1].end) {
            for (const table::FieldId field : {period::kStartingDate, period::kEndingDate}) {
                const FieldDef& def = period::kDef.fields[field];
                if (tape_[key].text != def.name) continue;
                const Result<Value> read = value(def, key + 1);
                if (!read) return read.error();
                (field == period::kStartingDate ? range.from : range.to) = static_cast<Day>(read->number);
            }
        }
        if (range.from == kBlankDay)
            return wrong("Starting Date", tr("A date range has no starting date. Fill it in."), "ENT-17");
        if (range.to != kBlankDay && range.to < range.from)
            return wrong("Ending Date",
                         tr("A date range ends on {1}, before it starts on {2}. Correct one of them.",
                            to_iso(range.to), to_iso(range.from)),
                         "ENT-17");
        address.periods.push_back(range);
    }
    return {};
}

Result<ProfileAnswer> ContactReader::read_answer(Index at) {
    if (tape_[at].kind != Kind::object)
        return wrong_kind(kAnswersCaption, msg("a list of objects"), tape_[at].kind);
    ProfileAnswer item;
    for (Index key = at + 1; key < tape_[at].end; key = tape_[key + 1].end) {
        for (const table::FieldId field : {answer::kQuestionnaireCode, answer::kLineNo, answer::kValue}) {
            const FieldDef& def = answer::kDef.fields[field];
            if (tape_[key].text != def.name) continue;
            if (field == answer::kLineNo) {
                const JsonTape::Token& token = tape_[key + 1];
                if (token.kind != Kind::number) return wrong_kind(def.caption, msg("a number"), token.kind);
                const auto [end, problem] =
                    std::from_chars(token.text.data(), token.text.data() + token.text.size(), item.line_no);
                if (problem != std::errc() || end != token.text.data() + token.text.size())
                    return wrong(def.caption, tr("{1} is a whole number.", tr(def.caption)));
                continue;
            }
            const Result<std::string_view> read = text(def, key + 1);
            if (!read) return read.error();
            (field == answer::kValue ? item.value : item.questionnaire) = *read;
        }
    }
    if (item.questionnaire.empty() || item.line_no == 0)
        return wrong(kAnswersCaption,
                     tr("A profile answer needs a Profile Questionnaire Code and a Line No. Fill them in."),
                     "ENT-20");
    return item;
}

Result<void> ContactReader::read_answers(Index at) {
    std::vector<ProfileAnswer>& list = record_.begin_answers();
    const JsonTape::Token& token = tape_[at];
    if (token.kind == Kind::null) return {};
    if (token.kind != Kind::array) return wrong_kind(kAnswersCaption, msg("a list"), token.kind);
    for (Index each = at + 1; each < token.end; each = tape_[each].end) {
        const Result<ProfileAnswer> item = read_answer(each);
        if (!item) return item.error();
        list.push_back(*item);
    }
    // Of an answer that stands there twice the first counts.
    const auto key = [](const ProfileAnswer& item) { return std::pair(item.questionnaire, item.line_no); };
    std::stable_sort(list.begin(), list.end(),
                     [&](const ProfileAnswer& a, const ProfileAnswer& b) { return key(a) < key(b); });
    list.erase(std::unique(list.begin(), list.end(),
                           [&](const ProfileAnswer& a, const ProfileAnswer& b) { return key(a) == key(b); }),
               list.end());
    return {};
}

// Codes of addresses and starting dates of periods are keys within the contact.
Result<void> ContactReader::check_addresses() const {
    if (record_.addresses.empty()) return {};
    std::vector<std::string_view> codes;
    std::vector<Day> starts;
    for (const AddressRecord& address : record_.addresses) {
        codes.push_back(address.fields.text(alt::kCode));
        for (const AddressPeriod& range : address.periods) starts.push_back(range.from);
    }
    std::sort(codes.begin(), codes.end());
    const auto code = std::adjacent_find(codes.begin(), codes.end());
    if (code != codes.end())
        return wrong(kAddressesCaption,
                     tr("The alternate address {1} is there twice. Each needs a code of its own.", *code),
                     "ENT-16");
    std::sort(starts.begin(), starts.end());
    const auto start = std::adjacent_find(starts.begin(), starts.end());
    if (start != starts.end())
        return wrong("Starting Date",
                     tr("Two date ranges start on {1}. Each day can start one only.", to_iso(*start)),
                     "ENT-17");
    return {};
}

}  // namespace segments::exchange
