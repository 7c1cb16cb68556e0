// The sample workspace: 24 contacts of Vinhuset, a small wine merchant in Copenhagen, made by hand to look
// at, with what happened in the last months. Dates are relative to the end date, and no description names a
// season, so that it is believable on every day of the year.
#pragma once

#include <cstddef>
#include <vector>

#include "tests/data/generated.h"

namespace segments::testdata {

inline constexpr std::size_t kSampleContacts = 24;

std::vector<GeneratedContact> sample_contacts(Day end_date);
// The logged segments of the last months, oldest first.
std::vector<GeneratedMailing> sample_mailings(Day end_date);
// All interactions with these contacts, oldest first.
std::vector<GeneratedInteraction> sample_interactions(Day end_date);

}  // namespace segments::testdata
