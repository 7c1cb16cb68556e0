#include "storage/sealed/unlock.h"

#include <doctest/doctest.h>

#include "tests/storage/sealed/sealed_tools.h"

namespace segments::storage::test {
namespace {

Unlock::State result(Unlock& unlock, LateCiphers& ciphers) {
    for (int i = 0; i < 100; ++i) {
        ciphers.tick();
        const Unlock::State state = unlock.step();
        if (state != Unlock::State::Waiting) return state;
    }
    return Unlock::State::Waiting;
}

Unlock::State tried(MemoryDisk& disk, std::string passphrase) {
    LateCiphers ciphers;
    MemoryEnv env(disk);
    Unlock unlock(env, ciphers, std::move(passphrase));
    return result(unlock, ciphers);
}

}  // namespace

TEST_CASE("P28: the passphrase opens the workspace, another one doesn't, and neither changes anything") {
    MemoryDisk disk;
    put_key(disk, test_keys("correct horse"));
    const auto files = disk.files;
    CHECK(tried(disk, "correct horse") == Unlock::State::Open);
    CHECK(tried(disk, "Correct horse") == Unlock::State::Wrong);
    CHECK(tried(disk, "") == Unlock::State::Wrong);
    CHECK(disk.files == files);
    CHECK(disk.unsynced() == 0);
    CHECK_FALSE(disk.locked());
}

TEST_CASE("P28: the keys that are opened are those that were made") {
    MemoryDisk disk;
    LateCiphers ciphers;
    KeyMaker maker(ciphers, "correct horse");
    for (int i = 0; i < 9; ++i) ciphers.tick();
    const SealKeys keys = *maker.take();
    put_key(disk, keys);
    MemoryEnv env(disk);
    Unlock unlock(env, ciphers, "correct horse");
    REQUIRE(result(unlock, ciphers) == Unlock::State::Open);
    CHECK(unlock.keys().names == keys.names);
    Request sealed = keys.data->seal(view_of("text"), {});
    for (int i = 0; i < 9; ++i) ciphers.tick();
    Request opened = unlock.keys().data->open(sealed.take().bytes, {});
    for (int i = 0; i < 9; ++i) ciphers.tick();
    CHECK(text_of(opened.take().bytes) == "text");
}

TEST_CASE("P28: each byte of a key file is checked, and either of the two suffices") {
    MemoryDisk disk;
    put_key(disk, test_keys());
    const Bytes good = disk.files.at("key");
    for (std::size_t at = 0; at < good.size(); ++at) {
        Bytes bad = good;
        bad[at] ^= 1;
        CHECK_FALSE(KeyFile::decode(bad));
        CHECK_FALSE(KeyFile::decode(ByteView(good).first(at)));
    }
    disk.files["CURRENT"][30] ^= 1;
    CHECK(tried(disk, "correct horse") == Unlock::State::Open);
    disk.files["key"].pop_back();
    CHECK(tried(disk, "correct horse") == Unlock::State::Damaged);
    disk.files["CURRENT"] = good;
    CHECK(tried(disk, "correct horse") == Unlock::State::Open);
    disk.files.clear();
    CHECK(tried(disk, "correct horse") == Unlock::State::Damaged);
}

TEST_CASE("P28: after a change of the passphrase the new one opens the same keys; interrupted, either does") {
    MemoryDisk disk;
    put_key(disk, test_keys("old words"));
    LateCiphers ciphers;
    MemoryEnv env(disk);
    Unlock unlock(env, ciphers, "old words");
    REQUIRE(result(unlock, ciphers) == Unlock::State::Open);
    KeyMaker maker(ciphers, "new words", unlock.keys().file, unlock.raw());
    for (int i = 0; i < 9; ++i) ciphers.tick();
    const SealKeys changed = *maker.take();
    CHECK(changed.names == unlock.keys().names);
    CHECK(changed.file.salt != unlock.keys().file.salt);
    disk.files["CURRENT"] = changed.file.encode();
    CHECK(tried(disk, "old words") == Unlock::State::Open);
    CHECK(tried(disk, "new words") == Unlock::State::Open);
    disk.files["key"] = changed.file.encode();
    CHECK(tried(disk, "old words") == Unlock::State::Wrong);
    CHECK(tried(disk, "new words") == Unlock::State::Open);
}

}  // namespace segments::storage::test
