// Power failures at every point of random workloads: what was not synced is dropped, kept, reordered or torn.
// After reopening, state and history must be those after some record, and no confirmed record may be missing.
#include <doctest/doctest.h>

#include "storage/env_fault.h"
#include "tests/storage/workload.h"

namespace segments::storage::test {
namespace {

struct Count {
    std::uint64_t crashes = 0;
    std::uint64_t lost = 0;
    std::uint64_t wrong = 0;
};

// Opens what a crash left. Returns whether all is well.
void check_survivor(Tab& tab, const std::vector<Moment>& moments, Sequence confirmed, Count& count) {
    ++count.crashes;
    if (tab.store.phase() != Phase::Ready || tab.model.sequence >= moments.size() ||
        tab.store.sequence() != tab.model.sequence ||
        moment_of(tab) != moments[static_cast<std::size_t>(tab.model.sequence)]) {
        ++count.wrong;
        return;
    }
    if (tab.model.sequence < confirmed) ++count.lost;
}

void open_only(Tab& tab) {
    tab.store.open(OpenMode::WriteIfFree);
    for (int i = 0; i < 5000 && tab.store.phase() == Phase::Opening; ++i) tab.poll();
}

}  // namespace

TEST_CASE("after a crash at any point the state is that of some record, with everything confirmed") {
    Count count;
    for (int seed = 1; seed <= rounds(12); ++seed) {
        CAPTURE(seed);
        Random random(static_cast<std::uint64_t>(seed));
        MemoryDisk disk;
        Tab tab(disk);
        tab.open();
        Workload workload(tab, random);
        for (int act = 0; act < 120; ++act) {
            workload.act([&] {
                if (random.below(3) != 0) return;
                MemoryDisk left = disk;
                left.crash(random.picker());
                Tab survivor(left);
                open_only(survivor);
                check_survivor(survivor, workload.moments(), tab.store.confirmed(), count);
            });
        }
        REQUIRE(count.wrong == 0);
        REQUIRE(count.lost == 0);
    }
    CHECK(count.crashes > 1000);
    MESSAGE(count.crashes << " crashes");
}

TEST_CASE("a crash during recovery, and during the first work after it, leaves recovery repeatable") {
    Count count;
    for (int seed = 1; seed <= rounds(10); ++seed) {
        CAPTURE(seed);
        Random random(static_cast<std::uint64_t>(seed) + 7000);
        MemoryDisk disk;
        Tab tab(disk);
        tab.open();
        Workload workload(tab, random);
        for (int act = 0; act < 60; ++act) {
            workload.act([&] {
                if (random.below(8) != 0) return;
                MemoryDisk left = disk;
                std::vector<Moment> moments = workload.moments();
                Sequence confirmed = tab.store.confirmed();
                // Five lives, each ending after a few frames of recovery, housekeeping and new work.
                for (int life = 0; life < 5; ++life) {
                    left.crash(random.picker());
                    Tab survivor(left);
                    open_only(survivor);
                    check_survivor(survivor, moments, confirmed, count);
                    if (count.wrong || count.lost) return;
                    moments.resize(static_cast<std::size_t>(survivor.model.sequence) + 1);
                    for (std::size_t frames = random.below(30); frames > 0; --frames) {
                        if (random.below(6) == 0) survivor.store.request_snapshot();
                        if (random.below(3) == 0) {
                            survivor.set("life", std::to_string(life) + "." + std::to_string(frames));
                            moments.push_back(moment_of(survivor));
                        }
                        survivor.poll();
                    }
                    confirmed = survivor.store.confirmed();
                    // The power fails while its Env lives.
                    MemoryDisk next = left;
                    left = std::move(next);
                    MemoryDisk after = left;
                    after.crash(random.picker());
                    Tab last(after);
                    open_only(last);
                    check_survivor(last, moments, confirmed, count);
                    moments.resize(static_cast<std::size_t>(last.model.sequence) + 1);
                    confirmed = std::min<Sequence>(confirmed, last.model.sequence);
                    survivor.store.close();
                    left.files = after.files;
                    left.fence = after.fence;
                }
            });
            REQUIRE(count.wrong == 0);
            REQUIRE(count.lost == 0);
        }
    }
    MESSAGE(count.crashes << " crashes");
}

TEST_CASE("an error at any single call, or at random ones, loses nothing and saving resumes by itself") {
    std::uint64_t faults = 0;
    for (int seed = 1; seed <= rounds(25); ++seed) {
        CAPTURE(seed);
        Random random(static_cast<std::uint64_t>(seed) + 9000);
        MemoryDisk disk;
        MemoryEnv inner(disk);
        FaultEnv env(inner);
        Tab tab(disk, env);
        tab.open();
        Random choice(static_cast<std::uint64_t>(seed));
        bool injecting = true;
        const std::size_t rarity = 1 + static_cast<std::size_t>(seed) % 9;
        env.plan = [&](std::uint64_t) {
            if (!injecting || choice.below(rarity + 1) != 0) return Fault::None;
            ++faults;
            const Fault all[] = {Fault::Full, Fault::Io, Fault::Disconnected, Fault::NotAnswering};
            return all[choice.below(4)];
        };
        Workload workload(tab, random);
        for (int act = 0; act < 150; ++act) {
            workload.act([&] {
                if (random.below(10) != 0) return;
                MemoryDisk left = disk;
                left.crash(random.picker());
                Count count;
                Tab survivor(left);
                open_only(survivor);
                check_survivor(survivor, workload.moments(), tab.store.confirmed(), count);
                CHECK(count.wrong == 0);
                CHECK(count.lost == 0);
            });
            disk.now_ms += 200;
        }
        injecting = false;
        tab.settle(40000);
        CHECK(tab.store.status().kind == Status::Kind::Saved);
        CHECK(tab.store.confirmed() == tab.store.sequence());
        Tab again(disk);
        again.open(OpenMode::ReadOnly);
        CHECK(again.model.state == tab.model.state);
    }
    MESSAGE(faults << " injected errors");
}

}  // namespace segments::storage::test
