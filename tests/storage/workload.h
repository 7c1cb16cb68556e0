// A random workload on one tab, which remembers what the state and the history were after every record: the
// yardstick for crashes. "The state after some prefix of the records, and nothing confirmed is missing."
#pragma once

#include <string>
#include <vector>

#include "tests/storage/kv_model.h"
#include "tests/storage/random.h"

namespace segments::storage::test {

struct Moment {
    State state;
    std::vector<std::string> steps;  // labels of the history
    std::size_t done = 0;

    bool operator==(const Moment&) const = default;
};

inline Moment moment_of(const Tab& tab) {
    Moment moment;
    moment.state = tab.model.state;
    for (const HistoryEntry& entry : tab.store.history().entries) moment.steps.push_back(entry.label);
    moment.done = tab.store.history().done;
    return moment;
}

class Workload {
  public:
    Workload(Tab& tab, Random& random) : tab_(tab), random_(random) { moments_.push_back(moment_of(tab)); }

    // One random act, a few frames long; `each_frame` is called after every frame.
    template <typename F>
    void act(F&& each_frame) {
        const std::size_t what = random_.below(20);
        const History& history = tab_.store.history();
        if (what == 0) {
            tab_.store.request_snapshot();
        } else if (what == 1) {
            large(each_frame, random_.below(4) == 0);
        } else if (what <= 4 && history.done > 0) {
            set(UndoStep::undo(to_bytes("redo it")));
        } else if (what <= 6 && history.done < history.entries.size()) {
            set(UndoStep::redo(to_bytes("undo it")));
        } else if (what <= 12) {
            set(UndoStep::push("step " + std::to_string(moments_.size()), Bytes(random_.below(60), 'u')));
        } else if (what <= 14) {
            set(UndoStep::push_record("step " + std::to_string(moments_.size())));
        } else {
            set({});
        }
        for (std::size_t frames = random_.below(5); frames > 0; --frames) {
            tab_.poll();
            each_frame();
        }
    }

    // After record 0, 1, 2 ...
    const std::vector<Moment>& moments() const { return moments_; }

  private:
    void set(UndoStep undo) {
        tab_.set("key" + std::to_string(random_.below(30)), std::string(random_.below(40), 'v') + fresh(),
                 std::move(undo));
        moments_.push_back(moment_of(tab_));
    }
    template <typename F>
    void large(F&& each_frame, bool abort) {
        if (!tab_.store.begin_append(UndoStep::push("large " + std::to_string(moments_.size()), {}))) return;
        State state = tab_.model.state;
        for (std::size_t blocks = 3 + random_.below(20); blocks > 0; --blocks) {
            const std::string line =
                "large" + std::to_string(blocks) + "=" + std::string(120, 'l') + fresh() + "\n";
            apply_lines(state, line);
            tab_.store.add_block(view_of(line));
            if (blocks % 3 == 0) tab_.store.add_undo_block(view_of("undo of " + line));
            if (random_.below(3) != 0) continue;
            tab_.poll();
            each_frame();
        }
        if (abort) {
            tab_.store.abort_append();
            return;
        }
        if (!tab_.store.end_append()) return;
        tab_.model.state = std::move(state);
        tab_.model.sequence = tab_.store.sequence();
        moments_.push_back(moment_of(tab_));
    }
    std::string fresh() { return std::to_string(++fresh_); }

    Tab& tab_;
    Random& random_;
    std::vector<Moment> moments_;
    int fresh_ = 0;
};

}  // namespace segments::storage::test
