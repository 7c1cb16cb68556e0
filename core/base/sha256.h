// SHA-256 (FIPS 180-4) of bytes that come in pieces of any size.
//
//     Sha256 hash;
//     hash.add(piece); hash.add(another);
//     hash.finish();
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace segments {

class Sha256 {
  public:
    void add(std::span<const std::uint8_t> bytes);
    // The digest of all that was added. Nothing is added afterwards.
    std::array<std::uint8_t, 32> finish();

  private:
    static constexpr std::size_t kBlock = 64;
    void take(const std::uint8_t* block);

    std::array<std::uint32_t, 8> state_ = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                           0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    std::array<std::uint8_t, kBlock> waiting_{};
    std::uint64_t bytes_ = 0;
};

}  // namespace segments
