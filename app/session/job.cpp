#include "app/session/job.h"

#include <algorithm>
#include <utility>

#include "app/session/session.h"

namespace segments::app {
namespace {

constexpr std::size_t kLeastRows = 64, kMostRows = 1 << 20;

class Change final : public Job {
  public:
    Change(Session& session, ChangeJob spec)
        : session_(session), spec_(std::move(spec)), rows_(spec_.first_rows) {
        tx_.emplace(session_.workspace().begin(spec_.label));
    }

    std::string title() const override { return spec_.title; }
    std::string detail() const override { return tx_ ? spec_.detail() : "Saving the change"; }
    float progress() const override {
        return tx_ ? spec_.progress() : session_.workspace().commit_progress();
    }
    bool can_cancel() const override { return tx_.has_value(); }
    void cancel() override { tx_.reset(); }

    State step(const Slice& slice) override {
        while (tx_ && !slice.over()) {
            const double before = session_.platform().steady_ms();
            const Result<bool> worked = spec_.step(*tx_, rows_);
            if (!worked) {
                tx_.reset();
                outcome_ = worked.error();
                return State::done;
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
    // A call should take some milliseconds: enough to be worth it, short enough to end in time.
    void adapt(double took_ms) {
        if (took_ms < 1) rows_ = std::min(rows_ * 2, kMostRows);
        if (took_ms > 4) rows_ = std::max(rows_ / 2, kLeastRows);
    }

    Session& session_;
    ChangeJob spec_;
    std::size_t rows_;
    std::optional<table::Transaction> tx_;
    Result<void> outcome_;
};

}  // namespace

Result<std::unique_ptr<Job>> change_job(Session& session, ChangeJob spec) {
    if (Result<void> free = session.check_can_change(); !free) return free.error();
    std::unique_ptr<Job> job = std::make_unique<Change>(session, std::move(spec));
    return job;
}

}  // namespace segments::app
