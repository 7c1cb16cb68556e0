#include "core/exchange/formats/google_people.h"

#include <algorithm>
#include <vector>

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/exchange/formats/json_walk.h"

namespace segments::exchange {
namespace {

using contact::Assignment;
using table::FieldId;
namespace card = contact::contact;
namespace alt = contact::alt_address;
using Index = JsonTape::Index;

// What the server works out, or is of this copy of the person alone.
constexpr std::string_view kIgnored[] = {"etag", "metadata"};
constexpr std::string_view kWritten[] = {"names",     "organizations", "emailAddresses", "phoneNumbers",
                                         "addresses", "urls",          "memberships",    "externalIds"};
// Types of our own numbers and of other systems' ids among external ids.
constexpr std::string_view kNoType = "segments", kIdType = "segments externalId";
// Google's own groups say nothing of a person.
constexpr std::string_view kSystemGroups[] = {"contactGroups/myContacts", "contactGroups/starred",
                                              "contactGroups/all", "contactGroups/blocked",
                                              "contactGroups/chatBuddies"};

template <typename List>
bool is_in(const List& list, std::string_view value) {
    return std::find(std::begin(list), std::end(list), value) != std::end(list);
}

class Reading {
  public:
    Reading(const JsonTape& tape, ForeignContact& contact) : walk_(tape), contact_(contact) {}

    std::string run() {
        if (!walk_.is_object(0)) return tr("This is no contact: it isn't an object with properties in { }.");
        if (walk_.is_true(walk_.member(0, "metadata"), "deleted"))
            return tr("The person was deleted at Google. Delete the contact here, if you want that.");
        if (walk_.text(0, "resourceName").starts_with("contactGroups/")) return take_group();
        walk_.for_each_member(0, [&](std::string_view name, Index value) { take(name, value); });
        contact_.guess_type();
        if (!kept_.empty()) contact_.keep(kGooglePeopleName, kept_.object());
        return {};
    }

  private:
    // A contact group: its members become members of a mailing group.
    std::string take_group() {
        contact_.skip();
        const std::string name = walk_.text(0, "resourceName");
        if (is_in(kSystemGroups, name) || walk_.text(0, "groupType") == "SYSTEM_CONTACT_GROUP") return {};
        CodeLookup& lookup = contact_.lookup();
        std::string label = walk_.text(0, "name");
        if (label.empty()) label = walk_.text(0, "formattedName");
        if (!label.empty()) lookup.members().define(name, lookup.group(Assignment::mailing_group, label));
        walk_.for_each_element(walk_.member(0, "memberResourceNames"),
                               [&](Index each) { lookup.members().add(name, walk_.text(each)); });
        return {};
    }
    void keep(std::string_view name, std::string_view json) { kept_.add(name, json); }

    void take(std::string_view name, Index value) {
        if (is_in(kIgnored, name)) return;
        if (name == "resourceName") {
            if (contact_.set(card::kExternalId, walk_.text(value))) return;
        } else if (name == "names") {
            return take_list(name, value, [&](Index each) { return take_name(each); });
        } else if (name == "organizations") {
            return take_list(name, value, [&](Index each) {
                const std::string title = walk_.text(each, "title"), company = walk_.text(each, "name");
                return !contact_.has(card::kCompanyName) && contact_.set(card::kCompanyName, company) &&
                       (title.empty() || contact_.set(card::kJobTitle, title)) &&
                       walk_.text(each, "department").empty();
            });
        } else if (name == "emailAddresses") {
            return take_list(name, value,
                             [&](Index each) { return contact_.add_e_mail(walk_.text(each, "value")); });
        } else if (name == "phoneNumbers") {
            return take_list(name, value, [&](Index each) { return take_phone(each); });
        } else if (name == "addresses") {
            return take_list(name, value, [&](Index each) { return take_address(each); });
        } else if (name == "urls") {
            return take_list(name, value, [&](Index each) {
                return contact_.set(card::kHomePage, walk_.text(each, "value"));
            });
        } else if (name == "memberships") {
            return take_list(name, value, [&](Index each) { return take_membership(each); });
        } else if (name == "externalIds") {
            return take_list(name, value, [&](Index each) {
                const std::string type = walk_.text(each, "type");
                if (type != kNoType && type != kIdType) return false;
                return contact_.set(type == kNoType ? card::kNo : card::kExternalId,
                                    walk_.text(each, "value"));
            });
        } else if (name == "locales") {
            return take_list(name, value, [&](Index each) {
                return !contact_.has(card::kLanguageCode) && contact_.set_language(walk_.text(each, "value"));
            });
        }
        std::string json;
        walk_.append(value, json);
        keep(name, json);
    }

    // The primary one first; those that aren't taken are kept.
    template <typename Take>
    void take_list(std::string_view name, Index list, Take take) {
        std::vector<Index> entries;
        walk_.for_each_element(list, [&](Index each) { entries.push_back(each); });
        std::stable_partition(entries.begin(), entries.end(), [&](Index each) {
            return walk_.is_true(walk_.member(each, "metadata"), "primary");
        });
        std::string left;
        for (const Index each : entries) {
            if (take(each)) continue;
            left += left.empty() ? '[' : ',';
            walk_.append(each, left);
        }
        if (!left.empty()) keep(name, left + "]");
    }

    bool take_name(Index name) {
        const FieldId fields[] = {card::kFirstName, card::kMiddleName, card::kSurname};
        const std::string parts[] = {walk_.text(name, "givenName"), walk_.text(name, "middleName"),
                                     walk_.text(name, "familyName")};
        const std::string full = walk_.text(name, "displayName");
        if (contact_.has(card::kName)) return false;
        bool fits = full.empty() || contact_.set(card::kName, full);
        for (std::size_t i = 0; i < 3; ++i)
            fits = (parts[i].empty() || contact_.set(fields[i], parts[i])) && fits;
        return fits && walk_.text(name, "honorificPrefix").empty() &&
               walk_.text(name, "honorificSuffix").empty();
    }

    bool take_phone(Index phone) {
        const std::string type = fold_case(walk_.text(phone, "type"));
        const std::string number = walk_.text(phone, "value");
        if (type.ends_with("fax")) return contact_.add_phone(PhoneKind::fax, number);
        if (type.find("mobile") != std::string::npos) return contact_.add_phone(PhoneKind::mobile, number);
        return contact_.add_phone(
            type.find("pager") != std::string::npos ? PhoneKind::pager : PhoneKind::voice, number);
    }

    bool take_address(Index address) {
        ForeignAddress out;
        out.kind = upper_case(walk_.text(address, "type"));
        out.street = walk_.text(address, "streetAddress");
        out.more = walk_.text(address, "extendedAddress");
        const std::string box = walk_.text(address, "poBox");
        if (!box.empty()) (out.street.empty() ? out.street : out.more) += box;
        out.city = walk_.text(address, "city");
        out.county = walk_.text(address, "region");
        out.post_code = walk_.text(address, "postalCode");
        const std::string code = walk_.text(address, "countryCode");
        out.country = code.empty() ? walk_.text(address, "country") : code;
        if (out.is_blank()) out.street = walk_.text(address, "formattedValue");
        return contact_.add_address(out);
    }

    bool take_membership(Index membership) {
        const Index group = walk_.member(membership, "contactGroupMembership");
        const std::string name = walk_.text(group, "contactGroupResourceName");
        if (name.empty()) return false;
        if (is_in(kSystemGroups, name)) return true;
        // The group may be in another file.
        contact_.lookup().members().add(name, walk_.text(0, "resourceName"));
        const std::string_view label = contact_.lookup().alias(name);
        return !label.empty() && contact_.add_group(Assignment::mailing_group, label);
    }

    JsonWalk walk_;
    ForeignContact& contact_;
    KeptMembers kept_;
};

class Writing {
  public:
    Writing(std::string& out, const ContactRecord& record, const CodeLookup& lookup)
        : out_(out), record_(record), lookup_(lookup), person_(record.fields[card::kType].number != 0) {
        read_kept(record.fields.text(card::kExtras), kGooglePeopleName, kept_);
    }

    void run() {
        JsonObject object(out_);
        const bool google = text(card::kExternalId).starts_with("people/");
        if (google) object.text("resourceName", text(card::kExternalId));
        add_name();
        add_list(object, "names");
        add_company();
        add_list(object, "organizations");
        add_value(card::kEMail, {}, true);
        add_value(card::kEMail2, {}, false);
        add_list(object, "emailAddresses");
        add_value(card::kPhoneNo, "work", true);
        add_value(card::kMobilePhoneNo, "mobile", false);
        add_value(card::kFaxNo, "workFax", false);
        add_value(card::kPager, "pager", false);
        add_list(object, "phoneNumbers");
        add_addresses();
        add_list(object, "addresses");
        add_value(card::kHomePage, "work", true);
        add_list(object, "urls");
        add_value(card::kNo, kNoType, false);
        if (!google) add_value(card::kExternalId, kIdType, false);
        add_list(object, "externalIds");
        add_list(object, "memberships");
        const JsonWalk walk(kept_);
        walk.for_each_member(0, [&](std::string_view name, Index value) {
            if (is_in(kWritten, name)) return;
            object.key(name);
            walk.append(value, out_);
        });
        object.close();
    }

  private:
    std::string_view text(FieldId field) const { return record_.fields.text(field); }

    std::string_view company() const { return person_ ? text(card::kCompanyName) : text(card::kName); }

    // The entries collected, and those that were kept.
    void add_list(JsonObject& object, std::string_view name) {
        const JsonWalk walk(kept_);
        walk.for_each_element(walk.member(0, name), [&](Index each) {
            // What the contact says of itself again.
            const bool again = (name == "names" && walk.text(each, "displayName") == text(card::kName)) ||
                               (name == "organizations" && walk.text(each, "name") == company());
            if (again) return;
            list_ += list_.empty() ? "" : ",";
            walk.append(each, list_);
        });
        if (!list_.empty()) object.json(name, '[' + list_ + ']');
        list_.clear();
    }
    void begin(JsonObject& entry, bool primary) {
        if (primary) entry.json("metadata", "{\"primary\":true}");
    }
    void separate() { list_ += list_.empty() ? "" : ","; }

    void add_name() {
        separate();
        JsonObject name(list_);
        begin(name, true);
        name.text("displayName", text(card::kName));
        const std::pair<std::string_view, FieldId> parts[] = {{"givenName", card::kFirstName},
                                                              {"middleName", card::kMiddleName},
                                                              {"familyName", card::kSurname}};
        for (const auto& [part, field] : parts) {
            if (!text(field).empty()) name.text(part, text(field));
        }
        add_kept_members(name, "names", {"honorificPrefix", "honorificSuffix"});
        name.close();
    }

    void add_company() {
        const std::string_view company = this->company();
        if (company.empty() && text(card::kJobTitle).empty()) return;
        separate();
        JsonObject entry(list_);
        begin(entry, true);
        if (!company.empty()) entry.text("name", company);
        if (!text(card::kJobTitle).empty()) entry.text("title", text(card::kJobTitle));
        add_kept_members(entry, "organizations", {"department"});
        entry.close();
    }

    // Of the first entry that was kept.
    void add_kept_members(JsonObject& entry, std::string_view list,
                          std::initializer_list<std::string_view> names) {
        const JsonWalk walk(kept_);
        bool first = true;
        walk.for_each_element(walk.member(0, list), [&](Index each) {
            if (!first) return;
            first = false;
            for (const std::string_view name : names) {
                const std::string value = walk.text(each, name);
                if (!value.empty()) entry.text(name, value);
            }
        });
    }

    void add_value(FieldId field, std::string_view type, bool primary) {
        if (text(field).empty()) return;
        separate();
        JsonObject entry(list_);
        begin(entry, primary);
        entry.text("value", text(field));
        if (!type.empty()) entry.text("type", type);
        entry.close();
    }

    void add_address(const std::array<std::string_view, 6>& parts, const std::string& type, bool primary) {
        if (std::all_of(parts.begin(), parts.end(), [](std::string_view each) { return each.empty(); }))
            return;
        separate();
        JsonObject entry(list_);
        begin(entry, primary);
        constexpr std::string_view kNames[] = {"streetAddress", "extendedAddress", "city", "region",
                                               "postalCode"};
        for (std::size_t i = 0; i < 5; ++i) {
            if (!parts[i].empty()) entry.text(kNames[i], parts[i]);
        }
        if (!parts[5].empty()) {
            entry.text("country", lookup_.country_name(parts[5]));
            entry.text("countryCode", parts[5]);
        }
        if (!type.empty()) entry.text("type", type);
        entry.close();
    }

    void add_addresses() {
        add_address({text(card::kAddress), text(card::kAddress2), text(card::kCity), text(card::kCounty),
                     text(card::kPostCode), text(card::kCountryRegionCode)},
                    "work", true);
        if (!record_.has_addresses()) return;
        for (const AddressRecord& each : record_.addresses) {
            const auto& fields = each.fields;
            add_address({fields.text(alt::kAddress), fields.text(alt::kAddress2), fields.text(alt::kCity),
                         fields.text(alt::kCounty), fields.text(alt::kPostCode),
                         fields.text(alt::kCountryRegionCode)},
                        fold_case(fields.text(alt::kCode)), false);
        }
    }

    std::string& out_;
    const ContactRecord& record_;
    const CodeLookup& lookup_;
    bool person_;
    JsonTape kept_;
    std::string list_;
};

}  // namespace

std::string map_google_person(const JsonTape& tape, ForeignContact& contact) {
    return Reading(tape, contact).run();
}

void append_google_person(std::string& out, const ContactRecord& record, const CodeLookup& lookup) {
    Writing(out, record, lookup).run();
}

}  // namespace segments::exchange
