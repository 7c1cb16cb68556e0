// Sets of integers as sorted, disjoint, not touching ranges with both ends included: what a filter on
// numbers, dates or options comes down to. Combining n ranges takes n log n steps.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

namespace segments::filter {

struct Interval {
    std::int64_t first = std::numeric_limits<std::int64_t>::min();
    std::int64_t last = std::numeric_limits<std::int64_t>::max();

    bool operator==(const Interval&) const = default;
};

using Intervals = std::vector<Interval>;

inline constexpr std::int64_t kLowest = std::numeric_limits<std::int64_t>::min();
inline constexpr std::int64_t kHighest = std::numeric_limits<std::int64_t>::max();

// Sorts and joins ranges given in any order; empty ones (first > last) vanish.
Intervals normalised(Intervals ranges);
// Everything that is not in the set. REQUIRES: `ranges` is normalised.
Intervals complement(const Intervals& ranges);
// True if the value lies in the set. REQUIRES: `ranges` is normalised.
bool contains(const Intervals& ranges, std::int64_t value);

}  // namespace segments::filter
