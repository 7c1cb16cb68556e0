// A bounded sample of what `./test bench-faults` does at length.
#include "tests/storage/fault_campaign.h"

#include <doctest/doctest.h>

namespace segments::storage::test {
namespace {

void check(const Figures& figures, std::uint64_t least) {
    INFO(figures.first);
    CHECK(figures.wrong == 0);
    CHECK(figures.lost == 0);
    CHECK(figures.faults >= least);
    MESSAGE(figures.faults << " " << figures.kind);
}

}  // namespace

TEST_CASE("P1, P2: the power fails after each write, removal and sync, and nothing confirmed is lost") {
    Figures figures{"crashes"};
    crash_campaign(501, 60 * rounds(1), figures);
    check(figures, 300);
}

TEST_CASE("P2: a file of the undo history stays until the record that needs it no more is durable") {
    // A snapshot carries an undone step; when it is in force, a new step that isn't durable yet drops that.
    MemoryDisk disk;
    SteppedEnv env(disk);
    Tab tab(disk, env);
    tab.open();
    std::vector<Moment> moments = {moment_of(tab)};
    const auto set = [&](UndoStep undo) {
        tab.set("key", "value" + std::to_string(moments.size()), std::move(undo));
        moments.push_back(moment_of(tab));
    };
    set(UndoStep::push("dropped", to_bytes("undo it")));
    set(UndoStep::undo(to_bytes("redo it")));
    tab.settle();
    const auto wait_for = [&](const char* name) {
        REQUIRE_FALSE(disk.visible().contains(name));
        for (int i = 0; i < 1000 && !disk.visible().contains(name); ++i) tab.poll();
    };
    tab.store.request_snapshot();
    wait_for("snap-000001-0001");
    set({});
    wait_for("CURRENT");
    set(UndoStep::push("next", to_bytes("undo it")));

    Figures figures{"crashes"};
    Random choice(77);
    env.step = [&] {
        for (int i = 0; i < 64 && disk.unsynced() > 0; ++i) {
            MemoryDisk left = disk;
            left.crash(choice.picker());
            check_survivor(left, moments, tab.store.confirmed(), "", figures);
        }
    };
    tab.settle();
    env.step = [] {};
    check(figures, 64);
    // Then it goes.
    for (const auto& [name, bytes] : disk.files) CHECK_FALSE(name.starts_with("undo-"));
}

TEST_CASE("P4: an error at each call, and a disk that is full for a while, lose nothing") {
    Figures figures{"errors"};
    error_campaign(502, 15, static_cast<std::uint64_t>(12 / rounds(1) + 1), figures);
    check(figures, 20);  // fewer as WebAssembly
}

TEST_CASE("P9, P10: bytes that are flipped and files that are cut are never served") {
    const Stored stored = make_stored(503, 20);
    Random random(504);
    const std::size_t one_in = static_cast<std::size_t>(60 / rounds(1) + 1);
    Figures flips{"flipped bytes"};
    flip_campaign(
        stored, [&] { return random.below(one_in) == 0; }, flips);
    check(flips, 20);
    Figures cuts{"cut files"};
    cut_campaign(
        stored, [&] { return random.below(one_in) == 0; }, cuts);
    check(cuts, 20);
}

}  // namespace segments::storage::test
