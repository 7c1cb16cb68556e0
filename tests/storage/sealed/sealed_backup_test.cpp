#include "storage/sealed/sealed_backup.h"

#include <doctest/doctest.h>

#include "tests/storage/sealed/sealed_tools.h"

using namespace segments;
using namespace segments::storage;
using test::LateCiphers;

namespace {

constexpr std::string_view kPassphrase = "correct horse";

Bytes content(std::size_t size) {
    Bytes bytes(size);
    for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<std::uint8_t>(i * 31 + i / 251);
    return bytes;
}

// The keys of a backup, as a job makes them from those of the workspace.
SealKeys keys_of_backup(LateCiphers& ciphers) {
    KeyMaker workspace(ciphers, kPassphrase);
    while (!workspace.done()) ciphers.tick();
    KeyMaker maker(ciphers, *workspace.take());
    while (!maker.done()) ciphers.tick();
    return *maker.take();
}

Bytes sealed(LateCiphers& ciphers, const Bytes& plain, std::size_t step) {
    BackupSealer sealer(keys_of_backup(ciphers));
    Bytes file;
    const auto work = [&] {
        while (!sealer.step()) ciphers.tick();
        const Bytes more = sealer.take_output();
        file.insert(file.end(), more.begin(), more.end());
    };
    for (std::size_t at = 0; at < plain.size(); at += step) {
        sealer.add(ByteView(plain).subspan(at, std::min(step, plain.size() - at)));
        work();
    }
    sealer.end();
    work();
    CHECK_FALSE(sealer.failed());
    return file;
}

struct Opened {
    Bytes plain;
    Result<void> outcome;
};

Opened opened(LateCiphers& ciphers, const Bytes& file, std::size_t step = 100'000,
              std::string_view passphrase = kPassphrase) {
    const SealedBackupHead head = sealed_backup_head(file);
    if (head.state != SealedBackupHead::State::sealed) return {{}, fail("It isn't a sealed backup.")};
    BackupOpener opener(ciphers, ciphers.of_passphrase(passphrase, head.key->salt, head.key->iterations));
    Opened result;
    for (std::size_t at = 0; at < file.size(); at += step) {
        opener.add(ByteView(file).subspan(at, std::min(step, file.size() - at)));
        while (!opener.needs_more()) {
            if (const std::optional<Bytes> bytes = opener.take())
                result.plain.insert(result.plain.end(), bytes->begin(), bytes->end());
            ciphers.tick();
        }
    }
    result.outcome = opener.finish();
    return result;
}

}  // namespace

TEST_CASE("P28: a sealed backup is opened by its passphrase, whatever its size and however it is read") {
    LateCiphers ciphers;
    for (const std::size_t size : {0u, 1u, 1000u, 262'144u, 700'000u}) {
        CAPTURE(size);
        const Bytes plain = content(size);
        const Bytes file = sealed(ciphers, plain, 90'000);
        for (const std::size_t step : {std::size_t{1000}, std::size_t{300'000}, file.size()}) {
            const Opened back = opened(ciphers, file, step);
            CHECK(back.outcome);
            CHECK(back.plain == plain);
        }
    }
}

TEST_CASE("P28: a sealed backup shows nothing of what it holds, and no two are alike") {
    LateCiphers ciphers;
    const Bytes plain = to_bytes("Restaurant Strandhuset ApS, Restaurant Strandhuset ApS");
    const Bytes first = sealed(ciphers, plain, 1000), second = sealed(ciphers, plain, 1000);
    CHECK(text_of(first).find("Strandhuset") == std::string_view::npos);
    CHECK(first.size() == second.size());
    CHECK(Bytes(first.begin() + kSealedHeadBytes, first.end()) !=
          Bytes(second.begin() + kSealedHeadBytes, second.end()));
}

TEST_CASE("P28: a wrong passphrase opens nothing of a sealed backup") {
    LateCiphers ciphers;
    const Opened back = opened(ciphers, sealed(ciphers, content(1000), 1000), 1000, "correct horses");
    CHECK_FALSE(back.outcome);
    CHECK(back.plain.empty());
}

TEST_CASE("P28: every changed byte and every shortened length of a sealed backup is noticed") {
    LateCiphers ciphers;
    const Bytes plain = content(40);
    const Bytes file = sealed(ciphers, plain, 1000);
    for (std::size_t at = 0; at < file.size(); ++at) {
        CAPTURE(at);
        Bytes changed = file;
        changed[at] ^= 1;
        CHECK_FALSE(opened(ciphers, changed).outcome);
        const Bytes cut(file.begin(), file.begin() + static_cast<std::ptrdiff_t>(at));
        CHECK_FALSE(opened(ciphers, cut).outcome);
    }
    Bytes longer = file;
    longer.push_back(0);
    CHECK_FALSE(opened(ciphers, longer).outcome);
}

TEST_CASE("P28: parts of a sealed backup can't be left out, swapped or taken for the end") {
    LateCiphers ciphers;
    const Bytes file = sealed(ciphers, content(3 * 262'144 + 5), 1'000'000);
    const std::size_t part = 5 + kNonceBytes + 262'144 + kTagBytes;
    const auto at = [&](std::size_t number) {
        return file.begin() + static_cast<std::ptrdiff_t>(kSealedHeadBytes + number * part);
    };
    CHECK(opened(ciphers, file).outcome);
    Bytes swapped = file;
    std::swap_ranges(swapped.begin() + (at(0) - file.begin()), swapped.begin() + (at(1) - file.begin()),
                     swapped.begin() + (at(1) - file.begin()));
    CHECK_FALSE(opened(ciphers, swapped).outcome);
    Bytes without = file;
    without.erase(without.begin() + (at(1) - file.begin()), without.begin() + (at(2) - file.begin()));
    CHECK_FALSE(opened(ciphers, without).outcome);
    Bytes shortened(file.begin(), at(2));
    shortened[static_cast<std::size_t>(at(1) - file.begin())] = 1;  // says that it is the last one
    CHECK_FALSE(opened(ciphers, shortened).outcome);
    const Opened cut = opened(ciphers, Bytes(file.begin(), at(3)));
    REQUIRE_FALSE(cut.outcome);
    CHECK(cut.outcome.error().message.find("incomplete") != std::string::npos);
}
