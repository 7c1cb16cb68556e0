#include "core/table/growing_index.h"

#include <doctest/doctest.h>

#include <set>
#include <vector>

#include "tests/data/random.h"

using segments::table::GrowingIndex;

namespace {

std::uint64_t hash(std::uint32_t value) {
    std::uint64_t mixed = value * 0x9E3779B97F4A7C15ull;
    mixed ^= mixed >> 29;
    return mixed * 0xBF58476D1CE4E5B9ull;
}

std::uint32_t find(const GrowingIndex& index, std::uint32_t value) {
    return index.find(hash(value), [&](std::uint32_t other) { return other == value; });
}

}  // namespace

TEST_CASE("an index finds what was added and not removed, at every moment of its growth") {
    GrowingIndex index;
    CHECK(find(index, 7) == GrowingIndex::kNone);
    constexpr std::uint32_t kMost = 3000;
    for (std::uint32_t value = 0; value < kMost; ++value) {
        index.add(value, hash(value), hash);
        bool all = true;
        for (std::uint32_t other = 0; other <= value; ++other) all = all && find(index, other) == other;
        REQUIRE(all);
        REQUIRE(find(index, value + 1) == GrowingIndex::kNone);
    }
    CHECK(index.size() == kMost);
}

TEST_CASE("an index of values that all have one hash finds each of them") {
    GrowingIndex index;
    const auto same = [](std::uint32_t) { return std::uint64_t{42}; };
    for (std::uint32_t value = 0; value < 200; ++value) index.add(value, 42, same);
    for (std::uint32_t value = 0; value < 200; ++value)
        CHECK(index.find(42, [&](std::uint32_t other) { return other == value; }) == value);
}

TEST_CASE("an index agrees with a set over random additions and removals, and doesn't grow by removals") {
    segments::testdata::Random random(20261126, 0, 0);
    GrowingIndex index;
    std::set<std::uint32_t> model;
    for (int i = 0; i < 60'000; ++i) {
        const auto value = static_cast<std::uint32_t>(random.below(1500));
        CAPTURE(i);
        REQUIRE(find(index, value) == (model.contains(value) ? value : GrowingIndex::kNone));
        if (model.contains(value)) {
            index.remove(value, hash(value));
            model.erase(value);
        } else {
            index.add(value, hash(value), hash);
            model.insert(value);
        }
        REQUIRE(index.size() == model.size());
    }
    CHECK(index.bytes() <= 3 * 4096 * 4);
}

TEST_CASE("an index takes values again after all of them were removed") {
    GrowingIndex index;
    for (int round = 0; round < 5; ++round) {
        for (std::uint32_t value = 0; value < 5000; ++value) {
            index.add(value, hash(value), hash);
            REQUIRE(find(index, value) == value);
        }
        for (std::uint32_t value = 0; value < 5000; ++value) index.remove(value, hash(value));
        REQUIRE(find(index, 17) == GrowingIndex::kNone);
    }
    CHECK(index.size() == 0);
}

TEST_CASE("no addition reads or moves more than a few values") {
    GrowingIndex index;
    std::size_t most = 0;
    for (std::uint32_t value = 0; value < 100'000; ++value) {
        std::size_t hashed = 0;
        index.add(value, hash(value), [&](std::uint32_t of) {
            ++hashed;
            return hash(of);
        });
        most = std::max(most, hashed);
    }
    CHECK(most <= 16);
}
