#include "core/exchange/formats/business_central.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/exchange/formats/json_walk.h"

namespace segments::exchange {
namespace {

using table::FieldId;
namespace card = contact::contact;
using Index = JsonTape::Index;

struct Member {
    std::string_view name;
    FieldId field;
};
// Those that the API has, in its order.
constexpr Member kMembers[] = {{"id", card::kExternalId},
                               {"number", card::kNo},
                               {"type", card::kType},
                               {"displayName", card::kName},
                               {"jobTitle", card::kJobTitle},
                               {"companyNumber", card::kCompanyNo},
                               {"companyName", card::kCompanyName},
                               {"addressLine1", card::kAddress},
                               {"addressLine2", card::kAddress2},
                               {"city", card::kCity},
                               {"state", card::kCounty},
                               {"country", card::kCountryRegionCode},
                               {"postalCode", card::kPostCode},
                               {"phoneNumber", card::kPhoneNo},
                               {"mobilePhoneNumber", card::kMobilePhoneNo},
                               {"email", card::kEMail},
                               {"website", card::kHomePage},
                               {"searchName", card::kSearchName},
                               {"privacyBlocked", card::kPrivacyBlocked},
                               {"taxRegistrationNumber", card::kVatRegistrationNo}};
// What extensions of the API add.
constexpr Member kAliases[] = {{"name2", card::kName2},
                               {"firstName", card::kFirstName},
                               {"middleName", card::kMiddleName},
                               {"surname", card::kSurname},
                               {"email2", card::kEMail2},
                               {"salespersonCode", card::kSalespersonCode},
                               {"languageCode", card::kLanguageCode},
                               {"territoryCode", card::kTerritoryCode},
                               {"currencyCode", card::kCurrencyCode},
                               {"faxNumber", card::kFaxNo}};
// What the server works out: of no use to anybody who writes.
constexpr std::string_view kIgnored[] = {"lastInteractionDate", "lastModifiedDateTime", "@odata.context"};
// Companies have none of these (CON-2).
constexpr FieldId kOfPersons[] = {card::kJobTitle,  card::kCompanyNo,  card::kCompanyName,
                                  card::kFirstName, card::kMiddleName, card::kSurname};

template <typename List, typename Value>
bool is_in(const List& list, const Value& value) {
    return std::find(std::begin(list), std::end(list), value) != std::end(list);
}

const Member* member_of(std::string_view name) {
    for (const auto& list : {std::span<const Member>(kMembers), std::span<const Member>(kAliases)}) {
        const auto at =
            std::find_if(list.begin(), list.end(), [&](const Member& each) { return each.name == name; });
        if (at != list.end()) return &*at;
    }
    return nullptr;
}

// "Bank_x0020_Account": how OData writes the names of an enumeration.
std::string decoded_enum(std::string text) {
    for (std::size_t at = text.find("_x0020_"); at != std::string::npos; at = text.find("_x0020_"))
        text.replace(at, 7, " ");
    return text;
}

}  // namespace

std::string map_business_central(const JsonTape& tape, ForeignContact& contact) {
    const JsonWalk walk(tape);
    if (!walk.is_object(0)) return tr("This is no contact: it isn't an object with properties in { }.");
    const bool company = decoded_enum(walk.text(0, "type")) == "Company";
    std::string kept;
    walk.for_each_member(0, [&](std::string_view name, Index value) {
        if (is_in(kIgnored, name) || name.starts_with("@odata.")) return;
        const Member* const member = member_of(name);
        const bool list =
            walk.kind(value) == JsonTape::Kind::object || walk.kind(value) == JsonTape::Kind::array;
        if (member != nullptr && !list) {
            const bool option = member->field == card::kType;
            const std::string text = option ? decoded_enum(walk.text(value)) : walk.text(value);
            // A company's Company No. and Company Name are its own.
            const bool own =
                company && (member->field == card::kCompanyNo || member->field == card::kCompanyName);
            if (own || (company && text.empty() && is_in(kOfPersons, member->field))) return;
            const bool blocked = company && is_in(kOfPersons, member->field);
            const bool fits =
                !blocked && (member->field == card::kCountryRegionCode ? contact.set_country(text)
                                                                       : contact.set(member->field, text));
            if (fits) return;
        }
        kept += kept.empty() ? '{' : ',';
        append_json_string(kept, name);
        kept += ':';
        walk.append(value, kept);
    });
    if (!kept.empty()) contact.keep(kBusinessCentralName, kept + "}");
    contact.guess_type();
    return {};
}

void append_business_central(std::string& out, const ContactRecord& record) {
    JsonTape kept;
    read_kept(record.fields.text(card::kExtras), kBusinessCentralName, kept);
    const bool person = record.fields[card::kType].number != 0;
    const JsonWalk walk(kept);
    JsonObject object(out);
    for (const Member& each : kMembers) {
        // A value that found no room in its field has left it blank.
        const Index value = record.fields.has(each.field) ? JsonWalk::kNone : walk.member(0, each.name);
        if (value != JsonWalk::kNone) {
            object.key(each.name);
            walk.append(value, out);
            continue;
        }
        // The server gives ids; ours that are none of its kind would be refused.
        const std::string_view text = record.fields.text(each.field);
        if (each.field == card::kExternalId && text.size() != 36) continue;
        if (each.field == card::kType) {
            object.text(each.name, person ? "Person" : "Company");
        } else if (each.field == card::kPrivacyBlocked) {
            object.json(each.name, record.fields[each.field].number != 0 ? "true" : "false");
        } else if (!person && each.field == card::kCompanyNo) {
            object.text(each.name, record.fields.text(card::kNo));
        } else if (!person && each.field == card::kCompanyName) {
            object.text(each.name, record.fields.text(card::kName));
        } else if (each.field == card::kSearchName && text.empty()) {
            object.text(each.name, upper_case(record.fields.text(card::kName)));
        } else {
            object.text(each.name, text);
        }
    }
    for (const Member& each : kAliases) {
        if (!record.fields.text(each.field).empty()) object.text(each.name, record.fields.text(each.field));
    }
    walk.for_each_member(0, [&](std::string_view name, Index value) {
        const Member* const member = member_of(name);
        const bool own = std::any_of(std::begin(kMembers), std::end(kMembers),
                                     [&](const Member& each) { return each.name == name; });
        if (own || (member != nullptr && record.fields.has(member->field))) return;
        object.key(name);
        walk.append(value, out);
    });
    object.close();
}

}  // namespace segments::exchange
