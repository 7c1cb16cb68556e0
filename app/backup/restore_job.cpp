#include "app/backup/restore_job.h"

#include <algorithm>
#include <utility>

#include "app/backup/file_pieces.h"
#include "app/backup/restore_dialog.h"
#include "app/backup/wording.h"
#include "storage/restore.h"

namespace segments::app {
namespace {

// Of the file, between two looks at the clock: what it unpacks to is ten times as much.
constexpr std::size_t kFedBytes = 16 * 1024;
constexpr std::size_t kClearedRows = 2000;
// Of attached documents: more than this waits for the storage.
constexpr std::uint64_t kMostUnsavedBytes = 4u << 20;

// Feeds the pieces of a file to something that reads them.
class FileFeeder {
  public:
    FileFeeder(Session& session, const platform::IncomingFile& file) : pieces_(session, file) {}

    // Done when the whole file was fed, or with an error.
    Job::State step(const Slice& slice, const std::function<Result<void>(storage::ByteView)>& feed,
                    Result<void>& outcome) {
        while (!slice.over()) {
            if (at_ == piece_.size()) {
                if (pieces_.at_end()) return Job::State::done;
                if (pieces_.failed()) {
                    outcome = fail("The file can't be read. Is it still where it was?");
                    return Job::State::done;
                }
                std::optional<storage::Bytes> next = pieces_.take();
                if (!next) return Job::State::waiting;
                piece_ = std::move(*next);
                at_ = 0;
            }
            const storage::ByteView part =
                storage::ByteView(piece_).subspan(at_, std::min(kFedBytes, piece_.size() - at_));
            at_ += part.size();
            outcome = feed(part);
            if (!outcome) return Job::State::done;
        }
        return Job::State::working;
    }
    float share() const { return pieces_.share(); }

  private:
    FilePieces pieces_;
    storage::Bytes piece_;
    std::size_t at_ = 0;
};

// Reads the whole file, to know that it can be restored.
class CheckJob final : public Job {
  public:
    CheckJob(Session& session, const platform::IncomingFile& file)
        : session_(session), file_(file), feeder_(session, file) {}

    std::string title() const override { return "Checking the backup"; }
    std::string detail() const override { return file_.name; }
    float progress() const override { return feeder_.share(); }

    State step(const Slice& slice) override {
        const State state = feeder_.step(
            slice, [this](storage::ByteView piece) { return reader_.feed(piece); }, outcome_);
        if (state != State::done) return state;
        if (outcome_) outcome_ = reader_.finish();
        if (outcome_) outcome_ = storage::check_restorable(*reader_.info());
        return State::done;
    }
    void finished() override {
        if (outcome_) {
            session_.open(std::make_unique<RestoreDialog>(file_, *reader_.info()));
            return;
        }
        session_.platform().release_file(file_.id);
        session_.tell(fail("“" + file_.name + "” can't be restored. " + outcome_.error().message));
    }
    void cancel() override { session_.platform().release_file(file_.id); }

  private:
    Session& session_;
    platform::IncomingFile file_;
    FileFeeder feeder_;
    storage::BackupReader reader_{nullptr};
    Result<void> outcome_;
};

class RestoreJob final : public Job {
  public:
    RestoreJob(Session& session, const platform::IncomingFile& file, const storage::BackupInfo& info)
        : session_(session),
          file_(file),
          feeder_(session, file),
          when_(epoch_of(info.created) ? local_text(session, *epoch_of(info.created)) : info.created) {
        tx_.emplace(session.workspace().begin("Restore backup of " + when_));
        restore_.emplace(*tx_, session.workspace().store());
    }

    std::string title() const override { return "Restoring the backup"; }
    std::string detail() const override {
        if (!tx_) return "Saving";
        return cleared_ ? "Reading “" + file_.name + "”" : "Setting aside what is there";
    }
    float progress() const override {
        if (!tx_) return 0.5f + session_.workspace().commit_progress() / 2;
        return cleared_ ? 0.1f + 0.4f * feeder_.share() : 0.05f;
    }
    bool can_cancel() const override { return tx_.has_value(); }
    void cancel() override {
        take_back();
        session_.platform().release_file(file_.id);
    }

    State step(const Slice& slice) override {
        while (!cleared_) {
            if (slice.over()) return State::working;
            cleared_ = restore_->clear(kClearedRows);
        }
        if (tx_) {
            if (!fed_) {
                // Attached documents are stored as they come.
                if (session_.workspace().store().content_unsaved() > kMostUnsavedBytes && can_be_stored())
                    return State::working;
                const State state = feeder_.step(
                    slice, [this](storage::ByteView piece) { return feed(piece); }, outcome_);
                if (state != State::done) return state;
                fed_ = true;
                if (outcome_) outcome_ = restore_->finish();
            }
            if (outcome_) {
                const Result<bool> settled = restore_->settled();
                if (settled && !*settled) return State::working;
                outcome_ = without_value(settled);
            }
            if (!outcome_) {
                take_back();
                return State::done;
            }
            restore_.reset();
            session_.workspace().commit(std::move(*tx_));
            tx_.reset();
        }
        return session_.workspace().committing() ? State::working : State::done;
    }
    void finished() override {
        session_.platform().release_file(file_.id);
        if (!outcome_) {
            session_.tell(fail("“" + file_.name + "” was not restored, and nothing was changed. " +
                               outcome_.error().message));
            return;
        }
        session_.go("/workspace");
        session_.tell(ui::Tone::success,
                      "Restored the backup of " + when_ + ". Undo brings back what was there before.");
    }

  private:
    bool can_be_stored() const {
        return session_.workspace().store().status().kind != storage::Status::Kind::NotSaved;
    }
    Result<void> feed(storage::ByteView piece) {
        if (Result<void> fed = restore_->feed(piece); !fed) return fed;
        if (session_.workspace().store().content_unsaved() > 0 && !can_be_stored())
            return without_value(restore_->settled());
        return {};
    }
    void take_back() {
        restore_.reset();
        tx_.reset();
    }

    Session& session_;
    platform::IncomingFile file_;
    FileFeeder feeder_;
    std::string when_;
    std::optional<table::Transaction> tx_;
    std::optional<storage::Restore> restore_;
    bool cleared_ = false;
    bool fed_ = false;
    Result<void> outcome_;
};

}  // namespace

void begin_restore(Session& session, const platform::IncomingFile& file) {
    if (Result<void> free = session.check_can_change(); !free) {
        session.platform().release_file(file.id);
        return session.tell(free.error());
    }
    session.run(std::make_unique<CheckJob>(session, file));
}

Result<std::unique_ptr<Job>> restore_job(Session& session, const platform::IncomingFile& file,
                                         const storage::BackupInfo& info) {
    if (Result<void> free = session.check_can_change(); !free) return free.error();
    std::unique_ptr<Job> job = std::make_unique<RestoreJob>(session, file, info);
    return job;
}

}  // namespace segments::app
