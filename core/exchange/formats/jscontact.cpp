#include "core/exchange/formats/jscontact.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/exchange/contact_properties.h"
#include "core/exchange/formats/group_cards.h"
#include "core/exchange/formats/json_walk.h"

namespace segments::exchange {
namespace {

using contact::Assignment;
using table::FieldDef;
using table::FieldId;
namespace card = contact::contact;
namespace alt = contact::alt_address;
using Index = JsonTape::Index;

// Names of our own properties; RFC 9553, 1.8.
constexpr std::string_view kOwn = "segments.example:";
constexpr std::string_view kTel = "tel:";
constexpr std::string_view kSecondEMail = "segments.example:eMail2";

// What has a property of its own in JSContact.
constexpr FieldId kMapped[] = {
    card::kType,       card::kName,        card::kFirstName,         card::kMiddleName,
    card::kSurname,    card::kCompanyName, card::kJobTitle,          card::kEMail,
    card::kEMail2,     card::kPhoneNo,     card::kMobilePhoneNo,     card::kFaxNo,
    card::kPager,      card::kAddress,     card::kAddress2,          card::kCity,
    card::kPostCode,   card::kCounty,      card::kCountryRegionCode, card::kHomePage,
    card::kExternalId, card::kExtras};

class Reading {
  public:
    Reading(const JsonTape& tape, ForeignContact& contact) : walk_(tape), contact_(contact) {}

    std::string run() {
        if (!walk_.is_object(0)) return tr("This is no contact: it isn't an object with properties in { }.");
        const std::string kind = walk_.text(0, "kind");
        if (kind == "group") return take_group();
        organization_ = kind == "org";
        if (organization_ || kind == "individual")
            contact_.set(card::kType, organization_ ? "Company" : "Person");
        walk_.for_each_member(0, [&](std::string_view name, Index value) { take(name, value); });
        if (organization_ && contact_.text(card::kName).empty())
            contact_.set(card::kName, contact_.text(card::kCompanyName));
        contact_.guess_type();
        if (!kept_.empty()) contact_.keep(kJsContactName, kept_.object());
        return {};
    }

  private:
    // Its members become members of a mailing group.
    std::string take_group() {
        const std::string label = walk_.text(walk_.member(0, "name"), "full");
        std::string uid = walk_.text(0, "uid");
        if (uid.empty()) uid = '\n' + label;
        CodeLookup& lookup = contact_.lookup();
        if (!label.empty()) lookup.members().define(uid, lookup.group(Assignment::mailing_group, label));
        walk_.for_each_member(walk_.member(0, "members"), [&](std::string_view member, Index set) {
            if (walk_.text(set) == "true") lookup.members().add(uid, member);
        });
        contact_.skip();
        return {};
    }
    void keep(std::string_view name, std::string_view json) { kept_.add(name, json); }
    void keep(std::string_view name, Index value) {
        std::string json;
        walk_.append(value, json);
        keep(name, json);
    }

    void take(std::string_view name, Index value) {
        if (name == "@type" || name == "version" || name == "prodId" || name == "updated") return;
        if (name == "kind") {
            if (!organization_ && walk_.text(value) != "individual") keep(name, value);
        } else if (name == "uid") {
            // Ours stands for the No., which comes by itself.
            if (walk_.text(value).starts_with(kOwnUid)) return;
            if (!contact_.set(card::kExternalId, walk_.text(value))) keep(name, value);
        } else if (name == "name") {
            take_name(value);
        } else if (name == "organizations") {
            take_map(name, value, [&](Index each) { return take_organization(each); });
        } else if (name == "titles") {
            take_map(name, value, [&](Index each) {
                return !organization_ && walk_.text(each, "kind") != "role" &&
                       contact_.set(card::kJobTitle, walk_.text(each, "name"));
            });
        } else if (name == "emails") {
            take_map(name, value, [&](Index each) { return take_e_mail(each); });
        } else if (name == "phones") {
            take_map(name, value, [&](Index each) { return take_phone(each); });
        } else if (name == "addresses") {
            take_map(name, value, [&](Index each) { return take_address(each); });
        } else if (name == "links") {
            take_map(name, value, [&](Index each) {
                return walk_.text(each, "kind").empty() &&
                       contact_.set(card::kHomePage, walk_.text(each, "uri"));
            });
        } else if (name == "preferredLanguages") {
            take_map(name, value, [&](Index each) {
                return !contact_.has(card::kLanguageCode) &&
                       contact_.set_language(walk_.text(each, "language"));
            });
        } else if (name == "keywords") {
            contact_.begin_list(Assignment::mailing_group);
            walk_.for_each_member(value, [&](std::string_view keyword, Index set) {
                if (walk_.text(set) == "true") contact_.add_group(Assignment::mailing_group, keyword);
            });
        } else if (!take_own(name, value)) {
            keep(name, value);
        }
    }

    bool take_own(std::string_view name, Index value) {
        if (!name.starts_with(kOwn)) return false;
        const Property property = contact_property(name.substr(kOwn.size()));
        if (property.kind == Property::Kind::field) return contact_.set(property.field, walk_.text(value));
        if (property.kind != Property::Kind::assignments) return false;
        contact_.begin_list(property.assignment);
        walk_.for_each_element(
            value, [&](Index each) { contact_.add_group(property.assignment, walk_.text(each)); });
        return true;
    }

    // Entries of a map by preference, then those for work, then by their ids; those that aren't taken are
    // kept.
    template <typename Take>
    void take_map(std::string_view name, Index map, Take take) {
        struct Entry {
            int rank;
            std::string id;
            Index value;
        };
        std::vector<Entry> entries;
        walk_.for_each_member(map, [&](std::string_view id, Index value) {
            const std::string pref = walk_.text(value, "pref");
            int number = 101;
            std::from_chars(pref.data(), pref.data() + pref.size(), number);
            const bool work = walk_.is_true(walk_.member(value, "contexts"), "work");
            entries.push_back({number * 2 + (work ? 0 : 1), std::string(id), value});
        });
        std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
            return a.rank == b.rank ? a.id < b.id : a.rank < b.rank;
        });
        std::string left;
        for (const Entry& each : entries) {
            if (take(each.value)) continue;
            left += left.empty() ? '{' : ',';
            append_json_string(left, each.id);
            left += ':';
            walk_.append(each.value, left);
        }
        if (!left.empty()) keep(name, left + "}");
    }

    void take_name(Index name) {
        std::string full = walk_.text(name, "full"), joined, left;
        std::array<std::string, 3> parts;  // given, given2, surname
        walk_.for_each_element(walk_.member(name, "components"), [&](Index each) {
            const std::string kind = walk_.text(each, "kind"), value = walk_.text(each, "value");
            if (kind != "separator" && !value.empty()) joined += (joined.empty() ? "" : " ") + value;
            const std::size_t part = kind == "given"                           ? 0
                                     : kind == "given2"                        ? 1
                                     : kind == "surname" || kind == "surname2" ? 2
                                                                               : 3;
            if (part < 3 && !organization_) {
                if (!value.empty()) parts[part] += (parts[part].empty() ? "" : " ") + value;
                return;
            }
            if (kind == "separator") return;
            left += left.empty() ? '[' : ',';
            walk_.append(each, left);
        });
        bool fits = contact_.set(card::kName, full.empty() ? joined : full);
        const FieldId fields[] = {card::kFirstName, card::kMiddleName, card::kSurname};
        for (std::size_t i = 0; i < 3; ++i)
            fits = (parts[i].empty() || contact_.set(fields[i], parts[i])) && fits;
        if (!fits) return keep("name", name);
        if (!left.empty()) keep("name", "{\"components\":" + left + "]}");
    }

    bool take_organization(Index organization) {
        const std::string name = walk_.text(organization, "name");
        const bool own = organization_ && walk_.text(walk_.member(0, "name"), "full") == name;
        const bool fits = own || contact_.set(card::kCompanyName, name);
        return fits && walk_.member(organization, "units") == JsonWalk::kNone;
    }

    bool take_e_mail(Index e_mail) {
        // Said by a property of our own too.
        const std::string address = walk_.text(e_mail, "address");
        if (!address.empty() && walk_.text(e_mail, "pref") != "1" && walk_.text(0, kSecondEMail) == address)
            return contact_.set(card::kEMail2, address);
        return contact_.add_e_mail(address);
    }

    bool take_phone(Index phone) {
        std::string number = walk_.text(phone, "number");
        if (number.starts_with(kTel)) number.erase(0, kTel.size());
        const Index features = walk_.member(phone, "features");
        if (walk_.is_true(features, "fax")) return contact_.add_phone(PhoneKind::fax, number);
        if (walk_.is_true(features, "mobile")) return contact_.add_phone(PhoneKind::mobile, number);
        if (walk_.is_true(features, "pager")) return contact_.add_phone(PhoneKind::pager, number);
        const bool voice = features == JsonWalk::kNone || walk_.is_true(features, "voice") ||
                           walk_.is_true(features, "main-number");
        return voice && contact_.add_phone(PhoneKind::voice, number);
    }

    bool take_address(Index address) {
        ForeignAddress out;
        const Index contexts = walk_.member(address, "contexts");
        out.kind = walk_.is_true(contexts, "private") ? "HOME"
                   : walk_.is_true(contexts, "work")  ? "WORK"
                                                      : "OTHER";
        std::string country;
        const auto add = [](std::string& to, const std::string& value, const char* between) {
            if (!value.empty()) to += (to.empty() ? "" : between) + value;
        };
        walk_.for_each_element(walk_.member(address, "components"), [&](Index each) {
            const std::string kind = walk_.text(each, "kind"), value = walk_.text(each, "value");
            if (kind == "locality")
                add(out.city, value, " ");
            else if (kind == "region")
                add(out.county, value, " ");
            else if (kind == "postcode")
                add(out.post_code, value, " ");
            else if (kind == "country")
                add(country, value, " ");
            else if (kind == "name" || kind == "number" || kind == "block" || kind == "direction")
                add(out.street, value, " ");
            else if (kind != "separator")
                add(out.more, value, ", ");
        });
        const std::string code = walk_.text(address, "countryCode");
        out.country = code.empty() ? country : code;
        if (out.is_blank()) out.street = walk_.text(address, "full");
        return contact_.add_address(out);
    }

    JsonWalk walk_;
    ForeignContact& contact_;
    bool organization_ = false;
    KeptMembers kept_;
};

class Writing {
  public:
    Writing(std::string& out, const ContactRecord& record, const CodeLookup& lookup)
        : out_(out), record_(record), lookup_(lookup), person_(record.fields[card::kType].number != 0) {
        read_kept(record.fields.text(card::kExtras), kJsContactName, kept_);
    }

    void run() {
        JsonObject object(out_);
        object.text("@type", "Card");
        object.text("version", "1.0");
        std::string uid(text(card::kExternalId));
        if (uid.empty()) uid = std::string(kOwnUid) + std::string(text(card::kNo));
        object.text("uid", uid);
        object.text("kind", person_ ? "individual" : "org");
        add_name(object);
        add_maps(object);
        add_keywords(object);
        add_own(object);
        const JsonWalk walk(kept_);
        walk.for_each_member(0, [&](std::string_view name, Index value) {
            constexpr std::string_view kWritten[] = {
                "uid", "kind", "name", "organizations", "titles", "emails", "phones", "addresses", "links"};
            if (std::find(std::begin(kWritten), std::end(kWritten), name) != std::end(kWritten)) return;
            object.key(name);
            walk.append(value, out_);
        });
        object.close();
    }

  private:
    std::string_view text(FieldId field) const { return record_.fields.text(field); }

    void add_name(JsonObject& object) {
        object.key("name");
        JsonObject name(out_);
        std::string components;
        const auto add = [&](std::string_view kind, std::string_view value) {
            if (value.empty()) return;
            components += components.empty() ? "" : ",";
            JsonObject each(components);
            each.text("kind", kind);
            each.text("value", value);
            each.close();
        };
        add("given", text(card::kFirstName));
        add("given2", text(card::kMiddleName));
        add("surname", text(card::kSurname));
        const JsonWalk walk(kept_);
        walk.for_each_element(walk.member(walk.member(0, "name"), "components"), [&](Index each) {
            const std::string kind = walk.text(each, "kind");
            if (kind == "given" || kind == "given2" || kind == "surname" || kind == "surname2") return;
            components += components.empty() ? "" : ",";
            walk.append(each, components);
        });
        if (!components.empty()) name.json("components", '[' + components + ']');
        name.text("full", text(card::kName));
        name.close();
    }

    // A map of new entries and of those that were kept, whose ids stay theirs.
    void add_map(JsonObject& object, std::string_view name, char letter,
                 const std::vector<std::string>& entries) {
        const JsonWalk walk(kept_);
        const Index kept = walk.member(0, name);
        std::string map;
        int number = 0;
        for (const std::string& each : entries) {
            std::string id;
            do id = letter + std::to_string(++number);
            while (walk.member(kept, id) != JsonWalk::kNone);
            map += map.empty() ? "" : ",";
            append_json_string(map, id);
            map += ':' + each;
        }
        walk.for_each_member(kept, [&](std::string_view id, Index value) {
            // The organization whose units were kept stands for the company's name itself.
            map += map.empty() ? "" : ",";
            append_json_string(map, id);
            map += ':';
            walk.append(value, map);
        });
        if (!map.empty()) object.json(name, '{' + map + '}');
    }

    static std::string entry(std::string_view name, std::string_view value, std::string_view more = {}) {
        std::string out;
        JsonObject object(out);
        object.text(name, value);
        out += more;
        object.close();
        return out;
    }

    std::string address(const std::array<std::string_view, 6>& parts, std::string_view context,
                        bool preferred) const {
        // street, more, city, county, post code, country
        constexpr std::string_view kKinds[] = {"name",   "building", "locality",
                                               "region", "postcode", "country"};
        std::string components;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const std::string_view value = i == 5 ? lookup_.country_name(parts[i]) : parts[i];
            if (value.empty()) continue;
            components += components.empty() ? "" : ",";
            JsonObject each(components);
            each.text("kind", kKinds[i]);
            each.text("value", value);
            each.close();
        }
        if (components.empty()) return {};
        std::string out;
        JsonObject object(out);
        object.json("components", '[' + components + ']');
        if (parts[5].size() == 2) object.text("countryCode", parts[5]);
        if (!context.empty()) object.json("contexts", "{\"" + std::string(context) + "\":true}");
        if (preferred) object.json("pref", "1");
        object.close();
        return out;
    }

    void add_maps(JsonObject& object) {
        std::vector<std::string> list;
        const auto add = [&](FieldId field, std::string_view name, std::string_view more = {}) {
            if (!text(field).empty()) list.push_back(entry(name, text(field), more));
        };
        const JsonWalk walk(kept_);
        bool with_units = false;
        walk.for_each_member(walk.member(0, "organizations"), [&](std::string_view, Index each) {
            with_units = with_units || walk.text(each, "name") == text(card::kCompanyName);
        });
        if (person_ && !with_units) add(card::kCompanyName, "name");
        add_map(object, "organizations", 'o', list);
        list.clear();
        add(card::kJobTitle, "name");
        add_map(object, "titles", 't', list);
        list.clear();
        add(card::kEMail, "address", ",\"pref\":1");
        add(card::kEMail2, "address", ",\"pref\":2");
        add_map(object, "emails", 'e', list);
        list.clear();
        add(card::kPhoneNo, "number", ",\"features\":{\"voice\":true},\"pref\":1");
        add(card::kMobilePhoneNo, "number", ",\"features\":{\"mobile\":true},\"pref\":1");
        add(card::kFaxNo, "number", ",\"features\":{\"fax\":true},\"pref\":1");
        if (!text(card::kPager).starts_with(kTel))
            add(card::kPager, "number", ",\"features\":{\"pager\":true},\"pref\":1");
        add_map(object, "phones", 'p', list);
        list.clear();
        add(card::kHomePage, "uri", ",\"pref\":1");
        add_map(object, "links", 'l', list);
        list = addresses();
        add_map(object, "addresses", 'a', list);
    }

    std::vector<std::string> addresses() const {
        std::vector<std::string> list;
        const auto add = [&](std::string json) {
            if (!json.empty()) list.push_back(std::move(json));
        };
        add(address({text(card::kAddress), text(card::kAddress2), text(card::kCity), text(card::kCounty),
                     text(card::kPostCode), text(card::kCountryRegionCode)},
                    "", true));
        if (!record_.has_addresses()) return list;
        for (const AddressRecord& each : record_.addresses) {
            const auto& fields = each.fields;
            const std::string_view code = fields.text(alt::kCode);
            add(address({fields.text(alt::kAddress), fields.text(alt::kAddress2), fields.text(alt::kCity),
                         fields.text(alt::kCounty), fields.text(alt::kPostCode),
                         fields.text(alt::kCountryRegionCode)},
                        code == "HOME"   ? "private"
                        : code == "WORK" ? "work"
                                         : "",
                        false));
        }
        return list;
    }

    void add_keywords(JsonObject& object) {
        const auto& groups = record_.of(Assignment::mailing_group);
        if (!record_.has_list(Assignment::mailing_group) || groups.empty()) return;
        object.key("keywords");
        JsonObject set(out_);
        for (const AssignedCode& each : groups)
            set.json(lookup_.label(Assignment::mailing_group, each.code), "true");
        set.close();
    }

    void add_own(JsonObject& object) {
        record_.fields.for_each([&](FieldId field, const Value& value) {
            const FieldDef& def = card::kDef.fields[field];
            const bool mapped = std::find(std::begin(kMapped), std::end(kMapped), field) != std::end(kMapped);
            // What would lose its beginning as a URI.
            const bool uri = field == card::kPager && value.text.starts_with(kTel);
            if ((mapped && !uri) || (def.flags & (table::kHidden | table::kReadOnly)) != 0) return;
            const std::string name = std::string(kOwn) + std::string(def.name);
            if (def.type == filter::ValueType::boolean)
                object.json(name, value.number != 0 ? "true" : "false");
            else if (def.type == filter::ValueType::option)
                object.text(name, trim_blanks(def.options[static_cast<std::size_t>(value.number)]));
            else
                object.text(name, value.text);
        });
        // Alone, or the same as the first one, it would become that.
        const std::string_view second = text(card::kEMail2);
        if (!second.empty() && (text(card::kEMail).empty() || text(card::kEMail) == second))
            object.text(kSecondEMail, second);
        for (const Assignment kind : contact::kAssignments) {
            if (kind == Assignment::mailing_group || kind == Assignment::web_source ||
                !record_.has_list(kind))
                continue;
            std::string list;
            for (const AssignedCode& each : record_.of(kind)) {
                list += list.empty() ? "[" : ",";
                append_json_string(list, each.code);
            }
            if (!list.empty()) object.json(std::string(kOwn) + std::string(name_of(kind)), list + "]");
        }
    }

    std::string& out_;
    const ContactRecord& record_;
    const CodeLookup& lookup_;
    bool person_;
    JsonTape kept_;
};

}  // namespace

std::string map_jscontact(const JsonTape& tape, ForeignContact& contact) {
    return Reading(tape, contact).run();
}

void append_jscontact(std::string& out, const ContactRecord& record, const CodeLookup& lookup) {
    Writing(out, record, lookup).run();
}

}  // namespace segments::exchange
