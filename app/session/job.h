// Work that may take longer than a frame: import, Add Contacts, logging. It runs in slices between frames,
// one job at a time, while a dialog shows its progress and a Cancel button.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "core/base/result.h"
#include "core/table/transaction.h"

namespace segments::app {

class Session;

// How long a step may work.
class Slice {
  public:
    explicit Slice(std::function<bool()> over) : over_(std::move(over)) {}
    bool over() const { return over_(); }

  private:
    std::function<bool()> over_;
};

class Job {
  public:
    enum class State : std::uint8_t {
        working,  // call again soon
        waiting,  // for something outside (a file): somebody will wake it
        done
    };

    virtual ~Job() = default;
    // What is going on, as the dialog's title: "Adding contacts to SM00001".
    virtual std::string title() const = 0;
    virtual std::string detail() const { return {}; }
    // 0..1; negative while unknown.
    virtual float progress() const { return -1; }
    virtual bool can_cancel() const { return true; }
    virtual State step(const Slice& slice) = 0;
    // After `done`, when another job may be started.
    virtual void finished() {}
    // Leaves no trace, once the workspace has taken back what was handed to it; the job is destroyed
    // afterwards.
    virtual void cancel() {}
};

// A job that makes one change of the workspace. `step` works on about so many rows, of about a microsecond
// each (of dearer ones on fewer), and tells whether all is done; after it the change is committed, in slices
// too, and `done` is called with the outcome. An error or Cancel takes everything back; `done` isn't called
// after Cancel.
struct ChangeJob {
    std::string title;
    std::string label;  // of the step in History
    std::function<Result<bool>(table::Transaction& tx, std::size_t rows)> step;
    std::function<float()> progress = [] { return -1.0f; };
    std::function<std::string()> detail = [] { return std::string(); };
    std::function<void(const Result<void>& outcome)> done = [](const Result<void>&) {};
};
// What is left of a job that was canceled: its change is being taken back.
std::unique_ptr<Job> taking_back_job(Session& session, std::string title);

// The error if the workspace can't be changed now.
Result<std::unique_ptr<Job>> change_job(Session& session, ChangeJob spec);

}  // namespace segments::app
