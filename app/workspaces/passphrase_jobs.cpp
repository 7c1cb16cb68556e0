#include "app/workspaces/passphrase_jobs.h"

#include <utility>

#include "app/session/session.h"
#include "core/base/tr.h"
#include "storage/sealed/conversion.h"
#include "storage/sealed/unlock.h"

namespace segments::app {
namespace {

using storage::Conversion;
using storage::Unlock;

// The keys that the passphrase opens, when they are there.
Result<bool> unlocked(Unlock& unlock) {
    switch (unlock.step()) {
        case Unlock::State::Waiting:
            return false;
        case Unlock::State::Open:
            return true;
        case Unlock::State::NoStorage:
            return fail(storage::describe(unlock.fault()));
        default:
            return fail(tr("That isn't the passphrase of this workspace."));
    }
}

class ConversionJob final : public Job {
  public:
    ConversionJob(Session& session, const std::string& passphrase, Conversion::Way way)
        : session_(session), way_(way) {
        storage::Ciphers& ciphers = session.workspaces().catalog().ciphers();
        if (way == Conversion::Way::Seal) {
            maker_.emplace(ciphers, passphrase);
        } else {
            unlock_.emplace(session.raw_env(), ciphers, passphrase);
        }
        // The files are replaced by way of CURRENT, which is there once there was a snapshot.
        if (session.workspace().store().generation() == 0) session.workspace().store().request_snapshot();
    }

    std::string title() const override {
        return way_ == Conversion::Way::Seal ? tr("Encrypting the workspace") : tr("Removing the passphrase");
    }
    std::string detail() const override {
        return conversion_ ? tr("Writing everything anew and reading it back") : tr("Preparing the keys");
    }
    float progress() const override { return conversion_ ? conversion_->progress() : -1; }
    bool can_cancel() const override { return !conversion_; }

    State step(const Slice& slice) override {
        do {
            const Result<bool> done = advance();
            if (!done) outcome_ = done.error();
            if (!done || *done) return State::done;
        } while (!slice.over());
        return State::working;
    }

    void finished() override {
        const bool began = conversion_.has_value();
        conversion_.reset();
        if (outcome_) return session_.platform().open_workspace(session_.workspaces().folder());
        if (began) session_.reopen();
        session_.tell(fail((way_ == Conversion::Way::Seal ? tr("The workspace was not encrypted.")
                                                          : tr("The passphrase was not removed."))
                               .str() +
                           " " + outcome_.error().message));
    }

  private:
    Result<bool> advance() {
        if (conversion_) return conversion_->step();
        if (!keys_) {
            const Result<bool> there = keys();
            if (!there || !*there) return there;
        }
        const storage::Workspace& workspace = session_.workspace();
        if (workspace.status().kind == storage::Status::Kind::NotSaved) return fail(workspace.status().why);
        if (!workspace.store().snapshot_problem().empty() && workspace.store().generation() == 0)
            return fail(workspace.store().snapshot_problem());
        if (workspace.busy() || workspace.store().generation() == 0) return false;
        session_.workspace().store().close();
        conversion_.emplace(session_.raw_env(), std::move(*keys_), way_);
        return false;
    }
    Result<bool> keys() {
        if (maker_) {
            if (!maker_->done()) return false;
            keys_ = maker_->take();
            if (!keys_) return fail(tr("This browser can't encrypt."));
            return true;
        }
        const Result<bool> open = unlocked(*unlock_);
        if (open && *open) keys_ = std::move(unlock_->keys());
        return open;
    }

    Session& session_;
    Conversion::Way way_;
    std::optional<storage::KeyMaker> maker_;
    std::optional<Unlock> unlock_;
    std::optional<storage::SealKeys> keys_;
    std::optional<Conversion> conversion_;
    Result<void> outcome_;
};

class ChangeJobOfPassphrase final : public Job {
  public:
    ChangeJobOfPassphrase(Session& session, std::string now, std::string next)
        : session_(session),
          next_(std::move(next)),
          unlock_(session.raw_env(), session.workspaces().catalog().ciphers(), std::move(now)) {}

    std::string title() const override { return tr("Changing the passphrase"); }
    bool can_cancel() const override { return false; }

    State step(const Slice&) override {
        const Result<bool> done = advance();
        if (!done) outcome_ = done.error();
        return !done || *done ? State::done : State::working;
    }
    void finished() override {
        if (!outcome_)
            return session_.tell(
                fail(tr("The passphrase was not changed.").str() + " " + outcome_.error().message));
        session_.tell(ui::Tone::success,
                      tr("The passphrase was changed. Only the new one opens the workspace now."));
    }

  private:
    Result<bool> advance() {
        if (!maker_) {
            const Result<bool> open = unlocked(unlock_);
            if (!open || !*open) return open;
            maker_.emplace(session_.workspaces().catalog().ciphers(), next_, unlock_.keys().file,
                           std::move(unlock_.raw()));
        }
        if (!saved_) {
            if (!maker_->done()) return false;
            std::optional<storage::SealKeys> keys = maker_->take();
            if (!keys) return fail(tr("This browser can't encrypt."));
            session_.sealed()->set_keys(std::move(*keys));
            saved_ = session_.sealed()->sync();
        }
        if (!saved_.done()) return false;
        const storage::Reply reply = saved_.take();
        if (!reply.ok())
            return fail(tr("It could not be stored, and is tried again with the next change: until then "
                           "either of the two may open the workspace.")
                            .str() +
                        " " + storage::describe(reply.fault));
        return true;
    }

    Session& session_;
    std::string next_;
    Unlock unlock_;
    std::optional<storage::KeyMaker> maker_;
    storage::Request saved_;
    Result<void> outcome_;
};

}  // namespace

std::unique_ptr<Job> seal_job(Session& session, const std::string& passphrase) {
    return std::make_unique<ConversionJob>(session, passphrase, Conversion::Way::Seal);
}

std::unique_ptr<Job> unseal_job(Session& session, const std::string& passphrase) {
    return std::make_unique<ConversionJob>(session, passphrase, Conversion::Way::Unseal);
}

std::unique_ptr<Job> change_passphrase_job(Session& session, std::string now, std::string next) {
    return std::make_unique<ChangeJobOfPassphrase>(session, std::move(now), std::move(next));
}

}  // namespace segments::app
