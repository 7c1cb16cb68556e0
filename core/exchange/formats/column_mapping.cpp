#include "core/exchange/formats/column_mapping.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "core/base/address_forms.h"
#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/exchange/contact_properties.h"
#include "core/exchange/formats/list_cell.h"
#include "core/exchange/json_tape.h"

namespace segments::exchange {
namespace {

using contact::Assignment;
using table::FieldDef;
namespace card = contact::contact;

// Letters and digits only, in small letters: how names of columns are compared.
std::string plain(std::string_view name) {
    std::string out;
    const std::string folded = fold_case(name);
    for (std::size_t at = 0; at < folded.size();) {
        const Decoded each = decode_at(folded, at);
        if (is_word_character(each.value)) append_utf8(out, each.value);
        at += each.length;
    }
    return out;
}

struct Alias {
    std::string_view plain, target;
};
// Beside the fields' own captions and names.
constexpr Alias kAliases[] = {
    {"number", "no"},
    {"contactno", "no"},
    {"nr", "no"},
    {"kundennummer", "no"},
    {"customerno", "no"},
    {"id", "externalId"},
    {"uid", "externalId"},
    {"guid", "externalId"},
    {"contactid", "externalId"},
    {"systemid", "externalId"},
    {"recordid", "externalId"},
    {"displayname", "name"},
    {"fullname", "name"},
    {"contactname", "name"},
    {"anzeigename", "name"},
    {"vollständigername", "name"},
    {"nom complet", "name"},
    {"fileas", "name"},
    {"kind", "type"},
    {"art", "type"},
    {"typ", "type"},
    {"contacttype", "type"},
    {"givenname", "firstName"},
    {"vorname", "firstName"},
    {"prénom", "firstName"},
    {"prenom", "firstName"},
    {"nombre", "firstName"},
    {"first", "firstName"},
    {"forename", "firstName"},
    {"additionalname", "middleName"},
    {"middle", "middleName"},
    {"weiterevornamen", "middleName"},
    {"zweitervorname", "middleName"},
    {"lastname", "surname"},
    {"familyname", "surname"},
    {"nachname", "surname"},
    {"last", "surname"},
    {"familienname", "surname"},
    {"apellidos", "surname"},
    {"nomdefamille", "surname"},
    {"zuname", "surname"},
    {"company", "companyName"},
    {"firma", "companyName"},
    {"organization", "companyName"},
    {"organisation", "companyName"},
    {"organizationname", "companyName"},
    {"organization1name", "companyName"},
    {"unternehmen", "companyName"},
    {"société", "companyName"},
    {"empresa", "companyName"},
    {"account", "companyName"},
    {"accountname", "companyName"},
    {"employer", "companyName"},
    {"companyorganization", "companyName"},
    {"title", "jobTitle"},
    {"position", "jobTitle"},
    {"organizationtitle", "jobTitle"},
    {"organization1title", "jobTitle"},
    {"role", "jobTitle"},
    {"fonction", "jobTitle"},
    {"funktion", "jobTitle"},
    {"beruf", "jobTitle"},
    {"cargo", "jobTitle"},
    {"email", "eMail"},
    {"mail", "eMail"},
    {"emailaddress", "eMail"},
    {"email1value", "eMail"},
    {"emailadresse", "eMail"},
    {"courriel", "eMail"},
    {"correo", "eMail"},
    {"correoelectrónico", "eMail"},
    {"primaryemail", "eMail"},
    {"email1", "eMail"},
    {"workemail", "eMail"},
    {"emailaddresses", "eMail"},
    {"email2value", "eMail2"},
    {"email2address", "eMail2"},
    {"email2adresse", "eMail2"},
    {"secondaryemail", "eMail2"},
    {"emailaddress2", "eMail2"},
    {"phone", "phoneNo"},
    {"telephone", "phoneNo"},
    {"telefon", "phoneNo"},
    {"tel", "phoneNo"},
    {"phonenumber", "phoneNo"},
    {"businessphone", "phoneNo"},
    {"workphone", "phoneNo"},
    {"telefongeschäftlich", "phoneNo"},
    {"téléphone", "phoneNo"},
    {"teléfono", "phoneNo"},
    {"telefonnummer", "phoneNo"},
    {"phone1", "phoneNo"},
    {"mobile", "mobilePhoneNo"},
    {"mobilephone", "mobilePhoneNo"},
    {"cell", "mobilePhoneNo"},
    {"cellphone", "mobilePhoneNo"},
    {"handy", "mobilePhoneNo"},
    {"mobiltelefon", "mobilePhoneNo"},
    {"mobil", "mobilePhoneNo"},
    {"mobilenumber", "mobilePhoneNo"},
    {"mobilephonenumber", "mobilePhoneNo"},
    {"portable", "mobilePhoneNo"},
    {"móvil", "mobilePhoneNo"},
    {"fax", "faxNo"},
    {"businessfax", "faxNo"},
    {"faxgeschäftlich", "faxNo"},
    {"telefax", "faxNo"},
    {"faxnumber", "faxNo"},
    {"street", "address"},
    {"strasse", "address"},
    {"straße", "address"},
    {"rue", "address"},
    {"adresse", "address"},
    {"businessstreet", "address"},
    {"streetaddress", "address"},
    {"addressline1", "address"},
    {"address1", "address"},
    {"address1street", "address"},
    {"straßegeschäftlich", "address"},
    {"dirección", "address"},
    {"calle", "address"},
    {"anschrift", "address"},
    {"addressline2", "address2"},
    {"businessstreet2", "address2"},
    {"address1extendedaddress", "address2"},
    {"straßegeschäftlich2", "address2"},
    {"adresszusatz", "address2"},
    {"street2", "address2"},
    {"town", "city"},
    {"ort", "city"},
    {"stadt", "city"},
    {"ville", "city"},
    {"ciudad", "city"},
    {"businesscity", "city"},
    {"address1city", "city"},
    {"ortgeschäftlich", "city"},
    {"locality", "city"},
    {"zip", "postCode"},
    {"zipcode", "postCode"},
    {"plz", "postCode"},
    {"postalcode", "postCode"},
    {"postleitzahl", "postCode"},
    {"codepostal", "postCode"},
    {"businesspostalcode", "postCode"},
    {"address1postalcode", "postCode"},
    {"postleitzahlgeschäftlich", "postCode"},
    {"códigopostal", "postCode"},
    {"state", "county"},
    {"region", "county"},
    {"province", "county"},
    {"businessstate", "county"},
    {"address1region", "county"},
    {"bundesland", "county"},
    {"stateprovince", "county"},
    {"regiongeschäftlich", "county"},
    {"country", "countryRegionCode"},
    {"land", "countryRegionCode"},
    {"pays", "countryRegionCode"},
    {"país", "countryRegionCode"},
    {"countryregion", "countryRegionCode"},
    {"businesscountryregion", "countryRegionCode"},
    {"address1country", "countryRegionCode"},
    {"countrycode", "countryRegionCode"},
    {"landregiongeschäftlich", "countryRegionCode"},
    {"website", "homePage"},
    {"webpage", "homePage"},
    {"url", "homePage"},
    {"web", "homePage"},
    {"website1value", "homePage"},
    {"webseite", "homePage"},
    {"internet", "homePage"},
    {"language", "languageCode"},
    {"sprache", "languageCode"},
    {"langue", "languageCode"},
    {"salesperson", "salespersonCode"},
    {"verkäufer", "salespersonCode"},
    {"territory", "territoryCode"},
    {"currency", "currencyCode"},
    {"salutation", "salutationCode"},
    {"vatno", "vatRegistrationNo"},
    {"vatid", "vatRegistrationNo"},
    {"vatnumber", "vatRegistrationNo"},
    {"ustidnr", "vatRegistrationNo"},
    {"ustid", "vatRegistrationNo"},
    {"taxregistrationnumber", "vatRegistrationNo"},
    {"initialen", "initials"},
    {"categories", "mailingGroups"},
    {"category", "mailingGroups"},
    {"labels", "mailingGroups"},
    {"tags", "mailingGroups"},
    {"tag", "mailingGroups"},
    {"groupmembership", "mailingGroups"},
    {"kategorien", "mailingGroups"},
    {"groups", "mailingGroups"},
    {"gruppen", "mailingGroups"},
    {"mailinggroup", "mailingGroups"},
    {"list", "mailingGroups"},
    {"lists", "mailingGroups"},
    {"industry", "industryGroups"},
    {"industrygroup", "industryGroups"},
    {"branche", "industryGroups"},
    {"searchname", "searchName"},
    {"typeifnew", "skip"},
};

// Captions and names of fields and lists, and the aliases.
const std::unordered_map<std::string, std::string>& known_names() {
    static const std::unordered_map<std::string, std::string> kNames = [] {
        std::unordered_map<std::string, std::string> names;
        for (const Target& each : column_targets()) {
            if (each.name == kKeepTarget || each.name == kSkipTarget || each.name == kPhoneTarget) continue;
            names.emplace(plain(each.name), each.name);
            names.emplace(plain(each.caption), each.name);
            names.emplace(plain(tr(each.caption).view()), each.name);
        }
        for (const Alias& each : kAliases) names.emplace(plain(each.plain), each.target);
        for (const FieldDef& field : card::kDef.fields) {
            if ((field.flags & table::kReadOnly) != 0) names.emplace(plain(field.caption), kSkipTarget);
        }
        return names;
    }();
    return kNames;
}

bool is_value_of(std::string_view name, std::string_view what) {
    return name.starts_with(what) && name.ends_with("value") && name.size() > what.size() + 5 &&
           name.size() <= what.size() + 7;
}

std::string by_name(std::string_view name) {
    const std::string key = plain(name);
    if (is_value_of(key, "phone")) return std::string(kPhoneTarget);
    const auto& names = known_names();
    const auto at = names.find(key);
    return at == names.end() ? std::string() : at->second;
}

// Whether nearly all values that aren't blank are of a kind, and there are some.
template <typename Is>
bool mostly(std::span<const std::vector<std::string>> sample, std::size_t column, Is is) {
    std::size_t filled = 0, good = 0;
    for (const auto& row : sample) {
        if (column >= row.size() || trim_blanks(row[column]).empty()) continue;
        ++filled;
        good += is(trim_blanks(row[column])) ? 1 : 0;
    }
    return good > 0 && good * 10 >= filled * 8;
}

bool looks_like_phone(std::string_view text) {
    const auto digits = std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    return digits >= 6 && digits <= 16 &&
           text.find_first_not_of("0123456789 +()/-.") == std::string_view::npos &&
           (text.front() == '+' || text.front() == '(' || text.front() == '0');
}

bool looks_like_url(std::string_view text) {
    return text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www.");
}

bool looks_like_name(std::string_view text) {
    return text.find_first_of("0123456789@/:") == std::string_view::npos && text.size() < 60;
}

std::string by_content(std::span<const std::vector<std::string>> sample, std::size_t column) {
    if (mostly(sample, column, [](std::string_view text) { return looks_like_e_mails(text); }))
        return "eMail";
    if (mostly(sample, column, looks_like_url)) return "homePage";
    if (mostly(sample, column, looks_like_phone)) return "phoneNo";
    return {};
}

// Labels of telephones in several languages.
PhoneKind phone_kind(std::string_view label) {
    const std::string folded = fold_case(label);
    const auto has = [&](std::string_view word) { return folded.find(word) != std::string::npos; };
    if (has("fax")) return PhoneKind::fax;
    if (has("mobil") || has("cell") || has("handy") || has("iphone")) return PhoneKind::mobile;
    return has("pager") ? PhoneKind::pager : PhoneKind::voice;
}

}  // namespace

const std::vector<Target>& column_targets() {
    static const std::vector<Target> kTargets = [] {
        std::vector<Target> targets = {{std::string(kKeepTarget), std::string(msg("Keep as it is"))},
                                       {std::string(kSkipTarget), std::string(msg("Leave out"))}};
        for (const FieldDef& field : card::kDef.fields) {
            if ((field.flags & (table::kHidden | table::kReadOnly)) == 0)
                targets.push_back({std::string(field.name), std::string(field.caption)});
        }
        for (const Assignment kind : contact::kAssignments) {
            if (kind != Assignment::web_source)
                targets.push_back({std::string(name_of(kind)), std::string(caption_of(kind))});
        }
        targets.push_back({std::string(kPhoneTarget), std::string(msg("Telephone, by its label"))});
        return targets;
    }();
    return kTargets;
}

std::string_view caption_of_target(std::string_view target) {
    for (const Target& each : column_targets()) {
        if (each.name == target) return each.caption;
    }
    return target;
}

std::vector<std::string> suggest_targets(std::span<const std::string> header,
                                         std::span<const std::vector<std::string>> sample) {
    std::vector<std::string> targets(header.size());
    std::unordered_set<std::string> taken;
    const auto take = [&](std::size_t column, const std::string& target) {
        const bool once = target != kSkipTarget && target != kPhoneTarget;
        if (target.empty() || (once && !taken.insert(target).second)) return;
        targets[column] = target;
    };
    for (std::size_t i = 0; i < header.size(); ++i) take(i, by_name(header[i]));
    for (std::size_t i = 0; i < header.size(); ++i) {
        if (targets[i].empty()) take(i, by_content(sample, i));
    }
    const auto is_taken = [&](std::string_view target) { return taken.contains(std::string(target)); };
    const bool named =
        is_taken("name") || is_taken("firstName") || is_taken("surname") || is_taken("companyName");
    for (std::size_t i = 0; i < header.size(); ++i) {
        if (!named && targets[i].empty() && mostly(sample, i, looks_like_name)) take(i, "name");
        if (targets[i].empty()) targets[i] = kKeepTarget;
    }
    return targets;
}

bool looks_like_header(std::span<const std::string> row) {
    const bool names =
        std::any_of(row.begin(), row.end(), [](const std::string& cell) { return !by_name(cell).empty(); });
    const bool values = std::any_of(row.begin(), row.end(), [](const std::string& cell) {
        const std::string_view text = trim_blanks(cell);
        return !text.empty() && (looks_like_e_mails(text) || looks_like_phone(text) || looks_like_url(text));
    });
    return names || !values;
}

std::vector<std::string> numbered_header(std::size_t columns) {
    std::vector<std::string> header;
    for (std::size_t i = 1; i <= columns; ++i) header.push_back("Column " + std::to_string(i));
    return header;
}

std::vector<std::string> distinct_names(std::vector<std::string> header) {
    std::unordered_set<std::string> taken;
    for (std::size_t i = 0; i < header.size(); ++i) {
        std::string name(trim_blanks(header[i]));
        if (name.empty()) name = "Column " + std::to_string(i + 1);
        std::string distinct = name;
        for (int number = 2; !taken.insert(distinct).second; ++number)
            distinct = name + " (" + std::to_string(number) + ")";
        header[i] = std::move(distinct);
    }
    return header;
}

ColumnMapping::ColumnMapping(std::vector<std::string> header, std::span<const std::string> targets,
                             bool blanks_empty)
    : header_(distinct_names(std::move(header))),
      columns_(header_.size()),
      kept_counts_(header_.size()),
      blanks_empty_(blanks_empty) {
    for (std::size_t i = 0; i < columns_.size() && i < targets.size(); ++i) {
        Column& column = columns_[i];
        if (targets[i] == kSkipTarget) column.kind = Kind::skip;
        if (targets[i] == kPhoneTarget) {
            column.kind = Kind::phone;
            if (i > 0) column.label = i - 1;
        }
        const Property property = contact_property(targets[i]);
        if (property.kind == Property::Kind::field) {
            column.kind = Kind::field;
            column.field = property.field;
        } else if (property.kind == Property::Kind::assignments) {
            column.kind = Kind::list;
            column.list = property.assignment;
        }
    }
}

bool ColumnMapping::put(const Column& column, std::span<const std::string> cells, std::string_view text,
                        ForeignContact& contact) const {
    switch (column.kind) {
        case Kind::field:
            if (column.field == card::kCountryRegionCode) return contact.set_country(text);
            if (column.field == card::kLanguageCode && contact.set_language(text)) return true;
            return contact.set(column.field, text);
        case Kind::list: {
            contact.begin_list(column.list);
            bool all = true;
            for (ListPart& part : list_parts(text)) {
                // What address books put into every contact, and before a label.
                if (!part.quoted && (part.text == "* myContacts" || part.text == "myContacts")) continue;
                if (!part.quoted && part.text.starts_with("* ")) part.text.erase(0, 2);
                all = contact.add_group(column.list, part.text) && all;
            }
            return all;
        }
        case Kind::phone: {
            if (trim_blanks(text).empty()) return true;
            const std::string_view label =
                column.label < cells.size() ? std::string_view(cells[column.label]) : std::string_view();
            const std::string_view first = text.substr(0, text.find(" :::"));
            const bool taken = !contact.add_phone(phone_kind(label), first);
            return !taken && first.size() == text.size();
        }
        case Kind::keep:
            return trim_blanks(text).empty();
        case Kind::skip:
            break;
    }
    return true;
}

void ColumnMapping::apply(std::span<const std::string> cells, std::string_view format,
                          ForeignContact& contact) {
    std::string kept;
    for (std::size_t i = 0; i < columns_.size() && i < cells.size(); ++i) {
        if (!blanks_empty_ && trim_blanks(cells[i]).empty()) continue;
        if (put(columns_[i], cells, cells[i], contact)) continue;
        if (columns_[i].kind != Kind::keep) ++kept_counts_[i];
        kept += kept.empty() ? '{' : ',';
        append_json_string(kept, header_[i]);
        kept += ':';
        append_json_string(kept, cells[i]);
    }
    if (!kept.empty()) contact.keep(format, kept + "}");
    contact.guess_type();
}

}  // namespace segments::exchange
