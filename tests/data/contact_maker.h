// Makes single companies and people of a generated workspace (used by Generator).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "tests/data/country.h"
#include "tests/data/generated.h"

namespace segments::testdata {

// A company with what its people need to know of it.
struct Company {
    std::size_t index = 0;
    GeneratedContact contact;
    const Country* country = nullptr;
    const City* city = nullptr;
    std::string domain;  // "nordlicht-wein.example"
    std::string_view industry_group_code;
};

Company make_company(std::uint64_t seed, std::size_t index, Day end_date);
// `employer` is null for a private person.
GeneratedContact make_person(std::uint64_t seed, std::size_t index, Day end_date, const Company* employer);
// Changes a copy of another contact as it looks when somebody enters it a second time.
void disguise(GeneratedContact& contact, std::uint64_t seed, std::size_t index);

}  // namespace segments::testdata
