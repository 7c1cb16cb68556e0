// Names of properties in contact files (docs/contacts-format.md) and the fields and lists they stand for.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/base/tr.h"
#include "core/contact/assignments.h"
#include "core/table/schema.h"

namespace segments::exchange {

struct Property {
    enum class Kind : std::uint8_t {
        unknown,      // kept as it is
        field,        // of the contact, or of the alternate address
        ignored,      // for reading only
        assignments,  // a list of codes
        addresses,
        answers,
        ranges,  // of an alternate address
    };
    Kind kind = Kind::unknown;
    table::FieldId field = 0;
    contact::Assignment assignment = contact::Assignment::mailing_group;
    bool has_form = false;  // of a field (contact::has_form)
};

Property contact_property(std::string_view name);
Property address_property(std::string_view name);

// "mailingGroups", and what it is called in messages: "Mailing Groups".
std::string_view name_of(contact::Assignment kind);
std::string_view caption_of(contact::Assignment kind);
// The table of its assignments.
const table::TableDef& def_of(contact::Assignment kind);
inline constexpr std::string_view kAddressesName = "alternateAddresses";
inline constexpr std::string_view kAddressesCaption = msg("Alternate Addresses");
inline constexpr std::string_view kAnswersName = "profileAnswers";
inline constexpr std::string_view kAnswersCaption = msg("Profile Answers");
inline constexpr std::string_view kRangesName = "dateRanges";
// The type of the contact if it is a new one; written by readers of other formats only.
inline constexpr std::string_view kTypeIfNewName = "$typeIfNew";

}  // namespace segments::exchange
