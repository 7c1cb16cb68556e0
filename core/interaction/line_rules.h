// What stands against logging a line, one line at a time: LOG-6, LOG-7 and PRD-6. The check that is shown and
// the logging itself both ask here, so that what was shown is what happens.
//
//     const LineRules rules(db, segment_row);            // once: reads the header
//     const FindingSet found = rules.check(line_row);
//     if (has(found, Finding::no_salesperson)) ...
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/segment/line.h"

namespace segments::interaction {

enum class Finding : std::uint8_t {
    // The segment; blocks.
    already_logged,  // LOG-3
    no_description,  // LOG-4
    no_lines,        // LOG-5
    // A line; blocks (LOG-6).
    no_date,
    unknown_contact,
    no_salesperson,
    unknown_salesperson,
    no_template,
    unknown_template,
    unknown_campaign,
    // A line; warns (PRD-6), in the order in which reasons are named.
    privacy_blocked,
    minor_without_consent,
    excluded,
    other_type_wanted,  // the contact's correspondence type is another one than the line's
    no_email,           // LOG-7
    no_postal_address,
    no_document,  // LOG-8; only where other lines have one, and only of interest with Send Attachments
};
inline constexpr int kFindings = 17;
inline constexpr Finding kFirstLineFinding = Finding::no_date;
inline constexpr Finding kFirstWarning = Finding::privacy_blocked;
inline constexpr int kWarnings = kFindings - static_cast<int>(kFirstWarning);

constexpr bool is_warning(Finding finding) {
    return finding >= kFirstWarning;
}

using FindingSet = std::uint32_t;
constexpr FindingSet bit(Finding finding) {
    return FindingSet{1} << static_cast<int>(finding);
}
constexpr bool has(FindingSet set, Finding finding) {
    return (set & bit(finding)) != 0;
}
inline constexpr FindingSet kAllWarnings = (bit(kFirstWarning) << kWarnings) - bit(kFirstWarning);

class LineRules {
  public:
    // REQUIRES: a live row of the segment table. Make a new one after changing the header.
    LineRules(const table::Database& db, table::Row segment_row);

    // REQUIRES: a live line of the segment with a contact.
    FindingSet check(table::Row line) const;
    const segment::LineReader& reader() const { return reader_; }
    // LOG-23: it has a correspondence type and a document.
    bool can_be_delivered(table::Row line) const;

    bool is_salesperson(std::int64_t code) const;
    bool is_template(std::int64_t code) const;
    bool is_campaign(std::int64_t code) const;

  private:
    FindingSet check_contact(table::Row line, table::Row contact_row) const;
    // The line's alternate address if it exists, else kNoRow.
    table::Row alternate_address(table::Row line) const;

    segment::LineReader reader_;
    const table::Table* lines_;
    const table::Table* contacts_;
    const table::Table* addresses_;
    bool documents_ = false;  // some line has one
};

// What a warning says of a contact: "privacy blocked". A reason for skipping its line (PRD-6).
std::string_view reason_of(Finding warning);
// All warnings of the set as one reason: "privacy blocked; no e-mail address".
std::string reasons_of(FindingSet set);

}  // namespace segments::interaction
