// The sections in which contacts are chosen by criteria (CRI-20): the table each one reads, the fields it
// offers, and how its rows are matched to contacts. The three dialogs, evaluation and the recorded criteria
// all go by this list, so a further section is one more entry here and one more way to match.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/filter/filter.h"
#include "core/schema/enumerations.h"
#include "core/table/schema.h"

namespace segments::criteria {

// How a row of the section's table speaks of a contact.
enum class Match : std::uint8_t {
    contact,         // it is the contact
    own_number,      // it names the contact
    company_number,  // it names the contact's company (CRI-25)
    both_numbers,    // it names the contact together with its company (CRI-26)
    buyer,           // it names who bought; what a company's people bought is the company's (CRI-28)
};

struct SectionInfo {
    schema::Section section = schema::Section::contact;
    table::TableId table = 0;
    Match match = Match::contact;
    // Where the row has the number; `company_field` for both_numbers only.
    table::FieldId number_field = 0;
    table::FieldId company_field = 0;
    std::span<const table::FieldId> preset = {};  // shown without being asked for
};

// The sections that can be used, in the order in which they are shown and recorded (CRI-3).
std::span<const SectionInfo> sections();
// Null for a section that this program can't evaluate.
const SectionInfo* find_section(schema::Section section);
// Position in sections(); sections().size() for one that isn't there.
std::size_t section_index(schema::Section section);

// "Contact Mailing Group"
std::string_view caption(schema::Section section);
const table::TableDef& table_of(const SectionInfo& info);
// REQUIRES: a field of the section's table.
const table::FieldDef& field_of(const SectionInfo& info, table::FieldId field);
// Whether filters may be put on it: every stored field that isn't internal.
bool is_offered(const SectionInfo& info, table::FieldId field);
// The fields that can be added to the preset ones, in the order of the table.
std::vector<table::FieldId> further_fields(const SectionInfo& info);

}  // namespace segments::criteria
