#include "app/session/job.h"

#include <algorithm>
#include <utility>

#include "app/session/session.h"
#include "core/base/tr.h"

namespace segments::app {
namespace {

constexpr std::size_t kFirstRows = 1000, kLeastRows = 16;
// A limit, since the next phase of an operation may cost more a row than the one that went so fast.
constexpr std::size_t kMostRows = 4096;
constexpr double kAimMs = 2;

class Change final : public Job {
  public:
    Change(Session& session, ChangeJob spec) : session_(session), spec_(std::move(spec)), rows_(kFirstRows) {
        tx_.emplace(session_.workspace().begin(spec_.label));
    }

    std::string title() const override { return spec_.title; }
    std::string detail() const override { return tx_ ? spec_.detail() : tr("Saving the change"); }
    float progress() const override {
        constexpr float kWorked = 0.85f;  // of the whole; the rest is saving
        if (!tx_) return kWorked + (1 - kWorked) * session_.workspace().commit_progress();
        const float worked = spec_.progress();
        return worked < 0 ? worked : kWorked * worked;
    }
    bool can_cancel() const override { return tx_.has_value(); }
    void cancel() override { take_back(); }

    State step(const Slice& slice) override {
        while (tx_ && !slice.over()) {
            const double before = session_.platform().steady_ms();
            const Result<bool> worked = spec_.step(*tx_, rows_);
            if (!worked) {
                outcome_ = worked.error();
                take_back();
                break;
            }
            if (*worked) {
                session_.workspace().commit(std::move(*tx_));
                tx_.reset();
                break;
            }
            adapt(session_.platform().steady_ms() - before);
        }
        return tx_ || session_.workspace().committing() ? State::working : State::done;
    }
    void finished() override { spec_.done(outcome_); }

  private:
    void take_back() {
        session_.workspace().take_back(std::move(*tx_));
        tx_.reset();
    }
    // A call should take some milliseconds: enough to be worth it, short enough to end in time.
    void adapt(double took_ms) {
        const double factor = std::clamp(kAimMs / std::max(took_ms, 0.1), 1.0 / 16, 2.0);
        if (factor > 0.5 && factor < 2) return;
        rows_ =
            std::clamp(static_cast<std::size_t>(static_cast<double>(rows_) * factor), kLeastRows, kMostRows);
    }

    Session& session_;
    ChangeJob spec_;
    std::size_t rows_;
    std::optional<table::Transaction> tx_;
    Result<void> outcome_;
};

class TakingBack final : public Job {
  public:
    TakingBack(Session& session, std::string title) : session_(session), title_(std::move(title)) {}

    std::string title() const override { return title_; }
    std::string detail() const override { return tr("Taking back what was done"); }
    bool can_cancel() const override { return false; }
    State step(const Slice&) override {
        return session_.workspace().committing() ? State::working : State::done;
    }

  private:
    Session& session_;
    std::string title_;
};

}  // namespace

std::unique_ptr<Job> taking_back_job(Session& session, std::string title) {
    return std::make_unique<TakingBack>(session, std::move(title));
}

Result<std::unique_ptr<Job>> change_job(Session& session, ChangeJob spec) {
    if (Result<void> free = session.check_can_change(); !free) return free.error();
    std::unique_ptr<Job> job = std::make_unique<Change>(session, std::move(spec));
    return job;
}

}  // namespace segments::app
