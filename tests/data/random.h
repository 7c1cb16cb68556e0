// The generator's own random numbers: the same on every platform and compiler, integers only. A stream is
// made from a key (seed, purpose, index), so that any record can be derived without those before it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace segments::testdata {

// One step of the SplitMix64 mixing function.
constexpr std::uint64_t mix(std::uint64_t value) {
    value += 0x9E3779B97F4A7C15u;
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9u;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBu;
    return value ^ (value >> 31);
}

class Random {
  public:
    // Streams with different purposes are independent of each other.
    constexpr Random(std::uint64_t seed, std::uint64_t purpose, std::uint64_t index)
        : state_(mix(mix(seed + purpose * 0x632BE59BD9B4E019u) ^ index)) {}

    constexpr std::uint64_t next() {
        state_ += 0x9E3779B97F4A7C15u;
        return mix(state_);
    }
    // 0 .. count - 1. REQUIRES: count > 0.
    constexpr std::uint32_t below(std::uint32_t count) {
        return static_cast<std::uint32_t>(((next() >> 32) * count) >> 32);
    }
    // first .. last, both included.
    constexpr int between(int first, int last) {
        return first + static_cast<int>(below(static_cast<std::uint32_t>(last - first + 1)));
    }
    // True in `permille` of 1,000 cases.
    constexpr bool chance(std::uint32_t permille) { return below(1000) < permille; }

    template <typename T>
    constexpr const T& pick(std::span<const T> values) {
        return values[below(static_cast<std::uint32_t>(values.size()))];
    }

  private:
    std::uint64_t state_;
};

}  // namespace segments::testdata
