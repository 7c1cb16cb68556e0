// Where a string of JSON goes on without anything special, eight bytes at a time.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace segments::exchange {

// The bytes from `from` on that stand for themselves: printable ASCII, no quotation mark, no backslash.
inline std::size_t plain_bytes(const char* from, const char* to) {
    constexpr std::uint64_t kOnes = 0x0101010101010101u, kTops = 0x8080808080808080u;
    // Has a mark in the first byte that is zero; perhaps in later ones too.
    const auto zero = [](std::uint64_t eight) { return (eight - kOnes) & ~eight & kTops; };
    static_assert(std::endian::native == std::endian::little);
    const char* at = from;
    while (to - at >= 8) {
        std::uint64_t eight;
        std::memcpy(&eight, at, 8);
        const std::uint64_t special = zero(eight ^ kOnes * '"') | zero(eight ^ kOnes * '\\') |
                                      ((eight - kOnes * ' ') & ~eight & kTops) | (eight & kTops);
        if (special != 0)
            return static_cast<std::size_t>(at - from) +
                   static_cast<std::size_t>(std::countr_zero(special)) / 8;
        at += 8;
    }
    for (; at != to; ++at) {
        const auto c = static_cast<unsigned char>(*at);
        if (c < ' ' || c >= 0x80 || c == '"' || c == '\\') break;
    }
    return static_cast<std::size_t>(at - from);
}

}  // namespace segments::exchange
