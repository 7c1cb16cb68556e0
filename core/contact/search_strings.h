// Search strings, by which contacts that look the same are found (DUP-1): the first and the last five letters
// and digits of eight fields, in one case, each as a small number.
#pragma once

#include <array>
#include <cstdint>

#include "core/contact/contact_tables.h"
#include "core/table/database.h"

namespace segments::contact {

inline constexpr std::size_t kSearchStrings = 16;
// 0: the field is blank. Two for each field: its first and its last characters; the name's come first.
using SearchStrings = std::array<std::uint32_t, kSearchStrings>;

SearchStrings search_strings(const table::Database& db, table::Row contact_row);

struct Likeness {
    int matching = 0;
    int strings = 0;  // filled in on either of the two
    bool same_name = false;

    bool operator==(const Likeness&) const = default;
};
Likeness likeness(const SearchStrings& a, const SearchStrings& b);
// How many of so many strings must match; rounded up.
int needed_matches(int strings, int percent);
// Whether they are duplicates. People have the address and often the telephone of their company in common
// with their colleagues, so their names must match as well (PRD-21).
bool are_duplicates(const Likeness& likeness, int percent, bool people);

}  // namespace segments::contact
