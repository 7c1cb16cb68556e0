// What the person decides about an import: by what contacts are recognised, what becomes of values that are
// there already, and what everybody who comes in gets.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "core/contact/contact_tables.h"

namespace segments::exchange {

enum class MatchBy : std::uint8_t {
    automatic,      // No., else External ID, else E-Mail (docs/contacts-format.md)
    no,             // No. alone
    external_id,    // these alone: a No. of the file doesn't count, new contacts get their own
    e_mail,         // ignoring case
    name_and_post,  // Name and Post Code, ignoring case
    phone,          // the last nine digits of Phone No. or Mobile Phone No.
    nothing,        // all are new
};

// Of a contact that is there already.
enum class Policy : std::uint8_t {
    theirs,       // the file's value counts
    fill_blanks,  // where the contact has none
    ours,         // the file's value doesn't count
};

struct ImportOptions {
    MatchBy match = MatchBy::automatic;
    Policy policy = Policy::theirs;
    // Fields that have a rule of their own; 0xFF: `policy`.
    std::array<std::uint8_t, contact::contact::kExtras + 1> own_policy;
    // A mailing group that everybody gets; blank: none. It needn't exist.
    std::string mailing_group;

    ImportOptions() { own_policy.fill(0xFF); }
    Policy policy_of(table::FieldId field) const {
        return own_policy[field] == 0xFF ? policy : static_cast<Policy>(own_policy[field]);
    }
    bool keeps_no() const { return match == MatchBy::automatic || match == MatchBy::no; }
    bool operator==(const ImportOptions&) const = default;
};

}  // namespace segments::exchange
