// Gives generated contacts their salesperson, groups, relations and alternate addresses.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tests/data/codes.h"
#include "tests/data/country.h"
#include "tests/data/generated.h"
#include "tests/data/random.h"

namespace segments::testdata {

// As a rule the salesperson who looks after the territory.
std::string_view draw_salesperson(std::string_view territory_code, Random& random);
// Appends the code if the list does not hold it yet (CLS-2).
void add_once(std::vector<std::string>& codes, std::string_view code);
// Mailing groups and, for companies, industry groups and business relations.
void classify(GeneratedContact& contact, std::string_view industry_group_code, std::uint64_t seed,
              std::size_t index);
// A second address for some: a warehouse of a company, a summer house of a person.
void add_alternate_addresses(GeneratedContact& contact, const Country& country, std::uint64_t seed,
                             std::size_t index, Day end_date);
// Street and house number in the form of the country.
std::string street_address(const Country& country, Random& random);

}  // namespace segments::testdata
