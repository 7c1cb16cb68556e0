// Makes the interactions of a generated workspace (used by Generator): mailings that many contacts got, and
// calls, visits and messages of a single contact.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "tests/data/codes.h"
#include "tests/data/generated.h"

namespace segments::testdata {

// The mailings of the three years before `end_date`, oldest first.
std::vector<GeneratedMailing> make_mailings(std::uint64_t seed, Day end_date);
// The interactions of one contact, oldest first.
std::vector<GeneratedInteraction> make_interactions(std::uint64_t seed, std::size_t index,
                                                    const GeneratedContact& contact,
                                                    std::span<const GeneratedMailing> mailings, Day end_date);

// Takes template, group, flow, correspondence type, cost and duration from the template.
void fill_from_template(GeneratedInteraction& entry, const InteractionTemplate& used);

}  // namespace segments::testdata
