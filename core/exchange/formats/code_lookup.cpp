#include "core/exchange/formats/code_lookup.h"

#include "core/base/text.h"
#include "core/setup/setup_tables.h"

namespace segments::exchange {
namespace {

using contact::Assignment;
using table::FieldId;
using table::Row;
using table::Table;

constexpr std::size_t kCodeLength = 10;

// Names of countries that aren't the workspace's own, as address books write them.
struct Alias {
    std::string_view name, code;
};
constexpr Alias kCountries[] = {
    {"deutschland", "DE"},
    {"österreich", "AT"},
    {"schweiz", "CH"},
    {"suisse", "CH"},
    {"svizzera", "CH"},
    {"italia", "IT"},
    {"italien", "IT"},
    {"españa", "ES"},
    {"spanien", "ES"},
    {"frankreich", "FR"},
    {"niederlande", "NL"},
    {"nederland", "NL"},
    {"holland", "NL"},
    {"the netherlands", "NL"},
    {"belgien", "BE"},
    {"belgië", "BE"},
    {"belgique", "BE"},
    {"luxemburg", "LU"},
    {"dänemark", "DK"},
    {"danmark", "DK"},
    {"schweden", "SE"},
    {"sverige", "SE"},
    {"norwegen", "NO"},
    {"norge", "NO"},
    {"suomi", "FI"},
    {"finnland", "FI"},
    {"polen", "PL"},
    {"polska", "PL"},
    {"tschechien", "CZ"},
    {"czech republic", "CZ"},
    {"ungarn", "HU"},
    {"magyarország", "HU"},
    {"portugal", "PT"},
    {"griechenland", "GR"},
    {"el", "GR"},
    {"irland", "IE"},
    {"éire", "IE"},
    {"uk", "GB"},
    {"u.k.", "GB"},
    {"great britain", "GB"},
    {"england", "GB"},
    {"scotland", "GB"},
    {"wales", "GB"},
    {"vereinigtes königreich", "GB"},
    {"grossbritannien", "GB"},
    {"großbritannien", "GB"},
    {"usa", "US"},
    {"u.s.a.", "US"},
    {"u.s.", "US"},
    {"united states", "US"},
    {"united states of america", "US"},
    {"vereinigte staaten", "US"},
    {"états-unis", "US"},
    {"estados unidos", "US"},
    {"canada", "CA"},
    {"kanada", "CA"},
    {"brasil", "BR"},
    {"méxico", "MX"},
    {"日本", "JP"},
    {"中国", "CN"},
    {"türkei", "TR"},
    {"turkey", "TR"},
    {"türkiye", "TR"},
    {"россия", "RU"},
    {"russia", "RU"},
    {"україна", "UA"},
};

// Two-letter languages (ISO 639-1) as this product's codes have it (ISO 639-2).
constexpr Alias kLanguages[] = {
    {"en", "ENU"}, {"en-gb", "ENG"}, {"en-us", "ENU"}, {"de", "DEU"}, {"de-at", "DEA"}, {"de-ch", "DES"},
    {"fr", "FRA"}, {"it", "ITA"},    {"es", "ESP"},    {"nl", "NLD"}, {"da", "DAN"},    {"sv", "SVE"},
    {"nb", "NOR"}, {"no", "NOR"},    {"fi", "FIN"},    {"pl", "PLK"}, {"cs", "CSY"},    {"hu", "HUN"},
    {"pt", "PTG"}, {"pt-br", "PTB"}, {"el", "ELL"},    {"ru", "RUS"}, {"tr", "TRK"},    {"ja", "JPN"},
    {"zh", "CHS"}, {"ko", "KOR"},
};

std::string found(const std::unordered_map<std::string, std::string>& texts, std::string_view text) {
    const auto at = texts.find(fold_case(trim_blanks(text)));
    return at == texts.end() ? std::string() : at->second;
}

// Up to ten letters and digits of a label, in upper case.
std::string code_of(std::string_view label) {
    const std::string upper = code_form(label);
    if (character_count(upper) <= kCodeLength) return upper;
    std::string code;
    std::size_t count = 0;
    for (std::size_t at = 0; at < upper.size() && count < kCodeLength;) {
        const Decoded each = decode_at(upper, at);
        if (is_word_character(each.value)) {
            append_utf8(code, each.value);
            ++count;
        }
        at += each.length;
    }
    return code.empty() ? std::string("GROUP") : code;
}

}  // namespace

CodeLookup::CodeLookup(const table::Database& db) {
    const auto read = [&](table::TableId id, Texts& by_text, Texts* descriptions) {
        const Table& table = db.table(id);
        table.live().for_each([&](Row row) {
            const std::string code(table.text(row, 0)), name(table.text(row, 1));
            by_text.emplace(fold_case(name), code);
            if (descriptions != nullptr) descriptions->emplace(code, name);
        });
        // A code that is another one's name is the code.
        table.live().for_each([&](Row row) {
            by_text.insert_or_assign(fold_case(table.text(row, 0)), std::string(table.text(row, 0)));
        });
    };
    for (const Assignment kind : contact::kAssignments) {
        List& list = lists_[static_cast<std::size_t>(kind)];
        read(contact::master_table_of(kind), list.by_text, &list.descriptions);
    }
    read(setup::country::kTable, countries_, &country_names_);
    read(setup::language::kTable, languages_, nullptr);
    for (const Alias& each : kCountries) {
        if (country_names_.contains(std::string(each.code)))
            countries_.emplace(fold_case(each.name), each.code);
    }
    for (const Alias& each : kLanguages) {
        const std::string code = found(languages_, each.code);
        if (!code.empty()) languages_.emplace(each.name, code);
    }
}

std::string CodeLookup::country(std::string_view text) const {
    return found(countries_, text);
}

std::string CodeLookup::language(std::string_view text) const {
    std::string code = found(languages_, text);
    const std::size_t end = text.find_first_of("-_");
    return code.empty() && end != std::string_view::npos ? found(languages_, text.substr(0, end)) : code;
}

std::string CodeLookup::group(Assignment kind, std::string_view label) {
    label = trim_blanks(label);
    if (label.empty()) return {};
    List& list = lists_[static_cast<std::size_t>(kind)];
    std::string known = found(list.by_text, label);
    if (!known.empty()) return known;
    const std::string base = code_of(label);
    std::string code = base;
    for (int number = 2; list.by_text.contains(fold_case(code)); ++number) {
        const std::string digits = std::to_string(number);
        code = std::string(first_characters(base, kCodeLength - digits.size())) + digits;
    }
    list.by_text.emplace(fold_case(label), code);
    list.by_text.emplace(fold_case(code), code);
    list.made.emplace(code, label);
    return code;
}

std::string_view CodeLookup::label(Assignment kind, std::string_view code) const {
    const Texts& texts = lists_[static_cast<std::size_t>(kind)].descriptions;
    const auto at = texts.find(std::string(code));
    if (at == texts.end() || at->second.empty()) return code;
    // Only a description that leads back to the code.
    return found(lists_[static_cast<std::size_t>(kind)].by_text, at->second) == code
               ? std::string_view(at->second)
               : code;
}

std::string_view CodeLookup::country_name(std::string_view code) const {
    const auto at = country_names_.find(std::string(code));
    return at == country_names_.end() || at->second.empty() ? code : std::string_view(at->second);
}

}  // namespace segments::exchange
