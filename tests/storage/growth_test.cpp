// Nothing grows without bound (promise P27 of docs/storage.md).
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/storage/workload.h"

namespace segments::storage::test {

TEST_CASE("P27: at any moment the files hold at most twice the live data, the history, and one journal") {
    Options options = small_options();
    options.undo_least_bytes = 2000;
    options.undo_least_steps = 5;
    options.undo_most_steps = 40;
    MemoryDisk disk;
    Tab tab(disk, options);
    tab.open();
    Random random(71);
    Workload workload(tab, random);
    std::uint64_t live = 0;
    std::uint64_t largest = 0;
    double most = 0;
    for (int act = 0; act < 1500; ++act) {
        const std::uint64_t before = tab.store.journal_bytes();
        workload.act([&] {
            live = std::max(live, tab.store.use().live);
            std::uint64_t stored = 0;
            for (const auto& [name, bytes] : disk.visible()) stored += bytes.size();
            // The newest steps may take four times the history's share, and the largest comes on top; the
            // journal passes its bound by what comes while a snapshot is written.
            const std::uint64_t undo =
                4 * std::max<std::uint64_t>(options.undo_least_bytes, live / 4) + largest;
            const std::uint64_t bound = 2 * live + undo + 2 * options.journal_most_bytes + 2 * largest;
            most = std::max(most, static_cast<double>(stored) / static_cast<double>(bound));
        });
        const std::uint64_t after = tab.store.journal_bytes();
        if (after > before) largest = std::max(largest, after - before);
    }
    CHECK(most < 1);
    CHECK(most > 0.1);  // the bound says something
    CHECK(workload.moments().size() > 1000);
    CHECK(tab.store.journal_bytes() < 2 * options.journal_most_bytes + largest);
    MESSAGE("at most " << most << " of the bound");
}

}  // namespace segments::storage::test
