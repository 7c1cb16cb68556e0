// Faults below the file layer, injected into recorded random workloads, and what became of the data. Used in
// small by the unit tests and at length by tests/bench/faults_bench.cpp.
//
//     Figures figures{"crashes"};
//     crash_campaign(seed, figures);      // figures.faults grows; wrong and lost have to stay 0
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "storage/env_fault.h"
#include "tests/storage/workload.h"

namespace segments::storage::test {

struct Figures {
    std::string kind;
    std::uint64_t faults = 0;
    std::uint64_t wrong = 0;  // something else than what was stored was served, or nothing opened at all
    std::uint64_t lost = 0;   // of these, a confirmed change was missing without a word
    std::string first = {};   // what went wrong first

    void failed(bool is_lost, const std::string& where) {
        (is_lost ? lost : wrong) += 1;
        if (first.empty()) first = where;
    }
};

inline void open_only(Tab& tab) {
    tab.store.open(OpenMode::WriteIfFree);
    for (int i = 0; i < 5000 && tab.store.phase() == Phase::Opening; ++i) tab.poll();
}

// Reports every step of the file layer: each write, each removal, each sync that begins or ends.
class SteppedEnv final : public MemoryEnv {
  public:
    explicit SteppedEnv(MemoryDisk& disk) : MemoryEnv(disk) {}
    std::function<void()> step = [] {};

    void write(std::string_view name, ByteView bytes) override {
        MemoryEnv::write(name, bytes);
        step();
    }
    void remove(std::string_view name) override {
        MemoryEnv::remove(name);
        step();
    }
    Request sync() override {
        Request request = MemoryEnv::sync();
        syncing_ = true;
        step();
        return request;
    }
    void poll() override {
        MemoryEnv::poll();
        if (std::exchange(syncing_, false)) step();
    }

  private:
    bool syncing_ = false;
};

// What a crash left must open as the state after some record, with all that was confirmed.
inline void check_survivor(MemoryDisk& left, const std::vector<Moment>& moments, Sequence confirmed,
                           const std::string& where, Figures& figures) {
    ++figures.faults;
    Tab survivor(left);
    open_only(survivor);
    const bool right = survivor.store.phase() == Phase::Ready && survivor.model.sequence < moments.size() &&
                       survivor.store.sequence() == survivor.model.sequence &&
                       moment_of(survivor) == moments[static_cast<std::size_t>(survivor.model.sequence)];
    if (!right) {
        figures.failed(false, where);
    } else if (survivor.model.sequence < confirmed) {
        figures.failed(true, where);
    }
}

// The power fails after every step: of what was not synced nothing is there, all of it, or any of the states
// of each file by itself (so later writes without earlier ones), new files torn.
inline void crash_campaign(std::uint64_t seed, int acts, Figures& figures) {
    Random random(seed);
    Random choice(seed + 77);
    MemoryDisk disk;
    SteppedEnv env(disk);
    Tab tab(disk, env);
    tab.open();
    Workload workload(tab, random);
    std::uint64_t steps = 0;
    env.step = [&] {
        ++steps;
        const auto crash = [&](const std::function<std::size_t(std::size_t)>& pick) {
            MemoryDisk left = disk;
            left.crash(pick);
            check_survivor(left, workload.moments(), tab.store.confirmed(),
                           "seed " + std::to_string(seed) + ", step " + std::to_string(steps), figures);
        };
        crash([](std::size_t) -> std::size_t { return 0; });
        if (disk.unsynced() == 0) return;
        crash(choice.picker());
        crash(choice.picker());
    };
    for (int act = 0; act < acts; ++act) workload.act([] {});
    env.step = [] {};
}

// The fault meets call number n, for each n and each of the faults; `lasting`: and the twenty after it.
// Afterwards everything has to be saved by itself.
inline void error_campaign(std::uint64_t seed, int acts, std::uint64_t stride, Figures& figures) {
    const auto run = [&](std::uint64_t from, std::uint64_t until, Fault fault) {
        Random random(seed);
        MemoryDisk disk;
        MemoryEnv inner(disk);
        FaultEnv env(inner);
        Tab tab(disk, env);
        tab.open();
        env.plan = [&](std::uint64_t call) { return call >= from && call < until ? fault : Fault::None; };
        Workload workload(tab, random);
        for (int act = 0; act < acts; ++act) {
            workload.act([] {});
            disk.now_ms += 100;
        }
        // Until the last retry, which may be seconds away.
        for (int i = 0; i < 60 && (i == 0 || tab.store.busy()); ++i) {
            disk.now_ms += 8000;
            tab.settle(200);
        }
        if (from == 0) return env.calls();
        const std::string where = "seed " + std::to_string(seed) + ", call " + std::to_string(from) +
                                  ", fault " + std::to_string(static_cast<int>(fault));
        figures.faults += until - from;
        if (tab.store.status().kind != Status::Kind::Saved || tab.store.confirmed() != tab.store.sequence())
            figures.failed(true, where);
        Tab again(disk);
        again.open(OpenMode::ReadOnly);
        if (again.model.state != tab.model.state) figures.failed(false, where);
        return env.calls();
    };
    const std::uint64_t calls = run(0, 0, Fault::None);
    for (std::uint64_t call = 1 + seed % stride; call < calls; call += stride) {
        for (const Fault fault : {Fault::Full, Fault::Io, Fault::Disconnected, Fault::NotAnswering})
            run(call, call + 1, fault);
        run(call, call + 20, Fault::Full);
    }
}

// --- damage

// A workspace with a snapshot, undo pieces carried over, and a journal behind it.
struct Stored {
    std::map<std::string, Bytes> files;
    std::uint64_t fence = 0;
    State last;
    std::set<std::pair<std::string, std::string>> ever;  // keys with each value they had
    std::set<std::pair<std::string, std::string>> undo;  // steps with all bytes they had
    Options options;
};

inline std::map<std::string, std::string> undo_of(Tab& tab) {
    std::map<std::string, std::string> steps;
    for (std::size_t i = 0; i < tab.store.history().entries.size(); ++i) {
        const auto bytes = tab.store.read_undo(i);
        for (int frame = 0; frame < 1000 && !bytes->finished; ++frame) tab.poll();
        if (!bytes->finished || bytes->error) continue;
        std::string& text = steps[tab.store.history().entries[i].label];
        for (const Bytes& block : bytes->blocks) text += text_of(block);
    }
    return steps;
}

inline Stored make_stored(std::uint64_t seed, int acts, Options options = small_options(),
                          std::size_t filler = 0) {
    Stored stored;
    stored.options = options;
    Random random(seed);
    MemoryDisk disk;
    Tab tab(disk, options);
    tab.open();
    for (std::size_t i = 0; i < filler; ++i)
        tab.set("filler" + std::to_string(i), std::string(900, static_cast<char>('a' + i % 26)));
    const auto note = [&] { stored.ever.insert(tab.model.state.begin(), tab.model.state.end()); };
    note();
    Workload workload(tab, random);
    const auto acts_noted = [&](int count) {
        for (int act = 0; act < count; ++act) {
            workload.act(note);
            const auto steps = undo_of(tab);
            stored.undo.insert(steps.begin(), steps.end());
        }
    };
    acts_noted(acts);
    tab.settle();
    tab.store.request_snapshot();
    tab.settle();
    acts_noted(acts / 2);
    tab.settle();
    for (const Moment& moment : workload.moments())
        stored.ever.insert(moment.state.begin(), moment.state.end());
    stored.files = disk.files;
    stored.fence = disk.fence;
    stored.last = tab.model.state;
    return stored;
}

inline void check_damaged(const Stored& stored, const std::map<std::string, Bytes>& files,
                          const std::string& where, Figures& figures) {
    ++figures.faults;
    MemoryDisk disk;
    disk.files = files;
    disk.fence = stored.fence;
    State state;
    {
        Tab tab(disk, stored.options);
        tab.open();
        if (tab.store.phase() != Phase::Ready) return figures.failed(false, where + ": doesn't open");
        if (tab.store.report().clean && tab.model.state != stored.last)
            return figures.failed(true, where + ": not said");
        for (const auto& pair : tab.model.state) {
            if (!stored.ever.contains(pair)) return figures.failed(false, where + ": " + pair.first);
        }
        for (const auto& step : undo_of(tab)) {
            if (!stored.undo.contains(step)) return figures.failed(false, where + ": undo of " + step.first);
        }
        tab.set("after", "1");
        tab.settle();
        state = tab.model.state;
    }
    Tab again(disk, stored.options);
    again.open();
    if (!again.store.report().clean || again.model.state != state)
        figures.failed(false, where + ": the next opening");
}

// Every byte of every file that `chosen` picks.
inline void flip_campaign(const Stored& stored, const std::function<bool()>& chosen, Figures& figures) {
    for (const auto& [name, bytes] : stored.files) {
        for (std::size_t at = 0; at < bytes.size(); ++at) {
            if (!chosen()) continue;
            std::map<std::string, Bytes> files = stored.files;
            files[name][at] ^= static_cast<std::uint8_t>(1u << at % 8);
            check_damaged(stored, files, name + " at " + std::to_string(at), figures);
        }
    }
}

// Every length of every file, likewise.
inline void cut_campaign(const Stored& stored, const std::function<bool()>& chosen, Figures& figures) {
    for (const auto& [name, bytes] : stored.files) {
        for (std::size_t size = 0; size < bytes.size(); ++size) {
            if (!chosen()) continue;
            std::map<std::string, Bytes> files = stored.files;
            files[name].resize(size);
            check_damaged(stored, files, name + " cut to " + std::to_string(size), figures);
        }
    }
}

}  // namespace segments::storage::test
