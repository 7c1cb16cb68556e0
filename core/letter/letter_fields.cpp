#include "core/letter/letter_fields.h"

#include <algorithm>
#include <unordered_map>

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/contact/address_block.h"
#include "core/contact/alternate_address.h"
#include "core/contact/contact_tables.h"
#include "core/contact/salutation.h"
#include "core/letter/captions.h"
#include "core/schema/field_value.h"
#include "core/setup/marketing_setup.h"

namespace segments::letter {
namespace {

using segment::LineReader;
using segment::OwnField;
using table::FieldId;
using table::kNoRow;
using table::Row;
using word::Value;
namespace card = contact::contact;
namespace line = segment::line;
namespace marketing = setup::marketing;
namespace seller = setup::salesperson;

enum class From : std::uint8_t { contact, line, segment, salesperson, company, special };
enum class Special : FieldId {
    mail_address,
    contact_country,
    formal_salutation,
    informal_salutation,
    company_country,
    recipient,
};

struct Field {
    std::string name;
    From from;
    FieldId id;
};

// Letters and digits in lower case: what counts of a name.
std::string key_of(std::string_view name) {
    std::string key;
    for (std::size_t at = 0; at < name.size();) {
        const Decoded character = decode_at(name, at);
        if (is_word_character(character.value) && character.value != U'_')
            append_utf8(key, fold_case(character.value));
        at += character.length;
    }
    return key;
}

// The words before the captions of a table: "Contact City".
std::string_view table_word(From from) {
    switch (from) {
        case From::contact:
            return msg("Contact");
        case From::line:
            return msg("Line");
        case From::salesperson:
            return msg("Salesperson");
        case From::company:
            return msg("Company information");
        default:
            return {};
    }
}

// `english` in one of the languages of letters; empty where there is no translation.
std::string_view translated(std::string_view language, std::string_view english) {
    for (const Caption& caption : captions()) {
        if (caption.language == language && caption.english == english) return caption.text;
    }
    return {};
}

std::vector<std::string_view> caption_languages() {
    std::vector<std::string_view> found;
    for (const Caption& caption : captions()) {
        if (std::find(found.begin(), found.end(), caption.language) == found.end())
            found.push_back(caption.language);
    }
    return found;
}

struct Catalog {
    std::vector<Field> fields;
    std::unordered_map<std::string, std::size_t> by_key;
    std::unordered_map<std::string, std::size_t> by_translation;

    Catalog() {
        const auto special = [&](std::string_view name, Special which) {
            add(std::string(name), From::special, static_cast<FieldId>(which));
        };
        special(msg("Contact Mail Address"), Special::mail_address);
        special(msg("Contact Country/Region Name"), Special::contact_country);
        special(msg("Formal Salutation"), Special::formal_salutation);
        special(msg("Informal Salutation"), Special::informal_salutation);
        special(msg("Recipient Address"), Special::recipient);
        add(std::string(msg("Document Date")), From::line, line::kDate);
        add("Segment Text", From::segment, segment::segment::kLetterText);
        add("Segment No.", From::line, line::kSegmentNo);
        table_fields(card::kDef, "Contact ", From::contact);
        table_fields(line::kDef, "Line ", From::line);
        table_fields(seller::kDef, "Salesperson ", From::salesperson);
        for (FieldId id = marketing::kOurName; id <= marketing::kOurGiroNo; ++id)
            add("Company Information " + std::string(marketing::kDef.fields[id].caption), From::company, id);
        special(msg("Company Information Country/Region Name"), Special::company_country);
        // Other names of the same: without the table's name, by the prefixes of Word templates (MRG-4). What
        // is nearer to the letter wins.
        for (const From from : {From::line, From::contact}) {
            for (std::size_t i = 0; i < fields.size(); ++i) {
                if (fields[i].from == from) alias(caption_of(fields[i]), i);
            }
        }
        for (std::size_t i = 0; i < fields.size(); ++i) {
            const std::string caption = caption_of(fields[i]);
            if (fields[i].from == From::contact) alias("CONTA_" + caption, i);
            if (fields[i].from == From::salesperson) alias("SALES_" + caption, i);
            if (fields[i].from == From::company) alias("COMPA_" + caption, i);
        }
        alias("Address Block", 0);
        alias("CONTA_Mailing Address", 0);
        alias("Greeting", 2);
        for (const std::string_view language : caption_languages()) add_language(language);
    }
    // MRG-11: whatever the language of a letter is, its captions are understood; no caption of a language
    // stands for another field in another one.
    void add_language(std::string_view language) {
        const auto alias = [&](const std::string& name, std::size_t i) {
            by_translation.emplace(key_of(name), i);
        };
        for (std::size_t i = 0; i < fields.size(); ++i) alias(name_in(language, fields[i]), i);
        for (const From from : {From::line, From::contact}) {
            for (std::size_t i = 0; i < fields.size(); ++i) {
                const std::string_view caption = translated(language, caption_of(fields[i]));
                if (fields[i].from != from || caption.empty()) continue;
                alias(std::string(caption), i);
                if (from == From::contact) alias("CONTA_" + std::string(caption), i);
            }
        }
    }
    // The name in another language; the English one where it isn't known.
    static std::string name_in(std::string_view language, const Field& field) {
        if (const std::string_view whole = translated(language, field.name); !whole.empty())
            return std::string(whole);
        const std::string_view word = translated(language, table_word(field.from));
        const std::string_view caption = translated(language, caption_of(field));
        if (word.empty() || caption.empty()) return field.name;
        return std::string(word) + " " + std::string(caption);
    }
    static std::string caption_of(const Field& field) {
        switch (field.from) {
            case From::contact:
                return std::string(card::kDef.fields[field.id].caption);
            case From::line:
                return std::string(line::kDef.fields[field.id].caption);
            case From::salesperson:
                return std::string(seller::kDef.fields[field.id].caption);
            case From::company:
                return std::string(marketing::kDef.fields[field.id].caption);
            default:
                return field.name;
        }
    }
    void add(std::string name, From from, FieldId id) {
        if (by_key.emplace(key_of(name), fields.size()).second) fields.push_back({std::move(name), from, id});
    }
    void alias(const std::string& name, std::size_t index) { by_key.emplace(key_of(name), index); }
    void table_fields(const table::TableDef& def, const std::string& before, From from) {
        for (const table::FieldDef& field : def.fields) {
            if ((field.flags & table::kHidden) != 0) continue;
            const std::string caption(field.caption);
            const bool named = caption.rfind(before, 0) == 0;  // "Line Text" is no "Line Line Text"
            add(named ? caption : before + caption, from, field.id);
        }
    }
};

// Worked out at the first question.
const Catalog& catalog() {
    static const Catalog made;
    return made;
}

Value value_of(const table::FieldDef& field, const schema::FieldValue& value, const filter::Locale& locale) {
    Value written;
    if (filter::is_textual(field.type)) {
        written.text = value.text;
        return written;
    }
    written.type = field.type;
    written.number = value.number;
    written.text = schema::format_field_value(field, value, locale);
    return written;
}

Value cell(const table::Database& db, const table::TableDef& def, Row row, FieldId field,
           const filter::Locale& locale) {
    if (row == kNoRow) return {};
    return value_of(def.fields[field], schema::cell_value(db.table(def.id), row, field), locale);
}

std::string country_name(const table::Database& db, std::string_view code) {
    const table::Table& countries = db.table(setup::country::kTable);
    const Row row = code.empty() ? kNoRow : countries.find(code);
    return row == kNoRow ? std::string(code) : std::string(countries.text(row, setup::country::kName));
}

std::string salutation(const LineReader& reader, Row line_row, schema::SalutationType type) {
    return contact::salutation_of(reader.db(), reader.contact(line_row), type,
                                  reader.text(line_row, line::kLanguageCode))
        .value_or(std::string());
}

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& each : lines) text += (text.empty() ? "" : "\n") + each;
    return text;
}

// LOG-35: the e-mail of the line's alternate address, else the contact's.
std::string recipient(const LineReader& reader, Row line_row) {
    namespace alternate = contact::alt_address;
    const table::Table& addresses = reader.db().table(alternate::kTable);
    const std::string_view code = reader.text(line_row, line::kContactAltAddressCode);
    const Row other = code.empty() ? kNoRow : addresses.find(reader.text(line_row, line::kContactNo), code);
    if (other != kNoRow && !addresses.text(other, alternate::kEMail).empty())
        return std::string(addresses.text(other, alternate::kEMail));
    return std::string(reader.contact_email(line_row));
}

std::string special(const LineReader& reader, Row line_row, Special which) {
    const table::Database& db = reader.db();
    const Row row = reader.contact(line_row);
    if (which == Special::company_country) {
        const Row own = setup::setup_row(db);
        if (own == kNoRow) return {};
        return country_name(db, db.table(marketing::kTable).text(own, marketing::kOurCountryRegionCode));
    }
    if (row == kNoRow) return {};
    switch (which) {
        case Special::mail_address:
            return joined(contact::address_block(
                db, row,
                {.date = static_cast<Day>(reader.number(line_row, line::kDate)),
                 .alt_address_code = reader.text(line_row, line::kContactAltAddressCode)}));
        case Special::contact_country:
            return country_name(db, db.table(card::kTable).text(row, card::kCountryRegionCode));
        case Special::formal_salutation:
            return salutation(reader, line_row, schema::SalutationType::formal);
        case Special::informal_salutation:
            return salutation(reader, line_row, schema::SalutationType::informal);
        default:
            return recipient(reader, line_row);
    }
}

// How many letters differ, as long as it is at most `most`.
std::size_t distance(std::string_view a, std::string_view b, std::size_t most) {
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > most) return most + 1;
    std::vector<std::size_t> row(a.size() + 1);
    for (std::size_t i = 0; i <= a.size(); ++i) row[i] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
        std::size_t diagonal = row[0];
        row[0] = j;
        for (std::size_t i = 1; i <= a.size(); ++i) {
            const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[i];
            row[i] = std::min({replaced, row[i] + 1, row[i - 1] + 1});
        }
    }
    return row[a.size()];
}

}  // namespace

std::optional<std::string> field_by_english_name(std::string_view name) {
    const auto found = catalog().by_key.find(key_of(name));
    if (found == catalog().by_key.end()) return std::nullopt;
    return catalog().fields[found->second].name;
}

std::optional<std::string> known_field(std::string_view name) {
    if (std::optional<std::string> english = field_by_english_name(name)) return english;
    const auto found = catalog().by_translation.find(key_of(name));
    if (found == catalog().by_translation.end()) return std::nullopt;
    return catalog().fields[found->second].name;
}

std::vector<std::string> all_fields(std::string_view language) {
    // The codes of a language's variants begin alike: DEU, DES, DEA.
    const std::string tag = fold_case(language.substr(0, 2));
    std::vector<std::string> names;
    for (const Field& field : catalog().fields) names.push_back(Catalog::name_in(tag, field));
    return names;
}

std::string captions_language(const table::Database& db, std::string_view language) {
    if (!language.empty()) return std::string(language);
    const Row own = setup::setup_row(db);
    if (own == kNoRow) return {};
    return std::string(db.table(marketing::kTable).text(own, marketing::kMergefieldLanguageId));
}

std::string nearest_field(std::string_view name) {
    const std::string key = key_of(name);
    if (key.size() > 60) return {};
    const std::size_t most = key.size() < 5 ? 1 : key.size() < 9 ? 2 : 3;
    std::size_t best = most + 1;
    std::string_view best_key;
    std::size_t index = 0;
    for (const auto& [other, field] : catalog().by_key) {
        const std::size_t far = distance(key, other, most);
        // The same answer whatever the order of the table.
        if (far < best || (far == best && far <= most && other < best_key)) {
            best = far;
            best_key = other;
            index = field;
        }
    }
    return best <= most ? catalog().fields[index].name : std::string();
}

FieldValues::FieldValues(const LineReader& reader, const filter::Locale& locale,
                         const std::vector<std::string>& fields)
    : reader_(&reader), locale_(filter::in_english(locale)) {
    for (const std::string& name : fields) {
        const auto found = catalog().by_key.find(key_of(name));
        fields_.push_back(found == catalog().by_key.end() ? catalog().fields.size() : found->second);
    }
}

std::vector<Value> FieldValues::of(Row line_row) const {
    const table::Database& db = reader_->db();
    std::vector<Value> values;
    values.reserve(fields_.size());
    const auto row_of_code = [&](table::TableId table, OwnField field) {
        const auto code = static_cast<table::Code>(reader_->raw(line_row, field));
        return code == 0 ? kNoRow : db.table(table).find_code(code);
    };
    for (const std::size_t index : fields_) {
        if (index >= catalog().fields.size()) {
            values.emplace_back();
            continue;
        }
        const Field& field = catalog().fields[index];
        switch (field.from) {
            case From::contact:
                values.push_back(cell(db, card::kDef, reader_->contact(line_row), field.id, locale_));
                break;
            case From::line: {
                const table::FieldDef& def = line::kDef.fields[field.id];
                schema::FieldValue value;
                if (filter::is_textual(def.type))
                    value.text = reader_->text(line_row, field.id);
                else
                    value.number = reader_->number(line_row, field.id);
                values.push_back(value_of(def, value, locale_));
                break;
            }
            case From::segment:
                values.push_back(cell(db, segment::segment::kDef, segment::segment_of_line(db, line_row),
                                      field.id, locale_));
                break;
            case From::salesperson:
                values.push_back(cell(db, seller::kDef,
                                      row_of_code(seller::kTable, OwnField::salesperson_code), field.id,
                                      locale_));
                break;
            case From::company:
                values.push_back(cell(db, marketing::kDef, setup::setup_row(db), field.id, locale_));
                break;
            case From::special:
                values.push_back({special(*reader_, line_row, static_cast<Special>(field.id)), {}, 0});
                break;
        }
    }
    return values;
}

std::string FieldValues::language(Row line_row) const {
    return std::string(reader_->text(line_row, line::kLanguageCode));
}

}  // namespace segments::letter
