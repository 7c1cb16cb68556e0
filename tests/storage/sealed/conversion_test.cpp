#include "storage/sealed/conversion.h"

#include <doctest/doctest.h>

#include "tests/storage/fault_campaign.h"
#include "tests/storage/sealed/sealed_tools.h"

namespace segments::storage::test {
namespace {

using Way = Conversion::Way;

struct Keys {
    LateCiphers ciphers;
    SealKeys keys = [this] {
        KeyMaker maker(ciphers, "correct horse");
        for (int i = 0; i < 9; ++i) ciphers.tick();
        return *maker.take();
    }();
};

Result<bool> convert(
    Env& env, Keys& keys, Way way, const std::function<void()>& pass = [] {}) {
    Conversion conversion(env, keys.keys, way);
    for (int i = 0; i < 10000; ++i) {
        keys.ciphers.tick();
        pass();
        const Result<bool> done = conversion.step();
        if (!done || *done) return done;
    }
    return fail("it doesn't end");
}

// A tab over the files, sealed or not.
struct Opened {
    Opened(MemoryDisk& disk, Keys& keys) : env(disk) {
        sealed = KeyFile::decode(disk.files["CURRENT"]).has_value();
        if (sealed) over = std::make_unique<SealedEnv>(env, keys.keys);
        tab = std::make_unique<Tab>(disk, sealed ? static_cast<Env&>(*over) : env);
        tab->store.open(OpenMode::WriteIfFree);
        for (int i = 0; i < 5000 && (tab->store.phase() == Phase::Opening || tab->store.busy()); ++i) {
            keys.ciphers.tick();
            tab->poll();
        }
    }
    MemoryEnv env;
    std::unique_ptr<SealedEnv> over;
    std::unique_ptr<Tab> tab;
    bool sealed = false;
};

// With a snapshot, a journal behind it, undo and a document.
Moment fill(MemoryDisk& disk) {
    Tab tab(disk);
    tab.open();
    Random random(11);
    Workload workload(tab, random);
    for (int act = 0; act < 12; ++act) workload.act([] {});
    tab.settle();
    tab.store.request_snapshot();
    tab.settle();
    for (int act = 0; act < 5; ++act) workload.act([] {});
    tab.store.put_content(std::string(64, 'b'), 1, view_of("document"));
    tab.settle();
    return moment_of(tab);
}

std::size_t count(const MemoryDisk& disk, bool (*is)(std::string_view)) {
    return static_cast<std::size_t>(std::count_if(disk.files.begin(), disk.files.end(),
                                                  [&](const auto& file) { return is(file.first); }));
}

}  // namespace

TEST_CASE("P28: a workspace is sealed where it lies, and opened again, with all it holds") {
    MemoryDisk disk;
    const Moment moment = fill(disk);
    Keys keys;
    MemoryEnv env(disk);
    REQUIRE(convert(env, keys, Way::Seal));
    CHECK(count(disk, is_plain_file) == 0);
    CHECK(count(disk, is_sealed_file) > 5);
    CHECK_FALSE(disk.locked());
    {
        Opened opened(disk, keys);
        CHECK(opened.sealed);
        CHECK(moment_of(*opened.tab) == moment);
        CHECK(opened.tab->store.report().clean);
        CHECK(opened.tab->store.has_content(std::string(64, 'b'), 8));
    }
    REQUIRE(convert(env, keys, Way::Unseal));
    CHECK(count(disk, is_sealed_file) == 0);
    Opened opened(disk, keys);
    CHECK_FALSE(opened.sealed);
    CHECK(moment_of(*opened.tab) == moment);
    CHECK(opened.tab->store.report().clean);
}

TEST_CASE(
    "P28: wherever sealing or unsealing is interrupted the workspace opens whole, and what is left goes") {
    MemoryDisk begun;
    const Moment moment = fill(begun);
    Keys keys;
    Random random(12);
    int seen[2] = {0, 0};
    for (const Way way : {Way::Seal, Way::Unseal}) {
        MemoryDisk disk = begun;
        SteppedEnv env(disk);
        int step = 0;
        env.step = [&] {
            if (++step % 4 != 0) return;
            MemoryDisk left = disk;
            left.crash(random.picker());
            Opened opened(left, keys);
            CHECK(moment_of(*opened.tab) == moment);
            CHECK(opened.tab->store.report().clean);
            ++seen[opened.sealed ? 1 : 0];
            opened.tab->set("after", "1");
            for (int i = 0; i < 2000 && opened.tab->store.busy(); ++i) {
                keys.ciphers.tick();
                opened.tab->poll();
            }
            CHECK(count(left, opened.sealed ? is_plain_file : is_sealed_file) == 0);
        };
        REQUIRE(convert(env, keys, way));
        env.step = [] {};
        begun = disk;
    }
    CHECK(seen[0] > 2);
    CHECK(seen[1] > 2);
}

TEST_CASE("P28: a workspace that is open elsewhere isn't sealed") {
    MemoryDisk disk;
    fill(disk);
    Tab tab(disk);
    tab.open();
    const auto files = disk.files;
    Keys keys;
    MemoryEnv env(disk);
    const Result<bool> done = convert(env, keys, Way::Seal, [&] { disk.now_ms += 10; });
    REQUIRE_FALSE(done);
    CHECK(done.error().message == "The workspace is open in another tab. Close that tab first.");
    CHECK(disk.files == files);
}

TEST_CASE("P28: a lock that is on its way is waited for") {
    MemoryDisk disk;
    fill(disk);
    auto tab = std::make_unique<Tab>(disk);
    tab->open();
    Keys keys;
    MemoryEnv env(disk);
    int turns = 0;
    CHECK(convert(env, keys, Way::Seal, [&] {
        disk.now_ms += 10;
        if (++turns == 20) tab.reset();
    }));
}

TEST_CASE("P28: a full disk ends sealing without harm") {
    MemoryDisk disk;
    const Moment moment = fill(disk);
    Keys keys;
    MemoryEnv memory(disk);
    FaultEnv env(memory);
    env.plan = [](std::uint64_t call) { return call > 6 ? Fault::Full : Fault::None; };
    REQUIRE_FALSE(convert(env, keys, Way::Seal));
    Opened opened(disk, keys);
    CHECK_FALSE(opened.sealed);
    CHECK(moment_of(*opened.tab) == moment);
}

TEST_CASE("P13, P28: a tab that has the workspace open unsealed writes nothing once it is sealed") {
    MemoryDisk disk;
    fill(disk);
    auto writer = std::make_unique<Tab>(disk);
    writer->open();
    Tab follower(disk);
    follower.open();
    writer.reset();
    Keys keys;
    MemoryEnv env(disk);
    REQUIRE(convert(env, keys, Way::Seal));
    const auto files = disk.files;
    for (int i = 0; i < 500; ++i) follower.poll();
    CHECK(follower.store.phase() == Phase::Failed);
    CHECK(follower.store.sealed());
    CHECK(disk.files == files);
    CHECK_FALSE(disk.locked());
    Tab late(disk);
    late.open();
    CHECK(late.store.sealed());
    CHECK(late.store.failure().message == "This workspace is protected by a passphrase.");
    CHECK(disk.files == files);
    // Nor does it take what is left of one for an empty workspace.
    disk.files.erase("CURRENT");
    disk.files.erase("key");
    Tab without(disk);
    without.open();
    CHECK(without.store.sealed());
}

TEST_CASE("P28: a tab that has the workspace open sealed writes nothing once it isn't") {
    MemoryDisk disk;
    fill(disk);
    Keys keys;
    MemoryEnv env(disk);
    REQUIRE(convert(env, keys, Way::Seal));
    MemoryEnv under(disk);
    SealedEnv over(under, keys.keys);
    REQUIRE(convert(env, keys, Way::Unseal));
    Tab tab(disk, over);
    tab.store.open(OpenMode::WriteIfFree);
    const auto files = disk.files;
    for (int i = 0; i < 500; ++i) {
        keys.ciphers.tick();
        tab.poll();
    }
    CHECK(tab.store.phase() == Phase::Failed);
    CHECK(disk.files == files);
}

}  // namespace segments::storage::test
