// The independent streams of random numbers that the generator draws from.
#pragma once

#include <cstdint>

namespace segments::testdata {

inline constexpr std::uint64_t kPurposeLayout = 1;
inline constexpr std::uint64_t kPurposeCompany = 2;
inline constexpr std::uint64_t kPurposePerson = 3;
inline constexpr std::uint64_t kPurposeClassification = 4;
inline constexpr std::uint64_t kPurposeDuplicate = 5;
inline constexpr std::uint64_t kPurposeMailings = 6;
inline constexpr std::uint64_t kPurposeInteractions = 7;
inline constexpr std::uint64_t kPurposeFarCompany = 8;
inline constexpr std::uint64_t kPurposeMailboxes = 9;
inline constexpr std::uint64_t kPurposeAlternateAddress = 10;

}  // namespace segments::testdata
