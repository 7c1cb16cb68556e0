// A job that only looks: it counts or finds something in slices, for a question or a preview, and changes
// nothing.
//
//     session.run(std::make_unique<LookJob>("Counting lines", [scan](std::size_t rows) { return
//     scan->step(rows); },
//                                           [&session, scan] { ask(session, scan->result()); }));
#pragma once

#include <functional>
#include <string>
#include <utility>

#include "app/session/job.h"

namespace segments::app {

class LookJob final : public Job {
  public:
    // `step` looks at about so many rows more and returns true when finished; then `done` is called.
    LookJob(std::string title, std::function<bool(std::size_t rows)> step, std::function<void()> done)
        : title_(std::move(title)), step_(std::move(step)), done_(std::move(done)) {}

    std::string title() const override { return title_; }
    State step(const Slice& slice) override {
        constexpr std::size_t kRows = 50000;
        bool finished = false;
        while (!finished && !slice.over()) finished = step_(kRows);
        return finished ? State::done : State::working;
    }
    void finished() override { done_(); }

  private:
    std::string title_;
    std::function<bool(std::size_t)> step_;
    std::function<void()> done_;
};

}  // namespace segments::app
