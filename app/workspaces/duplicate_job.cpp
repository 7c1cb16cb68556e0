#include "app/workspaces/duplicate_job.h"

#include <utility>

#include "app/session/session.h"
#include "app/workspaces/workspace_dialogs.h"
#include "core/base/tr.h"
#include "storage/workspace/workspace_copy.h"

namespace segments::app {
namespace {

constexpr double kStepMs = 2;

class DuplicateJob final : public Job {
  public:
    DuplicateJob(Session& session, std::string folder, std::string name)
        : session_(session), folder_(std::move(folder)), name_(std::move(name)) {
        storage::Catalog& catalog = session.workspaces().catalog();
        if (session.sealed() != nullptr) {
            maker_.emplace(catalog.ciphers(), session.sealed()->keys());
        } else {
            begin(catalog.env(folder_));
        }
    }

    std::string title() const override { return tr("Duplicating the workspace"); }
    std::string detail() const override { return tr("Writing “{1}”", name_); }
    void cancel() override { remove(); }

    State step(const Slice& slice) override {
        // What waits for the storage is asked again in the next slice.
        if (maker_) {
            if (!maker_->done()) return State::working;
            begin_sealed();
            if (!outcome_) return State::done;
        }
        do {
            const Result<bool> copied = copy_->step(kStepMs);
            if (!copied) outcome_ = copied.error();
            if (!copied || *copied) return State::done;
        } while (!slice.over());
        return State::working;
    }

    void finished() override {
        if (!outcome_) {
            remove();
            session_.tell(
                fail(tr("The workspace was not duplicated.").str() + " " + outcome_.error().message));
            return;
        }
        copy_->close();
        Session& session = session_;
        session.workspaces().set_label(
            folder_, name_,
            [&session, folder = folder_, name = name_, lost = copy_->left_out()](const Result<void>& done) {
                if (!done)
                    return session.tell(
                        fail(tr("The copy could not be named.").str() + " " + done.error().message));
                std::string text = tr("“{1}” was made.", name);
                if (lost > 0) {
                    text += " " + tr_n("{1} attached document couldn't be read and isn't in it.",
                                       "{1} attached documents couldn't be read and aren't in it.", lost,
                                       filter::format_count(lost, session.locale()));
                }
                session.tell(lost > 0 ? ui::Tone::warning : ui::Tone::success, std::move(text), tr("Open it"),
                             [&session, folder] { open_workspace(session, folder); });
            });
    }

  private:
    void begin(std::unique_ptr<storage::Env> env) {
        copy_ = std::make_unique<storage::WorkspaceCopy>(
            [&session = session_]() -> const table::Database& { return session.db(); },
            session_.workspace().store(), std::move(env), name_);
    }
    // The copy opens with the same passphrase.
    void begin_sealed() {
        std::optional<storage::SealKeys> keys = maker_->take();
        maker_.reset();
        if (!keys) {
            outcome_ = fail(tr("This browser can't encrypt."));
            return;
        }
        std::unique_ptr<storage::Env> under = session_.workspaces().catalog().env(folder_);
        storage::Env& inner = *under;
        begin(std::make_unique<storage::SealedEnv>(inner, std::move(*keys), true, std::move(under)));
    }
    void remove() {
        if (!copy_) return;
        copy_->close();
        copy_.reset();
        session_.workspaces().remove(folder_, [](const Result<void>&) {});
    }

    Session& session_;
    std::string folder_, name_;
    std::optional<storage::KeyMaker> maker_;
    std::unique_ptr<storage::WorkspaceCopy> copy_;
    Result<void> outcome_;
};

}  // namespace

std::unique_ptr<Job> duplicate_job(Session& session, std::string folder, std::string name) {
    return std::make_unique<DuplicateJob>(session, std::move(folder), std::move(name));
}

}  // namespace segments::app
