// What a change of a header field would mean for the lines, before it is made: the counts of the question of
// PRD-1, and its words.
//
//     ImpactScan scan(db, segment_row, segment::kUnitCost, value);
//     while (!scan.step(db, 100000)) {}
//     if (scan.impact().asks()) ask(impact_sentence(field, scan.impact()), choices(scan.impact()) ...);
//     else ... Propagation::following
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/schema/field_value.h"
#include "core/segment/line.h"
#include "core/segment/line_scan.h"

namespace segments::segment {

// The affected lines (HDR-1) by what they hold now. Lines with a template of their own are no part of it,
// unless the template itself changes, nor are lines that a criteria action took off the segment.
struct HeaderImpact {
    std::size_t following = 0;     // hold the header's value and will hold the new one
    std::size_t keeping = 0;       // hold a value of their own
    std::size_t from_contact = 0;  // take theirs from the contact, before and after (PRD-16)

    // Without lines that follow or keep only the header changes, and nothing is asked (PRD-1).
    bool asks() const { return following + keeping > 0; }
    bool operator==(const HeaderImpact&) const = default;
};

// The answer to the question.
enum class Propagation : std::uint8_t {
    following,    // lines that hold the header's value follow it (default, and for changes from code)
    all,          // lines with a value of their own take the header's too
    header_only,  // lines that would follow keep the former value, as their own
};

// The answer of fields that nobody is asked about; nullopt for those that propagate by PRD-1.
// - A blank correspondence type (PRD-16) and Ignore Contact Corres. Type (HDR-11) change no line.
// - The first default language is taken over by the lines (LNG-4), another one changes no line (HDR-30).
std::optional<Propagation> fixed_answer(const HeaderValues& before, table::FieldId field,
                                        const schema::FieldValue& value);
// Subject (Default) reaches only lines in the header's language (HDR-35). REQUIRES: no template of its own.
bool in_language_of_header(const LineReader& reader, table::Row line, OwnField field);

class ImpactScan {
  public:
    // `value` as returned by checked_header_value.
    ImpactScan(const table::Database& db, table::Row segment_row, table::FieldId field,
               const schema::FieldValue& value);

    // Looks at about `rows` rows of the table of lines; true when finished.
    bool step(const table::Database& db, std::size_t rows);
    const HeaderImpact& impact() const { return impact_; }
    // 0..1
    float progress(const table::Database& db) const { return walk_.progress(db); }

  private:
    void look_at(table::Row line);

    table::FieldId field_;
    LineWalk walk_;
    LineReader before_, after_;
    bool done_ = false;
    HeaderImpact impact_;
};

// All at once.
HeaderImpact header_impact(const table::Database& db, table::Row segment_row, table::FieldId field,
                           const schema::FieldValue& value);

// "120 lines follow the segment, 7 keep values of their own." and, where it is so, ", 3 take theirs from the
// contact".
std::string impact_sentence(table::FieldId field, const HeaderImpact& impact);
// The answers that make a difference, the default one first; Cancel is the screen's.
std::vector<Propagation> choices(const HeaderImpact& impact);
// "Update the 120 lines that follow", "Update all 127 lines", "Header only"
std::string choice_caption(Propagation answer, const HeaderImpact& impact);

}  // namespace segments::segment
