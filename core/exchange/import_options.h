// What the person decides about an import: by what contacts are recognised, what becomes of values that are
// there already, and what everybody who comes in gets.
#pragma once

#include <array>
#include <cstdint>
#include <iterator>
#include <map>
#include <string>

#include "core/contact/assignments.h"
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

// The lists of a contact: those of codes, in the order of contact::kAssignments, its alternate addresses and
// its profile answers. The order of the bits of ContactRecord::lists().
inline constexpr std::size_t kContactLists = std::size(contact::kAssignments) + 2;

// Of a contact that is there already.
enum class Policy : std::uint8_t {
    theirs,       // the file's value counts
    fill_blanks,  // where the contact has none
    ours,         // the file's value doesn't count
};

struct ImportOptions {
    MatchBy match = MatchBy::automatic;
    Policy policy = Policy::theirs;
    // Fields and lists that have a rule of their own; kNoPolicy: `policy`.
    std::array<std::uint8_t, contact::contact::kExtras + 1> own_policy;
    std::array<std::uint8_t, kContactLists> own_list_policy;
    // A mailing group that everybody gets; blank: none. It needn't exist.
    std::string mailing_group;
    // New people with a Company Name and no Company No. belong to the company of that name; one that is
    // neither in the workspace nor in the file is made.
    bool create_companies = false;
    // The remembered export (exports.h) that the file comes back from; 0: none. Then only what the file has
    // otherwise than that export changes anything, and where the workspace has changed the same field, that
    // is a conflict.
    std::int64_t base_export = 0;
    Policy conflicts = Policy::ours;  // or theirs
    // Conflicts that the person decided, by conflict_key().
    std::map<std::uint64_t, Policy> decisions = {};

    ImportOptions() {
        own_policy.fill(kNoPolicy);
        own_list_policy.fill(kNoPolicy);
    }
    static constexpr std::uint8_t kNoPolicy = 0xFF;
    Policy policy_of(table::FieldId field) const {
        return own_policy[field] == kNoPolicy ? policy : static_cast<Policy>(own_policy[field]);
    }
    // `list`: 0 .. kContactLists
    Policy policy_of_list(std::size_t list) const {
        return own_list_policy[list] == kNoPolicy ? policy : static_cast<Policy>(own_list_policy[list]);
    }
    bool keeps_no() const { return match == MatchBy::automatic || match == MatchBy::no; }
    bool operator==(const ImportOptions&) const = default;
};

}  // namespace segments::exchange
