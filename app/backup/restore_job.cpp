#include "app/backup/restore_job.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "app/backup/backup_passphrase_dialog.h"
#include "app/backup/file_pieces.h"
#include "app/backup/restore_dialog.h"
#include "app/backup/sealed_pieces.h"
#include "app/backup/wording.h"
#include "app/workspaces/workspace_dialogs.h"
#include "core/base/tr.h"
#include "storage/restore.h"
#include "storage/restore_files.h"

namespace segments::app {
namespace {

// Of the file, between two looks at the clock: what it unpacks to is ten times as much.
constexpr std::size_t kFedBytes = 16 * 1024;
constexpr std::size_t kClearedRows = 2000;
// Of attached documents: more than this waits for the storage.
constexpr std::uint64_t kMostUnsavedBytes = 4u << 20;

// What is restored, and how to speak of it.
struct Source {
    std::unique_ptr<Pieces> pieces;
    std::string name;   // "“mine.segments”"
    std::string label;  // of the step
    std::string restored;
    std::function<void()> release = [] {};
    std::function<void()> damaged = [] {};  // is told that its bytes aren't right
};

std::unique_ptr<Pieces> pieces_of(Session& session, const BackupFile& file) {
    std::unique_ptr<Pieces> pieces = std::make_unique<FilePieces>(session, file.file);
    if (!file.passphrase) return pieces;
    return std::make_unique<SealedPieces>(std::move(pieces), session.workspaces().catalog().ciphers(),
                                          file.passphrase);
}

class DayPieces final : public Pieces {
  public:
    DayPieces(Session& session, const storage::DayCopy& copy) : reader_(session.workspace().store(), copy) {}
    std::optional<storage::Bytes> take() override { return reader_.take(); }
    bool at_end() const override { return reader_.at_end(); }
    std::optional<Error> problem() const override {
        if (!reader_.failed()) return std::nullopt;
        return fail(tr("It is damaged or incomplete in the browser's storage."));
    }
    float share() const override { return reader_.share(); }

  private:
    storage::DayReader reader_;
};

// Feeds the pieces to something that reads them.
class Feeder {
  public:
    explicit Feeder(std::unique_ptr<Pieces> pieces) : pieces_(std::move(pieces)) {}

    // Done when the whole file was fed, or with an error.
    Job::State step(const Slice& slice, const std::function<Result<void>(storage::ByteView)>& feed,
                    Result<void>& outcome) {
        while (!slice.over()) {
            if (at_ == piece_.size()) {
                if (pieces_->at_end()) return Job::State::done;
                std::optional<storage::Bytes> next = pieces_->take();
                if (!next) {
                    const std::optional<Error> problem = pieces_->problem();
                    if (problem) outcome = *problem;
                    if (problem || pieces_->at_end()) return Job::State::done;
                    return pieces_->wakes() ? Job::State::waiting : Job::State::working;
                }
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
    float share() const { return pieces_->share(); }

  private:
    std::unique_ptr<Pieces> pieces_;
    storage::Bytes piece_;
    std::size_t at_ = 0;
};

// Makes a workspace beside this one of a copy of files.
class FilesJob final : public Job {
  public:
    FilesJob(Session& session, const platform::IncomingFile& file)
        : session_(session),
          file_(file),
          folder_(session.workspaces().fresh_folder(session)),
          feeder_(std::make_unique<FilePieces>(session, file)),
          restore_(std::in_place, session.workspaces().catalog().env(folder_)) {}

    std::string title() const override { return tr("Restoring the copy of a workspace"); }
    std::string detail() const override { return file_.name; }
    float progress() const override { return feeder_.share(); }

    State step(const Slice& slice) override {
        const Result<bool> stored = restore_->step();
        if (!stored) outcome_ = stored.error();
        if (!stored || *stored) return State::done;
        if (fed_ || restore_->unsaved() > kMostUnsavedBytes) return State::working;
        const State state = feeder_.step(
            slice, [this](storage::ByteView piece) { return restore_->feed(piece); }, outcome_);
        if (state != State::done) return state;
        fed_ = true;
        if (outcome_) outcome_ = restore_->finish();
        return outcome_ ? State::working : State::done;
    }
    void finished() override {
        if (!outcome_) {
            cancel();
            session_.tell(fail(tr("“{1}” can't be restored.", file_.name) + " " + outcome_.error().message));
            return;
        }
        restore_->close();
        session_.platform().release_file(file_.id);
        const std::string name = fresh_name();
        session_.workspaces().set_label(
            folder_, name, [&session = session_, folder = folder_, name](const Result<void>& done) {
                if (!done) return session.tell(done.error());
                session.tell(ui::Tone::success,
                             tr("The copy is now a workspace of its own, “{1}”.", shown_label(name)),
                             tr("Open it"), [&session, folder] { open_workspace(session, folder); });
            });
    }
    void cancel() override {
        restore_->close();
        restore_.reset();
        session_.platform().release_file(file_.id);
        session_.workspaces().remove(folder_, [](const Result<void>&) {});
    }

  private:
    // What it was called, with a number where there is one of that name.
    std::string fresh_name() const {
        if (restore_->label().empty() || restore_->label() == kUnnamedWorkspace)
            return std::string(kUnnamedWorkspace);
        std::string name = restore_->label();
        for (int number = 2; session_.workspaces().is_name_taken(name); ++number)
            name = restore_->label() + " " + std::to_string(number);
        return name;
    }

    Session& session_;
    platform::IncomingFile file_;
    std::string folder_;
    Feeder feeder_;
    std::optional<storage::RestoreFiles> restore_;
    bool fed_ = false;
    Result<void> outcome_;
};

// Reads the whole file, to know that it can be restored; of a sealed one without a key only the head, to ask
// for the passphrase.
class CheckJob final : public Job {
  public:
    CheckJob(Session& session, BackupFile file)
        : session_(session), file_(std::move(file)), feeder_(pieces_of(session, file_)) {}

    std::string title() const override { return tr("Checking the backup"); }
    std::string detail() const override { return file_.file.name; }
    float progress() const override { return feeder_.share(); }

    State step(const Slice& slice) override {
        const State state = feeder_.step(
            slice, [this](storage::ByteView piece) { return feed(piece); }, outcome_);
        if (is_copy_) return State::done;
        if (state != State::done || asks_) return state;
        if (outcome_) outcome_ = reader_.finish();
        if (outcome_) outcome_ = storage::check_restorable(*reader_.info());
        return State::done;
    }
    void finished() override {
        if (is_copy_) {
            session_.run(std::make_unique<FilesJob>(session_, file_.file));
        } else if (asks_) {
            session_.open(backup_passphrase_dialog(file_.file, std::move(*asks_)));
        } else if (outcome_) {
            session_.open(std::make_unique<RestoreDialog>(file_, *reader_.info()));
        } else {
            session_.platform().release_file(file_.file.id);
            session_.tell(
                fail(tr("“{1}” can't be restored.", file_.file.name) + " " + outcome_.error().message));
        }
    }
    void cancel() override { session_.platform().release_file(file_.file.id); }

  private:
    Result<void> feed(storage::ByteView piece) {
        if (!file_.passphrase && !std::exchange(begun_, true)) {
            is_copy_ = storage::is_copy_of_files(piece);
            storage::SealedBackupHead head = storage::sealed_backup_head(piece);
            if (head.state == storage::SealedBackupHead::State::sealed) {
                asks_ = std::move(head.key);
                return fail("");  // the rest is of no use yet
            }
            if (head.state == storage::SealedBackupHead::State::damaged)
                return fail(
                    tr("The backup is damaged at byte {1}. Nothing of it can be restored; use another "
                       "copy of the file.",
                       0));
        }
        return is_copy_ ? Result<void>() : reader_.feed(piece);
    }

    Session& session_;
    BackupFile file_;
    Feeder feeder_;
    storage::BackupReader reader_{nullptr};
    bool begun_ = false;
    std::optional<storage::KeyFile> asks_;
    bool is_copy_ = false;  // of the files of a workspace, not a backup
    Result<void> outcome_;
};

class RestoreJob final : public Job {
  public:
    RestoreJob(Session& session, Source source)
        : session_(session), source_(std::move(source)), feeder_(std::move(source_.pieces)) {
        tx_.emplace(session.workspace().begin(source_.label));
        restore_.emplace(*tx_, session.workspace().store());
    }

    std::string title() const override { return source_.label; }
    std::string detail() const override {
        if (!tx_) return tr("Saving");
        return cleared_ ? tr("Reading {1}", source_.name) : tr("Setting aside what is there");
    }
    float progress() const override {
        if (!tx_) return 0.5f + session_.workspace().commit_progress() / 2;
        return cleared_ ? 0.1f + 0.4f * feeder_.share() : 0.05f;
    }
    bool can_cancel() const override { return tx_.has_value(); }
    void cancel() override {
        take_back();
        source_.release();
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
                if (!outcome_ && can_be_stored()) source_.damaged();
            }
            if (outcome_) {
                const Result<bool> settled = restore_->settled();
                if (settled && !*settled) return State::working;
                outcome_ = without_value(settled);
            }
            if (!outcome_) {
                take_back();
                return State::working;
            }
            restore_.reset();
            session_.workspace().commit(std::move(*tx_));
            tx_.reset();
        }
        return session_.workspace().committing() ? State::working : State::done;
    }
    void finished() override {
        source_.release();
        if (!outcome_) {
            session_.tell(fail(tr("{1} was not restored, and nothing was changed.", source_.name) + " " +
                               outcome_.error().message));
            return;
        }
        session_.go("/workspace");
        session_.tell(ui::Tone::success,
                      source_.restored + " " + tr("Undo brings back what was there before.").str());
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
        session_.workspace().take_back(std::move(*tx_));
        tx_.reset();
    }

    Session& session_;
    Source source_;
    Feeder feeder_;
    std::optional<table::Transaction> tx_;
    std::optional<storage::Restore> restore_;
    bool cleared_ = false;
    bool fed_ = false;
    Result<void> outcome_;
};

}  // namespace

void begin_restore(Session& session, const BackupFile& file) {
    if (Result<void> free = session.check_can_change(); !free) {
        session.platform().release_file(file.file.id);
        return session.tell(free.error());
    }
    session.run(std::make_unique<CheckJob>(session, file));
}

Result<std::unique_ptr<Job>> restore_job(Session& session, const BackupFile& file,
                                         const storage::BackupInfo& info) {
    if (Result<void> free = session.check_can_change(); !free) return free.error();
    const std::optional<std::int64_t> epoch = epoch_of(info.created);
    const std::string when = epoch ? local_text(session, *epoch) : info.created;
    Source source;
    source.pieces = pieces_of(session, file);
    source.name = tr("“{1}”", file.file.name);
    source.label = tr("Restore backup of {1}", when);
    source.restored = tr("Restored the backup of {1}.", when);
    source.release = [&session, id = file.file.id] { session.platform().release_file(id); };
    std::unique_ptr<Job> job = std::make_unique<RestoreJob>(session, std::move(source));
    return job;
}

Result<std::unique_ptr<Job>> go_back_job(Session& session, const storage::DayCopy& copy) {
    if (Result<void> free = session.check_can_change(); !free) return free.error();
    const std::string when = local_text(session, copy.epoch_ms);
    Source source;
    source.pieces = std::make_unique<DayPieces>(session, copy);
    source.name = tr("The state of {1}", when);
    source.label = tr("Go back to {1}", when);
    source.restored = tr("Everything is as it was on {1}.", when);
    source.damaged = [&session, day = copy.day] { session.workspace().days().mark_damaged(day); };
    std::unique_ptr<Job> job = std::make_unique<RestoreJob>(session, std::move(source));
    return job;
}

}  // namespace segments::app
