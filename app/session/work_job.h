// A change job over an operation of core that works in slices: an object with step(tx, rows), which returns
// bool or Result<bool>, and mostly progress().
//
//     auto work = std::make_shared<interaction::LogSegment>(session.db(), session.context(), no, options);
//     run_work(session, work, {.title = "Logging SM00001", .label = "Log segment SM00001"},
//              [&session, work] { session.tell(ui::Tone::success, log_message(work->result())); });
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "app/session/session.h"

namespace segments::app {

struct WorkNames {
    std::string title;  // of the dialog with the progress
    std::string label;  // of the step in History
};

// Runs it; `done` is called after it went well, an error is told above the screen.
template <typename Work>
void run_work(
    Session& session, const std::shared_ptr<Work>& work, WorkNames names,
    std::function<void()> done = [] {}) {
    ChangeJob job;
    job.title = std::move(names.title);
    job.label = std::move(names.label);
    job.step = [work](table::Transaction& tx, std::size_t rows) -> Result<bool> {
        return work->step(tx, rows);
    };
    if constexpr (requires { work->progress(); }) {
        job.progress = [work] { return work->progress(); };
    }
    job.done = [&session, done = std::move(done)](const Result<void>& outcome) {
        if (outcome)
            done();
        else
            session.tell(outcome.error());
    };
    session.run(change_job(session, std::move(job)));
}
// The same for an operation that may refuse to begin.
template <typename Work>
void run_work(
    Session& session, Result<Work> made, WorkNames names, std::function<void()> done = [] {}) {
    if (!made) return session.tell(made.error());
    run_work(session, std::make_shared<Work>(std::move(*made)), std::move(names), std::move(done));
}

}  // namespace segments::app
