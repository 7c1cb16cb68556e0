#include "core/filter/intervals.h"

#include <algorithm>

namespace segments::filter {

Intervals normalised(Intervals ranges) {
    std::sort(ranges.begin(), ranges.end(),
              [](const Interval& a, const Interval& b) { return a.first < b.first; });
    Intervals joined;
    for (const Interval& range : ranges) {
        if (range.first > range.last) continue;
        const bool touches =
            !joined.empty() && (joined.back().last == kHighest || range.first <= joined.back().last + 1);
        if (touches)
            joined.back().last = std::max(joined.back().last, range.last);
        else
            joined.push_back(range);
    }
    return joined;
}

Intervals complement(const Intervals& ranges) {
    Intervals gaps;
    std::int64_t from = kLowest;
    for (const Interval& range : ranges) {
        if (range.first > from) gaps.push_back({from, range.first - 1});
        if (range.last == kHighest) return gaps;
        from = range.last + 1;
    }
    gaps.push_back({from, kHighest});
    return gaps;
}

bool contains(const Intervals& ranges, std::int64_t value) {
    // Nearly every filter has one or two ranges.
    if (ranges.size() <= 4) {
        for (const Interval& range : ranges)
            if (value >= range.first && value <= range.last) return true;
        return false;
    }
    const auto behind =
        std::upper_bound(ranges.begin(), ranges.end(), value,
                         [](std::int64_t v, const Interval& range) { return v < range.first; });
    return behind != ranges.begin() && value <= std::prev(behind)->last;
}

}  // namespace segments::filter
