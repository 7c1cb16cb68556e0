#include "core/exchange/formats/foreign_contact.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/contact/contact.h"
#include "core/exchange/contact_properties.h"
#include "core/exchange/json_tape.h"

namespace segments::exchange {
namespace {

using contact::Assignment;
using filter::ValueType;
using table::FieldDef;
using table::FieldId;
namespace card = contact::contact;
namespace alt = contact::alt_address;

constexpr std::string_view kYes[] = {"true", "yes", "y", "1", "x", "ja", "oui", "si", "sí", "on"};
constexpr std::string_view kNo[] = {"false", "no", "n", "0", "", "nein", "non", "off"};
constexpr std::string_view kCompanyWords[] = {"company",      "0",          "org",         "organization",
                                              "organisation", "firma",      "unternehmen", "business",
                                              "société",      "entreprise", "empresa"};
constexpr std::string_view kPersonWords[] = {"person", "1", "individual", "people", "private", "contact"};
constexpr std::string_view kLegalForms[] = {
    "gmbh",        "ag",      "kg",     "ohg",      "ug",         "mbh",         "ltd",
    "limited",     "plc",     "llc",    "llp",      "inc",        "corp",        "corporation",
    "co",          "company", "sa",     "sas",      "sarl",       "spa",         "srl",
    "bv",          "nv",      "ab",     "as",       "aps",        "oy",          "oyj",
    "sro",         "kft",     "zrt",    "gbr",      "ev",         "se",          "kk",
    "pty",         "pvt",     "group",  "holding",  "holdings",   "bank",        "university",
    "universität", "hotel",   "verlag", "stiftung", "foundation", "association", "verein"};

template <typename Words>
bool is_one_of(const Words& words, std::string_view text) {
    return std::find(std::begin(words), std::end(words), text) != std::end(words);
}

// Line breaks, tabs and the like as one blank: fields stand on one line.
std::string on_one_line(std::string_view text) {
    std::string line;
    bool blank = false;
    for (const char c : trim_blanks(text)) {
        const bool control = static_cast<unsigned char>(c) < ' ' || c == 0x7F;
        if (control && (blank || line.empty() || line.back() == ' ')) continue;
        blank = control;
        line += control ? ' ' : c;
    }
    return line;
}

// The value as its field keeps it; false if it doesn't fit.
bool fit(const FieldDef& field, std::string& text) {
    const std::string folded = fold_case(trim_blanks(text));
    if (field.type == ValueType::boolean) {
        const bool yes = is_one_of(kYes, folded);
        if (!yes && !is_one_of(kNo, folded)) return false;
        text = yes ? "true" : "false";
        return true;
    }
    if (field.type == ValueType::option) {
        for (std::size_t i = 0; i < field.options.size(); ++i) {
            const std::string_view caption = trim_blanks(field.options[i]);
            if (fold_case(caption) != folded && std::to_string(i) != folded) continue;
            text = caption;
            return true;
        }
        if (field.id != card::kType) return false;
        const bool company = is_one_of(kCompanyWords, folded);
        if (!company && !is_one_of(kPersonWords, folded)) return false;
        text = company ? "Company" : "Person";
        return true;
    }
    if (field.type != ValueType::text && field.type != ValueType::code) return false;
    text = on_one_line(text);
    if (!is_valid_utf8(text)) return false;
    if (field.type == ValueType::code) text = code_form(text);
    if (character_count(text) > field.max_length) return false;
    return text.empty() || static_cast<bool>(contact::check_form(field, schema::FieldValue(text)));
}

}  // namespace

void ForeignContact::clear() {
    skipped_ = false;
    given_ = 0;
    listed_ = 0;
    for (auto& list : groups_) list.clear();
    addresses_.clear();
    new_type_ = {};
    kept_.clear();
}

bool ForeignContact::set(FieldId field, std::string_view text) {
    const FieldDef& def = card::kDef.fields[field];
    std::string value(text);
    if (!fit(def, value)) return false;
    const bool taken = has(field) && !texts_[field].empty();
    if (taken) return value.empty() || texts_[field] == value;
    given_ |= std::uint64_t{1} << field;
    texts_[field] = std::move(value);
    return true;
}

bool ForeignContact::add_phone(PhoneKind kind, std::string_view number) {
    switch (kind) {
        case PhoneKind::mobile:
            return set(card::kMobilePhoneNo, number);
        case PhoneKind::fax:
            return set(card::kFaxNo, number);
        case PhoneKind::pager:
            return set(card::kPager, number);
        case PhoneKind::voice:
            break;
    }
    return set(card::kPhoneNo, number);
}

std::string ForeignContact::country_code(std::string_view text) const {
    const std::string known = lookup_->country(text);
    return known.empty() ? std::string(text) : known;
}

bool ForeignContact::set_language(std::string_view text) {
    const std::string code = trim_blanks(text).empty() ? std::string() : lookup_->language(text);
    if (code.empty() && !trim_blanks(text).empty()) return false;
    return set(card::kLanguageCode, code);
}

// A code that no other address of the contact has.
std::string ForeignContact::address_code(std::string_view kind) const {
    const std::string base = kind.empty() ? "OTHER" : std::string(first_characters(code_form(kind), 10));
    std::string code = base;
    const auto taken = [&] {
        return std::any_of(addresses_.begin(), addresses_.end(),
                           [&](const ForeignAddress& each) { return each.kind == code; });
    };
    for (int number = 2; taken(); ++number)
        code = std::string(first_characters(base, 7)) + std::to_string(number);
    return code;
}

bool ForeignContact::add_address(const ForeignAddress& address) {
    if (address.is_blank()) return true;
    ForeignAddress whole = address;
    // Lines of a street are lines of the address.
    const std::size_t line_end = whole.street.find('\n');
    if (line_end != std::string::npos && whole.more.empty()) {
        whole.more = whole.street.substr(line_end + 1);
        whole.street.resize(line_end);
    }
    whole.country = country_code(whole.country);
    const std::pair<FieldId, std::string*> parts[] = {
        {alt::kAddress, &whole.street},     {alt::kAddress2, &whole.more},
        {alt::kPostCode, &whole.post_code}, {alt::kCity, &whole.city},
        {alt::kCounty, &whole.county},      {alt::kCountryRegionCode, &whole.country}};
    for (const auto& [field, text] : parts) {
        if (!fit(alt::kDef.fields[field], *text)) return false;
    }
    const FieldId own[] = {card::kAddress, card::kAddress2, card::kPostCode,
                           card::kCity,    card::kCounty,   card::kCountryRegionCode};
    const bool free = std::none_of(std::begin(own), std::end(own),
                                   [&](FieldId field) { return !this->text(field).empty(); });
    if (free) {
        for (std::size_t i = 0; i < std::size(own); ++i) set(own[i], *parts[i].second);
        return true;
    }
    whole.kind = address_code(address.kind);
    addresses_.push_back(std::move(whole));
    return true;
}

bool ForeignContact::add_group(Assignment kind, std::string_view label) {
    begin_list(kind);
    const std::string one_line = on_one_line(label);
    if (one_line.empty()) return true;
    if (!is_valid_utf8(one_line)) return false;
    groups_[static_cast<std::size_t>(kind)].push_back(lookup_->group(kind, one_line));
    return true;
}

void ForeignContact::guess_type() {
    if (has(card::kType)) return;
    const bool parts = !text(card::kFirstName).empty() || !text(card::kSurname).empty() ||
                       !text(card::kMiddleName).empty() || !text(card::kJobTitle).empty();
    const std::string_view name = text(card::kName), company = text(card::kCompanyName);
    const bool company_only = !company.empty() && (name.empty() || name == company) && !parts;
    if (company_only && name.empty()) set(card::kName, company);
    new_type_ =
        company_only || (!parts && company.empty() && looks_like_company(name)) ? "Company" : "Person";
    // A company's name is its own (CON-2).
    if (new_type_ == "Company") given_ &= ~(std::uint64_t{1} << card::kCompanyName);
}

void ForeignContact::append_json(std::string& out) const {
    const char* separator = "{";
    const auto begin = [&](std::string_view name) {
        out += separator;
        separator = ",";
        append_json_string(out, name);
        out += ':';
    };
    for (const FieldDef& field : card::kDef.fields) {
        if (!has(field.id)) continue;
        begin(field.name);
        if (field.type == ValueType::boolean)
            out += texts_[field.id];
        else
            append_json_string(out, texts_[field.id]);
    }
    if (!new_type_.empty()) {
        begin(kTypeIfNewName);
        append_json_string(out, new_type_);
    }
    for (const Assignment kind : contact::kAssignments) {
        if ((listed_ >> static_cast<int>(kind) & 1) == 0) continue;
        begin(name_of(kind));
        out += '[';
        for (const std::string& code : groups_[static_cast<std::size_t>(kind)]) {
            if (out.back() != '[') out += ',';
            append_json_string(out, code);
        }
        out += ']';
    }
    if (!addresses_.empty()) {
        begin(kAddressesName);
        for (const ForeignAddress& each : addresses_) {
            out += &each == addresses_.data() ? "[{" : ",{";
            const std::pair<FieldId, const std::string*> parts[] = {{alt::kCode, &each.kind},
                                                                    {alt::kAddress, &each.street},
                                                                    {alt::kAddress2, &each.more},
                                                                    {alt::kPostCode, &each.post_code},
                                                                    {alt::kCity, &each.city},
                                                                    {alt::kCounty, &each.county},
                                                                    {alt::kCountryRegionCode, &each.country}};
            for (const auto& [field, text] : parts) {
                if (text->empty()) continue;
                if (out.back() != '{') out += ',';
                append_json_string(out, alt::kDef.fields[field].name);
                out += ':';
                append_json_string(out, *text);
            }
            out += '}';
        }
        out += ']';
    }
    for (const auto& [name, json] : kept_) {
        begin(name);
        out += json;
    }
    out += *separator == '{' ? "{}" : "}";
}

bool looks_like_company(std::string_view name) {
    const std::string folded = fold_case(name);
    std::string word;
    for (std::size_t at = 0; at <= folded.size();) {
        const Decoded each = at < folded.size() ? decode_at(folded, at) : Decoded{U' ', 1};
        at += each.length;
        if (each.value == '.') continue;  // "S.A.", "e.V."
        if (is_word_character(each.value)) {
            append_utf8(word, each.value);
            continue;
        }
        if (word.size() < folded.size() && is_one_of(kLegalForms, word)) return true;
        word.clear();
    }
    return folded.find(" & ") != std::string::npos;
}

}  // namespace segments::exchange
