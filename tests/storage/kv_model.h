// The simplest thing that can be stored: a map of texts. Records are lists of `key=value` lines, one block
// each or several; a snapshot has the sections "odd" and "even" (by the length of the key). For the tests of
// the store.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "storage/env_memory.h"
#include "storage/store.h"

namespace segments::storage::test {

using State = std::map<std::string, std::string>;

inline void apply_lines(State& state, std::string_view lines) {
    while (!lines.empty()) {
        const std::size_t end = lines.find('\n');
        const std::string_view line = lines.substr(0, end);
        lines = end == std::string_view::npos ? std::string_view{} : lines.substr(end + 1);
        const std::size_t equals = line.find('=');
        if (equals == std::string_view::npos) continue;
        state[std::string(line.substr(0, equals))] = line.substr(equals + 1);
    }
}

class KvModel : public Consumer, public SnapshotSource {
  public:
    State state;
    Sequence sequence = 0;
    int resets = 0;
    bool salvaged = false;
    std::string refuse_key;  // records that set it are refused
    int restarts_left = 0;   // snapshots that can't keep up

    // Consumer
    void reset(bool salvage) override {
        state.clear();
        sequence = 0;
        ++resets;
        salvaged = salvage;
    }
    Result<void> section_block(std::string_view section, ByteView block) override {
        if (section != "odd" && section != "even") return fail("unknown section");
        apply_lines(state, text_of(block));
        return {};
    }
    Result<void> sections_done() override { return {}; }
    void begin_record(Sequence number) override {
        pending_ = state;
        pending_sequence_ = number;
    }
    void record_block(ByteView block) override { apply_lines(pending_, text_of(block)); }
    Result<void> end_record() override {
        if (!refuse_key.empty() && pending_.contains(refuse_key)) return fail("refused");
        state = std::move(pending_);
        sequence = pending_sequence_;
        return {};
    }

    // SnapshotSource
    Result<void> begin() override {
        frozen_ = state;
        half_ = 0;
        next_ = frozen_.begin();
        return {};
    }
    Result<Next> next(std::string& section, Bytes& block) override {
        if (restarts_left > 0) {
            --restarts_left;
            return Next::Restart;
        }
        block.clear();
        for (;;) {
            for (; next_ != frozen_.end(); ++next_) {
                if (next_->first.size() % 2 != (half_ == 0 ? 1 : 0)) continue;
                const std::string line = next_->first + "=" + next_->second + "\n";
                block.insert(block.end(), line.begin(), line.end());
                if (block.size() >= 64) {
                    ++next_;
                    break;
                }
            }
            if (!block.empty()) {
                section = half_ == 0 ? "odd" : "even";
                return Next::Block;
            }
            if (half_ == 1) return Next::Done;
            half_ = 1;
            next_ = frozen_.begin();
        }
    }
    void end() override { frozen_.clear(); }

  private:
    State pending_;
    Sequence pending_sequence_ = 0;
    State frozen_;
    State::iterator next_;
    int half_ = 0;
};

// Small figures, so that a few records reach every mechanism.
inline Options small_options() {
    Options options;
    options.tail_bytes = 400;
    options.piece_bytes = 700;
    options.coalesce_ms = 0;
    options.journal_least_bytes = 3000;
    options.journal_most_bytes = 6000;
    options.round_bytes = 1000;
    options.undo_least_bytes = 1 << 20;
    return options;
}

// What stands between every Tab and its Env while it is set: the same tests then run over it.
using Cover = std::function<std::unique_ptr<Env>(MemoryDisk&, Env&)>;
inline Cover& cover() {
    static Cover one;
    return one;
}

// One tab: its Env, its store, its copy of the state.
struct Tab {
    explicit Tab(MemoryDisk& disk_in, Options options = small_options())
        : disk(disk_in),
          env(disk_in),
          over(cover() ? cover()(disk_in, env) : nullptr),
          store(over ? *over : env, model, model, std::move(options)) {}
    Tab(MemoryDisk& disk_in, Env& outer, Options options = small_options())
        : disk(disk_in),
          env(disk_in),
          over(cover() ? cover()(disk_in, outer) : nullptr),
          store(over ? *over : outer, model, model, std::move(options)) {}

    // One frame.
    void poll() {
        disk.now_ms += 1;
        store.poll(0);
    }
    // Until nothing is left to do, or `most` frames have passed.
    void settle(int most = 20000) {
        while (most-- > 0) {
            poll();
            if (!store.busy()) return;
        }
    }
    void open(OpenMode mode = OpenMode::WriteIfFree) {
        store.open(mode);
        settle();
    }
    // A change in this tab: applied to its state and appended.
    Sequence set(const std::string& key, const std::string& value, UndoStep undo = {}) {
        const std::string line = key + "=" + value + "\n";
        const auto appended = store.append(view_of(line), std::move(undo));
        if (!appended) return 0;
        apply_lines(model.state, line);
        model.sequence = *appended;
        return *appended;
    }

    MemoryDisk& disk;
    KvModel model;
    MemoryEnv env;
    std::unique_ptr<Env> over;
    Store store;
};

}  // namespace segments::storage::test
