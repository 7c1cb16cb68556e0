// The segments that a contact stands on or stood on, over time (SET-5): open ones with its lines, logged ones
// with its interactions, and those from which it was left out when they were logged. Each is one scan of the
// lines, the log and the skipped lines: keep the result while the versions of these tables stay.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/table/database.h"

namespace segments::interaction {

enum class MembershipKind : std::uint8_t { open, taken_away, logged, canceled, skipped };

struct Membership {
    Day date = kBlankDay;  // of the logging; of an open segment its own date
    MembershipKind kind = MembershipKind::open;
    std::string segment_no;
    std::int64_t logged_entry_no = 0;  // of a logged segment
    std::string description;
    std::string reason = {};  // why it was skipped
    std::size_t lines = 1;    // or interactions

    bool operator==(const Membership&) const = default;
};
// The newest first; one for each segment. A company's own lines alone, not those of its people.
std::vector<Membership> memberships_of(const table::Database& db, table::Row contact_row);
// "On the segment", "Logged", "Skipped".
std::string_view membership_caption(MembershipKind kind);

}  // namespace segments::interaction
