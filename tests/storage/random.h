// Reproducible randomness for the tests of the store.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <string>

namespace segments::storage::test {

// xorshift; the seed is printed by the tests that use it.
class Random {
  public:
    explicit Random(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15 + 1) {}
    std::size_t below(std::size_t n) {
        state_ ^= state_ << 13;
        state_ ^= state_ >> 7;
        state_ ^= state_ << 17;
        return static_cast<std::size_t>((state_ >> 11) % n);
    }
    std::function<std::size_t(std::size_t)> picker() {
        return [this](std::size_t n) { return below(n); };
    }

  private:
    std::uint64_t state_;
};

// How often a random test runs: `usual`, or the environment variable SEGMENTS_STORAGE_ROUNDS times as often.
inline int rounds(int usual) {
    const char* factor = std::getenv("SEGMENTS_STORAGE_ROUNDS");
    return usual * (factor ? std::max(1, std::atoi(factor)) : 1);
}

}  // namespace segments::storage::test
