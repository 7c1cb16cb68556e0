// What a person enters to choose contacts: expressions (chapter 15) for fields, grouped by section (CRI-20 to
// CRI-24). Fields of a section combine with AND and must hold in one single row; sections combine with AND.
// A group holds sections and further groups, of which all, any or none must hold (NST-1).
// This is the form of dialogs; the form in which criteria are kept is core/criteria/section_filter.h.
//
//     Conditions conditions = {{Section::contact, {{contact::kCity, "Vienna"}, {contact::kPostCode, "1*"}}},
//                              {Section::mailing_group, {{mailing_group::kMailingGroupCode, "NEWS"}}}};
#pragma once

#include <string>
#include <vector>

#include "core/schema/enumerations.h"
#include "core/table/schema.h"

namespace segments::criteria {

struct FieldCondition {
    table::FieldId field = 0;  // of the section's table
    std::string expression;    // as typed; blank: no condition (FLT-3)

    bool operator==(const FieldCondition&) const = default;
};

// How the members of a group combine (NST-1).
enum class Join : std::uint8_t { all, any, none };

struct SectionConditions {
    schema::Section section = schema::Section::contact;
    std::vector<FieldCondition> fields;
    // So many records must meet the fields (FAT-1).
    std::size_t at_least = 1;
    // Interactions: of today and the days before it, so many together; 0 = whenever (FAT-1).
    int last_days = 0;
    // Section::group: what it holds, and how that combines.
    Join join = Join::all;
    std::vector<SectionConditions> members = {};

    bool operator==(const SectionConditions&) const = default;
};

// In any order; a section may come several times.
using Conditions = std::vector<SectionConditions>;

}  // namespace segments::criteria
