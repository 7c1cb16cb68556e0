#include "core/base/masks.h"

#include <doctest/doctest.h>

#include <limits>
#include <random>
#include <vector>

using namespace segments;

namespace {

template <typename T>
void compare_ranges(std::mt19937& random) {
    constexpr T kLeast = std::numeric_limits<T>::min(), kMost = std::numeric_limits<T>::max();
    std::vector<T> values(64);
    for (int round = 0; round < 50; ++round) {
        for (T& value : values) value = static_cast<T>(random());
        values[3] = kLeast;
        values[60] = kMost;
        T first = round == 0 ? kLeast : static_cast<T>(random()),
          last = round == 0 ? kMost : static_cast<T>(random());
        if (first > last) std::swap(first, last);
        if (round % 5 == 1) last = first = values[17];
        CHECK(in_range(values.data(), first, last) == some_in_range(values.data(), 64, first, last));
    }
}

}  // namespace

TEST_CASE("64 values are compared at once as they are one by one, whatever their width and sign") {
    std::mt19937 random(7);
    compare_ranges<std::int8_t>(random);
    compare_ranges<std::int16_t>(random);
    compare_ranges<std::uint16_t>(random);
    compare_ranges<std::int32_t>(random);
    compare_ranges<std::uint32_t>(random);
    compare_ranges<std::int64_t>(random);
}

TEST_CASE("64 small numbers are looked for in a set at once as they are one by one") {
    std::mt19937 random(11);
    for (int round = 0; round < 50; ++round) {
        SmallSet set;
        const std::size_t rarity = 1 + random() % 60;  // from all of them to two or three
        for (std::size_t number = 0; number < 128; ++number) {
            if (random() % rarity == 0) set.insert(number);
        }
        set.insert(random() % 128);  // perhaps once more
        std::vector<std::int8_t> values(64);
        for (std::int8_t& value : values) value = static_cast<std::int8_t>(random() % 128);
        CHECK(set.members(values.data()) == set.some_members(values.data(), 64));
    }
}
