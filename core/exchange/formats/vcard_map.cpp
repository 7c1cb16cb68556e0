#include "core/exchange/formats/vcard_map.h"

#include <algorithm>

#include "core/base/address_forms.h"
#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/exchange/contact_properties.h"

namespace segments::exchange {
namespace {

using contact::Assignment;
using table::FieldDef;
using table::FieldId;
namespace card_field = contact::contact;
namespace alt = contact::alt_address;

constexpr std::string_view kOwn = "x-segments-";
constexpr std::string_view kSecondEMail = "x-segments-email2";
// What stands for the card, not for the contact.
constexpr std::string_view kIgnored[] = {"begin", "end", "version", "prodid", "rev", "x-abshowas"};

// What has a property of its own in vCards.
constexpr FieldId kMapped[] = {card_field::kType,
                               card_field::kName,
                               card_field::kFirstName,
                               card_field::kMiddleName,
                               card_field::kSurname,
                               card_field::kCompanyName,
                               card_field::kJobTitle,
                               card_field::kEMail,
                               card_field::kEMail2,
                               card_field::kPhoneNo,
                               card_field::kMobilePhoneNo,
                               card_field::kFaxNo,
                               card_field::kPager,
                               card_field::kAddress,
                               card_field::kAddress2,
                               card_field::kCity,
                               card_field::kPostCode,
                               card_field::kCounty,
                               card_field::kCountryRegionCode,
                               card_field::kHomePage,
                               card_field::kExternalId,
                               card_field::kExtras};

bool is_mapped(FieldId field) {
    return std::find(std::begin(kMapped), std::end(kMapped), field) != std::end(kMapped);
}

// "x-segments-salespersoncode" -> the field.
const FieldDef* own_field(std::string_view name) {
    if (!name.starts_with(kOwn)) return nullptr;
    name.remove_prefix(kOwn.size());
    for (const FieldDef& field : card_field::kDef.fields) {
        if ((field.flags & (table::kHidden | table::kReadOnly)) == 0 && fold_case(field.name) == name)
            return &field;
    }
    return nullptr;
}

const Assignment* own_list(std::string_view name) {
    if (!name.starts_with(kOwn)) return nullptr;
    for (const Assignment& kind : contact::kAssignments) {
        if (kind != Assignment::web_source && fold_case(name_of(kind)) == name.substr(kOwn.size()))
            return &kind;
    }
    return nullptr;
}

class Reading {
  public:
    Reading(const VCard& card, ForeignContact& contact) : card_(card), contact_(contact) {}

    std::string run() {
        const std::string kind = fold_case(text_of("kind"));
        if (kind == "group" || fold_case(text_of("x-addressbookserver-kind")) == "group") return take_group();
        organization_ = kind == "org" || fold_case(text_of("x-abshowas")) == "company";
        if (organization_ || kind == "individual")
            contact_.set(card_field::kType, organization_ ? "Company" : "Person");
        for (const VCardProperty* property : in_order()) {
            if (!take(*property)) keep(*property);
        }
        // vCard 2.1 asks for no FN.
        if (contact_.text(card_field::kName).empty() && organization_)
            contact_.set(card_field::kName, contact_.text(card_field::kCompanyName));
        contact_.guess_type();
        if (!kept_.empty()) contact_.keep(kVCardName, '[' + kept_ + ']');
        return {};
    }

  private:
    // Its members become members of a mailing group.
    std::string take_group() {
        const std::string label = text_of("fn");
        std::string uid = text_of("uid");
        if (uid.empty()) uid = '\n' + label;
        CodeLookup& lookup = contact_.lookup();
        if (!label.empty()) lookup.members().define(uid, lookup.group(Assignment::mailing_group, label));
        for (const VCardProperty& each : card_) {
            if (each.name == "member" || each.name == "x-addressbookserver-member")
                lookup.members().add(uid, each.part());
        }
        contact_.skip();
        return {};
    }
    std::string text_of(std::string_view name) const {
        for (const VCardProperty& each : card_) {
            if (each.name == name) return each.part();
        }
        return {};
    }
    // Our own ones first, then by name, of a name the preferred ones, and those for work before others.
    std::vector<const VCardProperty*> in_order() const {
        std::vector<const VCardProperty*> list;
        for (const VCardProperty& each : card_) list.push_back(&each);
        const auto rank = [](const VCardProperty* each) {
            return each->preference() * 2 + (each->has_kind("work") ? 0 : 1);
        };
        std::stable_sort(list.begin(), list.end(), [&](const VCardProperty* a, const VCardProperty* b) {
            if (a->name == b->name) return rank(a) < rank(b);
            const bool own = a->name.starts_with(kOwn);
            return own != b->name.starts_with(kOwn) ? own : a->name < b->name;
        });
        return list;
    }

    bool take(const VCardProperty& property) {
        const std::string& name = property.name;
        if (std::find(std::begin(kIgnored), std::end(kIgnored), name) != std::end(kIgnored)) return true;
        if (name == "kind") return organization_ || fold_case(property.part()) == "individual";
        if (name == "fn") return contact_.set(card_field::kName, property.part());
        if (name == "n") return take_name(property);
        if (name == "org") return take_organization(property);
        if (name == "title") return !organization_ && contact_.set(card_field::kJobTitle, property.part());
        if (name == "email") return take_e_mail(property);
        if (name == "tel") return take_phone(property);
        if (name == "adr") return take_address(property);
        if (name == "url") return contact_.set(card_field::kHomePage, property.part());
        if (name == "uid") return contact_.set(card_field::kExternalId, property.part());
        if (name == "lang") return contact_.set_language(property.part());
        if (name == "categories") return take_list(property, Assignment::mailing_group);
        if (const FieldDef* own = own_field(name)) return contact_.set(own->id, property.part());
        if (const Assignment* list = own_list(name)) return take_list(property, *list);
        return false;
    }

    bool take_e_mail(const VCardProperty& property) {
        // Said by a property of our own already.
        const std::string address(trim_blanks(property.part()));
        if (property.preference() != 1 && contact_.text(card_field::kEMail2) == address &&
            text_of(kSecondEMail) == address)
            return true;
        return contact_.add_e_mail(address);
    }

    bool take_name(const VCardProperty& property) {
        if (organization_)
            return (property.part(0).empty() || property.part(0) == text_of("fn")) &&
                   property.part(1).empty() && property.part(3).empty() && property.part(4).empty();
        const bool fits = contact_.set(card_field::kSurname, property.part(0)) &&
                          contact_.set(card_field::kFirstName, property.part(1)) &&
                          contact_.set(card_field::kMiddleName, property.part(2));
        if (contact_.text(card_field::kName).empty() && text_of("fn").empty()) {
            std::string name;
            for (const std::size_t part : {std::size_t{1}, std::size_t{2}, std::size_t{0}}) {
                if (!name.empty() && !property.part(part).empty()) name += ' ';
                name += property.part(part);
            }
            if (!name.empty()) contact_.set(card_field::kName, name);
        }
        // Titles before and behind the name are kept.
        return fits && property.part(3).empty() && property.part(4).empty();
    }

    bool take_organization(const VCardProperty& property) {
        const std::string name = property.part(0);
        const bool fits = organization_ && (text_of("fn").empty() || text_of("fn") == name)
                              ? contact_.set(card_field::kName, name)
                              : contact_.set(card_field::kCompanyName, name);
        const bool units = property.parts.size() > 1 && !property.part(1).empty();
        return fits && !units && property.parts.size() <= 2;
    }

    bool take_phone(const VCardProperty& property) {
        std::string number = property.part();
        if (number.starts_with("tel:")) {
            number.erase(0, 4);
            const std::size_t end = number.find(';');
            if (end != std::string::npos) {
                const std::string rest = number.substr(end);
                if (!rest.starts_with(";ext=") || !contact_.set(card_field::kExtensionNo, rest.substr(5)))
                    return false;
                number.resize(end);
            }
        } else if (property.type == "uri") {
            return false;
        }
        if (property.has_kind("fax")) return contact_.add_phone(PhoneKind::fax, number);
        if (property.has_kind("cell") || property.has_kind("iphone"))
            return contact_.add_phone(PhoneKind::mobile, number);
        if (property.has_kind("pager")) return contact_.add_phone(PhoneKind::pager, number);
        if (property.has_kind("video") || property.has_kind("textphone") || property.has_kind("modem"))
            return false;
        return contact_.add_phone(PhoneKind::voice, number);
    }

    bool take_address(const VCardProperty& property) {
        ForeignAddress address;
        address.kind = property.has_kind("home") ? "HOME" : property.has_kind("work") ? "WORK" : "OTHER";
        address.street = property.part(2);
        address.more = property.part(1);
        const std::string box = property.part(0);
        if (!box.empty()) {
            std::string& place = address.street.empty() ? address.street : address.more;
            place = place.empty() ? box : box + ", " + place;
        }
        address.city = property.part(3);
        address.county = property.part(4);
        address.post_code = property.part(5);
        const VCardProperty::Parameter* const code = property.parameter("cc");
        address.country = code != nullptr && !code->values.empty() ? code->values[0] : property.part(6);
        return contact_.add_address(address);
    }

    bool take_list(const VCardProperty& property, Assignment kind) {
        contact_.begin_list(kind);
        bool all = true;
        for (const auto& list : property.parts) {
            for (const std::string& each : list) all = contact_.add_group(kind, each) && all;
        }
        return all;
    }

    void keep(VCardProperty property) {
        if (!kept_.empty()) kept_ += ',';
        if (property.name == "n")
            property.parts.resize(std::max<std::size_t>(5, property.parts.size()), {""});
        append_jcard_property(kept_, property);
    }

    const VCard& card_;
    ForeignContact& contact_;
    bool organization_ = false;
    std::string kept_;
};

// Kept properties of the contact's former card.
VCard kept_properties(std::string_view extras) {
    VCard card;
    JsonTape tape;
    if (extras.empty() || !tape.read(extras) || tape.size() == 0) return card;
    for (JsonTape::Index key = 1; key < tape.size(); key = tape[key + 1].end) {
        if (tape[key].text != kVCardName || tape[key + 1].kind != JsonTape::Kind::array) continue;
        for (JsonTape::Index each = key + 2; each < tape[key + 1].end; each = tape[each].end) {
            VCardProperty property;
            if (read_jcard_property(tape, each, property)) card.push_back(std::move(property));
        }
    }
    return card;
}

class Writing {
  public:
    Writing(const ContactRecord& record, const CodeLookup& lookup)
        : record_(record),
          lookup_(lookup),
          person_(record.fields[card_field::kType].number != 0),
          kept_(kept_properties(record.fields.text(card_field::kExtras))) {}

    VCard run() {
        card_.push_back(vcard_text("kind", person_ ? "individual" : "org"));
        card_.push_back(vcard_text("fn", std::string(text(card_field::kName))));
        add_name();
        add_organization();
        add("title", card_field::kJobTitle);
        add_phone(card_field::kPhoneNo, {"work", "voice"});
        add_phone(card_field::kMobilePhoneNo, {"cell"});
        add_phone(card_field::kFaxNo, {"work", "fax"});
        add_phone(card_field::kPager, {"pager"});
        add_e_mails();
        add_addresses();
        add("url", card_field::kHomePage, "uri");
        add("uid", card_field::kExternalId, "uri");
        add_list("categories", Assignment::mailing_group);
        add_own();
        for (VCardProperty& each : kept_) card_.push_back(std::move(each));
        return std::move(card_);
    }

  private:
    std::string_view text(FieldId field) const { return record_.fields.text(field); }
    void add(std::string name, FieldId field, std::string_view type = "text") {
        if (text(field).empty()) return;
        card_.push_back(vcard_text(std::move(name), std::string(text(field))));
        card_.back().type = type;
    }
    // Of a kept property of the name, which isn't written by itself then.
    std::vector<std::vector<std::string>> take_kept(std::string_view name) {
        for (auto each = kept_.begin(); each != kept_.end(); ++each) {
            if (each->name != name) continue;
            auto parts = std::move(each->parts);
            kept_.erase(each);
            return parts;
        }
        return {};
    }
    void add_structured(std::string name, std::vector<std::vector<std::string>> parts) {
        VCardProperty& property = card_.emplace_back();
        property.name = std::move(name);
        property.structured = true;
        property.parts = std::move(parts);
    }

    void add_name() {
        std::vector<std::vector<std::string>> parts = take_kept("n");
        parts.resize(5, {""});
        const FieldId fields[] = {card_field::kSurname, card_field::kFirstName, card_field::kMiddleName};
        for (std::size_t i = 0; i < 3; ++i) {
            std::string joined;
            for (const std::string& each : parts[i]) joined += (joined.empty() ? "" : " ") + each;
            if (joined != text(fields[i])) parts[i] = {std::string(text(fields[i]))};
        }
        if (!person_) parts[0] = {std::string(text(card_field::kName))};
        add_structured("n", std::move(parts));
    }

    void add_organization() {
        std::vector<std::vector<std::string>> parts = take_kept("org");
        const std::string_view name = text(person_ ? card_field::kCompanyName : card_field::kName);
        if (name.empty() && parts.empty()) return;
        if (parts.empty()) parts.emplace_back();
        parts[0] = {std::string(name)};
        add_structured("org", std::move(parts));
    }

    void add_phone(FieldId field, std::vector<std::string> kinds) {
        if (text(field).empty()) return;
        // A pager's text, which may be anything, would lose what looks like a URI's beginning.
        if (text(field).starts_with("tel:")) {
            add(std::string(kOwn) + fold_case(card_field::kDef.fields[field].name), field);
            return;
        }
        VCardProperty property = vcard_text("tel", std::string(text(field)));
        property.parameters.push_back({"type", std::move(kinds)});
        card_.push_back(std::move(property));
    }

    void add_e_mails() {
        const bool second = !text(card_field::kEMail2).empty();
        if (!text(card_field::kEMail).empty()) {
            card_.push_back(vcard_text("email", std::string(text(card_field::kEMail))));
            if (second) card_.back().parameters.push_back({"pref", {"1"}});
        }
        if (!second) return;
        card_.push_back(vcard_text("email", std::string(text(card_field::kEMail2))));
        // Alone, or the same as the first one, it would become that.
        const std::string_view first = text(card_field::kEMail);
        if (first.empty() || first == text(card_field::kEMail2))
            card_.push_back(vcard_text(std::string(kSecondEMail), std::string(text(card_field::kEMail2))));
    }

    void add_address(std::vector<std::string> lines, std::string_view country, std::string kind,
                     bool preferred) {
        lines.insert(lines.begin(), "");
        lines.emplace_back(lookup_.country_name(country));
        if (std::all_of(lines.begin(), lines.end(), [](const std::string& each) { return each.empty(); }))
            return;
        std::vector<std::vector<std::string>> parts;
        parts.reserve(lines.size());
        for (std::string& each : lines) parts.push_back({std::move(each)});
        add_structured("adr", std::move(parts));
        if (!kind.empty()) card_.back().parameters.push_back({"type", {std::move(kind)}});
        if (preferred) card_.back().parameters.push_back({"pref", {"1"}});
        if (!country.empty()) card_.back().parameters.push_back({"cc", {std::string(country)}});
    }

    void add_addresses() {
        const auto of = [&](FieldId field) { return std::string(text(field)); };
        add_address({of(card_field::kAddress2), of(card_field::kAddress), of(card_field::kCity),
                     of(card_field::kCounty), of(card_field::kPostCode)},
                    text(card_field::kCountryRegionCode), "work", !record_.addresses.empty());
        if (!record_.has_addresses()) return;
        for (const AddressRecord& each : record_.addresses) {
            const auto part = [&](FieldId field) { return std::string(each.fields.text(field)); };
            std::string kind = fold_case(each.fields.text(alt::kCode));
            add_address({part(alt::kAddress2), part(alt::kAddress), part(alt::kCity), part(alt::kCounty),
                         part(alt::kPostCode)},
                        each.fields.text(alt::kCountryRegionCode), std::move(kind), false);
        }
    }

    void add_list(std::string name, Assignment kind) {
        if (!record_.has_list(kind) || record_.of(kind).empty()) return;
        VCardProperty& property = card_.emplace_back();
        property.name = std::move(name);
        std::vector<std::string>& list = property.parts.emplace_back();
        for (const AssignedCode& each : record_.of(kind)) list.emplace_back(lookup_.label(kind, each.code));
    }

    void add_own() {
        record_.fields.for_each([&](FieldId field, const Value& value) {
            const FieldDef& def = card_field::kDef.fields[field];
            if (is_mapped(field) || (def.flags & (table::kHidden | table::kReadOnly)) != 0) return;
            std::string written(value.text);
            if (def.type == filter::ValueType::boolean) written = value.number != 0 ? "true" : "false";
            if (def.type == filter::ValueType::option)
                written = trim_blanks(def.options[static_cast<std::size_t>(value.number)]);
            card_.push_back(vcard_text(std::string(kOwn) + fold_case(def.name), std::move(written)));
        });
        for (const Assignment kind : contact::kAssignments) {
            if (kind == Assignment::mailing_group || kind == Assignment::web_source) continue;
            add_list(std::string(kOwn) + fold_case(name_of(kind)), kind);
        }
    }

    const ContactRecord& record_;
    const CodeLookup& lookup_;
    bool person_;
    VCard kept_, card_;
};

}  // namespace

std::string map_vcard(const VCard& card, CodeLookup&, ForeignContact& contact) {
    return Reading(card, contact).run();
}

VCard vcard_of(const ContactRecord& record, const CodeLookup& lookup) {
    return Writing(record, lookup).run();
}

}  // namespace segments::exchange
