#include "core/exchange/record_index.h"

#include <doctest/doctest.h>

#include <cstdint>

using segments::exchange::RecordIndex;

namespace {

// Few different ones, so that many numbers share theirs.
std::uint64_t hash_of(std::uint32_t number) {
    return (number % 7000) * 0x100000001B3ull;
}

}  // namespace

TEST_CASE("Numbers are found by the hash of their text while more and more come") {
    constexpr std::uint32_t kNumbers = 20'000;
    RecordIndex index;
    const auto find = [&](std::uint32_t number) {
        return index.find(hash_of(number), [&](std::uint32_t found) { return found == number; });
    };
    CHECK(find(1) == RecordIndex::kNone);
    for (std::uint32_t number = 0; number < kNumbers; ++number) {
        index.insert(hash_of(number), number);
        // One of those before, wherever it lies now, and one that isn't there yet.
        REQUIRE(find(number / 2) == number / 2);
        REQUIRE(find(number + 1) == RecordIndex::kNone);
    }
    for (std::uint32_t number = 0; number < kNumbers; ++number) REQUIRE(find(number) == number);
    index = RecordIndex();
    CHECK(find(1) == RecordIndex::kNone);
}
