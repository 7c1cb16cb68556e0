// A contact on its way from another format into ours. Readers offer what they find; what finds no room (a
// third telephone number, a text that is too long for its field) is for the reader to keep among the
// properties that we don't know, so that it is given back in the format it came from.
//
//     contact.clear();
//     if (!contact.set(card::kName, "Ann Lee")) keep(...);
//     contact.add_e_mail("ann@contoso.example");
//     contact.append_json(text);                       // what ContactReader reads
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/contact/assignments.h"
#include "core/contact/contact_tables.h"
#include "core/exchange/formats/code_lookup.h"

namespace segments::exchange {

enum class PhoneKind : std::uint8_t { voice, mobile, fax, pager };

// Parts of an address; blank ones don't count.
struct ForeignAddress {
    std::string kind;  // "HOME": the code of an alternate address
    std::string street, more, post_code, city, county, country;

    bool is_blank() const {
        return street.empty() && more.empty() && post_code.empty() && city.empty() && county.empty() &&
               country.empty();
    }
};

class ForeignContact {
  public:
    explicit ForeignContact(CodeLookup& lookup) : lookup_(&lookup) {}

    void clear();
    CodeLookup& lookup() const { return *lookup_; }

    // Sets a field that has no value yet. False, and nothing is set, where the text doesn't fit: it is too
    // long, has another form (CON-8), is none of the options, or the field is taken. A blank text empties.
    bool set(table::FieldId field, std::string_view text);
    bool has(table::FieldId field) const { return (given_ >> field & 1) != 0; }
    std::string_view text(table::FieldId field) const {
        return has(field) ? std::string_view(texts_[field]) : std::string_view();
    }
    // Into the first field that is free.
    bool add_e_mail(std::string_view address) {
        return set(contact::contact::kEMail, address) || set(contact::contact::kEMail2, address);
    }
    bool add_phone(PhoneKind kind, std::string_view number);
    bool set_country(std::string_view text) {
        return set(contact::contact::kCountryRegionCode, country_code(text));
    }
    bool set_language(std::string_view text);
    // The first one is the contact's, the others are alternate addresses.
    bool add_address(const ForeignAddress& address);
    // A group by its code or its words.
    bool add_group(contact::Assignment kind, std::string_view label);
    // The list is given, perhaps empty.
    void begin_list(contact::Assignment kind) {
        listed_ = static_cast<std::uint8_t>(listed_ | 1 << static_cast<int>(kind));
    }

    // It was no contact but something that belongs to others (a group): nothing comes of it.
    void skip() { skipped_ = true; }
    bool skipped() const { return skipped_; }
    // What the contact is if it is a new one and nothing says so: seen by its names.
    void guess_type();
    // What we don't know: a JSON value, under the name of the format.
    void keep(std::string_view name, std::string json) { kept_.emplace_back(name, std::move(json)); }

    // Appends the contact as JSON of ours.
    void append_json(std::string& out) const;

  private:
    std::string country_code(std::string_view text) const;
    std::string address_code(std::string_view kind) const;

    CodeLookup* lookup_;
    bool skipped_ = false;
    std::uint64_t given_ = 0;
    std::array<std::string, contact::contact::kExtras + 1> texts_;
    std::uint8_t listed_ = 0;
    std::array<std::vector<std::string>, std::size(contact::kAssignments)> groups_;
    std::vector<ForeignAddress> addresses_;  // alternate ones
    std::string_view new_type_;
    std::vector<std::pair<std::string, std::string>> kept_;
};

// Whether a name is a company's, by a legal form in it: "Contoso Ltd".
bool looks_like_company(std::string_view name);

}  // namespace segments::exchange
