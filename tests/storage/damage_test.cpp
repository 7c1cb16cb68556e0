// Damaged, shortened, missing and exchanged files (promises P9 and P10 of docs/storage.md): a workspace
// always opens, and what is not as it was is said.
#include <doctest/doctest.h>

#include <set>

#include "tests/storage/workload.h"

namespace segments::storage::test {
namespace {

// A small workspace with a snapshot, undo pieces carried over, and a journal behind it.
struct Sample {
    std::map<std::string, Bytes> files;
    std::uint64_t fence = 0;
    std::vector<Moment> moments;

    const Moment& last() const { return moments.back(); }
};

Sample make_sample(std::uint64_t seed) {
    Sample sample;
    Random random(seed);
    MemoryDisk disk;
    Tab tab(disk);
    tab.open();
    Workload workload(tab, random);
    for (int act = 0; act < 25; ++act) workload.act([] {});
    tab.settle();
    tab.store.request_snapshot();
    tab.settle();
    for (int act = 0; act < 12; ++act) workload.act([] {});
    tab.settle();
    sample.files = disk.files;
    sample.fence = disk.fence;
    sample.moments = workload.moments();
    return sample;
}

struct Outcome {
    bool opened = false;
    bool clean = false;
    bool whole = false;   // the last state
    bool prefix = false;  // the state after some record
    bool kept = false;    // something lies in lost+found
    bool again = false;   // opens clean afterwards, with the same state
};

Outcome open_damaged(const Sample& sample, const std::map<std::string, Bytes>& files) {
    Outcome outcome;
    MemoryDisk disk;
    disk.files = files;
    disk.fence = sample.fence;
    State state;
    {
        Tab tab(disk);
        tab.open();
        outcome.opened = tab.store.phase() == Phase::Ready;
        if (!outcome.opened) return outcome;
        outcome.clean = tab.store.report().clean;
        state = tab.model.state;
        outcome.whole = state == sample.last().state;
        outcome.prefix = std::any_of(sample.moments.begin(), sample.moments.end(),
                                     [&](const Moment& moment) { return moment.state == state; });
        outcome.kept = std::any_of(disk.files.begin(), disk.files.end(),
                                   [](const auto& file) { return file.first.starts_with("lost+found/"); });
        tab.set("after", "1");
        tab.settle();
        state = tab.model.state;
    }
    Tab again(disk);
    again.open();
    outcome.again =
        again.store.phase() == Phase::Ready && again.store.report().clean && again.model.state == state;
    return outcome;
}

// What holds of every damage.
void check(const Outcome& outcome) {
    REQUIRE(outcome.opened);
    CHECK((outcome.whole || !outcome.clean));
    CHECK((outcome.clean || outcome.kept));
    CHECK(outcome.again);
}

bool is_undo(const std::string& name) {
    return name.starts_with("undo-");
}

}  // namespace

TEST_CASE("any single damaged byte of any file is found, said and kept; what isn't damaged is opened") {
    const Sample sample = make_sample(11);
    std::size_t cases = 0;
    std::size_t whole = 0;
    REQUIRE(sample.files.size() > 4);
    for (const auto& [name, bytes] : sample.files) {
        const std::string file(name);  // clang 14 captures no structured binding
        CAPTURE(file);
        for (std::size_t at = 0; at < bytes.size(); at += 1 + at % 3) {
            CAPTURE(at);
            std::map<std::string, Bytes> files = sample.files;
            files[name][at] ^= static_cast<std::uint8_t>(1u << at % 8);
            const Outcome outcome = open_damaged(sample, files);
            check(outcome);
            // Files of the undo history are read when a step is undone, not before.
            if (!is_undo(name)) CHECK_FALSE(outcome.clean);
            if (name.starts_with("log-")) CHECK(outcome.prefix);
            ++cases;
            whole += outcome.whole ? 1 : 0;
        }
    }
    MESSAGE(cases << " damages, of which " << whole << " cost nothing");
}

TEST_CASE("a file cut off at any length is found, said and kept") {
    const Sample sample = make_sample(12);
    for (const auto& [name, bytes] : sample.files) {
        const std::string file(name);  // clang 14 captures no structured binding
        CAPTURE(file);
        for (std::size_t size = 0; size < bytes.size(); size += 1 + size % 5) {
            CAPTURE(size);
            std::map<std::string, Bytes> files = sample.files;
            files[name].resize(size);
            const Outcome outcome = open_damaged(sample, files);
            check(outcome);
            if (!is_undo(name)) CHECK_FALSE(outcome.clean);
        }
    }
}

TEST_CASE("a missing file, or any two, is said; the workspace opens all the same") {
    const Sample sample = make_sample(13);
    std::vector<std::string> names;
    for (const auto& [name, bytes] : sample.files) names.push_back(name);
    for (std::size_t i = 0; i < names.size(); ++i) {
        for (std::size_t k = i; k < names.size(); ++k) {
            CAPTURE(names[i]);
            CAPTURE(names[k]);
            std::map<std::string, Bytes> files = sample.files;
            files.erase(names[i]);
            files.erase(names[k]);
            const Outcome outcome = open_damaged(sample, files);
            REQUIRE(outcome.opened);
            CHECK(outcome.again);
        }
    }
}

TEST_CASE("a file with the content of another one is found") {
    const Sample sample = make_sample(14);
    for (const auto& [name, bytes] : sample.files) {
        for (const auto& [other, content] : sample.files) {
            if (name == other || is_undo(name)) continue;
            const std::string file(name);  // clang 14 captures no structured binding
            CAPTURE(file);
            const std::string second(other);
            CAPTURE(second);
            std::map<std::string, Bytes> files = sample.files;
            files[name] = content;
            const Outcome outcome = open_damaged(sample, files);
            check(outcome);
            CHECK_FALSE(outcome.clean);
        }
    }
}

}  // namespace segments::storage::test
