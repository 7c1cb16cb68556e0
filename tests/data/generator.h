// Makes workspaces that look real, of any size: companies with their people from twelve countries in eight
// scripts, their classification, and three years of interactions. Deterministic: the same seed, size and end
// date give the same data on every platform. Any contact can be derived without the others, so that a million
// can be streamed with flat memory:
//
//     Generator generator(kDefaultSeed, 100'000, end_date);
//     for (size_t i = 0; i < generator.contact_count(); ++i) use(generator.contact(i),
//     generator.interactions(i));
//
// A workspace of exactly 24 contacts is the hand-made sample (sample.h), which does not depend on the seed.
// The masters are in codes.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "tests/data/generated.h"

namespace segments::testdata {

inline constexpr std::uint64_t kDefaultSeed = 1;
// 2026-11-23: the end date of the files that are kept with the sources.
inline constexpr Day kDefaultEndDate = 46348;

class Generator {
  public:
    // `end_date` is the last day on which anything happened, as a rule the work date.
    Generator(std::uint64_t seed, std::size_t contacts, Day end_date);

    std::size_t contact_count() const { return contacts_; }
    Day end_date() const { return end_date_; }

    // REQUIRES: index < contact_count().
    GeneratedContact contact(std::size_t index) const;
    // The interactions of that contact, oldest first; some 2 on average, 0 to 30.
    // REQUIRES: index < contact_count().
    std::vector<GeneratedInteraction> interactions(std::size_t index) const;
    // The same, for who has the contact at hand already. REQUIRES: contact is contact(index).
    std::vector<GeneratedInteraction> interactions(std::size_t index, const GeneratedContact& contact) const;
    // The mailings of the three years, oldest first (each a logged segment).
    const std::vector<GeneratedMailing>& mailings() const { return mailings_; }

  private:
    std::uint64_t seed_;
    std::size_t contacts_;
    Day end_date_;
    std::vector<GeneratedMailing> mailings_;
};

// "CT000001" for index 0.
std::string contact_no(std::size_t index);

}  // namespace segments::testdata
