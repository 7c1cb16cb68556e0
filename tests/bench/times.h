// How long the slices of a piece of work take.
#pragma once

#include <algorithm>
#include <chrono>

namespace segments::bench {

inline double now_ms() {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

// Of all slices together and of the longest one; ms.
struct Times {
    double total = 0, longest = 0;

    template <typename Work>
    auto measure(Work work) {
        const double start = now_ms();
        auto result = work();
        const double took = now_ms() - start;
        total += took;
        longest = std::max(longest, took);
        return result;
    }
};

}  // namespace segments::bench
