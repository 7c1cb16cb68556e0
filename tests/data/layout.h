// Who is who: divides the contacts of a workspace in blocks, and each block in companies, their people,
// private persons and duplicates. A block is derived from the seed and its number alone.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace segments::testdata {

inline constexpr std::size_t kBlockSize = 64;
inline constexpr std::uint8_t kNone = 255;

struct Slot {
    bool is_company = false;
    std::uint8_t company = kNone;       // of a person: the slot of the company, in the same block
    std::uint8_t duplicate_of = kNone;  // the slot that this one was entered a second time for
    bool far_company = false;           // the company is somewhere else in the file
};

struct Layout {
    std::array<Slot, kBlockSize> slots;
    std::size_t size = 0;  // the last block of a workspace may be shorter
};

Layout make_layout(std::uint64_t seed, std::size_t contacts, std::size_t block);

}  // namespace segments::testdata
