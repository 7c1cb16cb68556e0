#include "app/backup/storage_jobs.h"

#include <algorithm>

#include "app/backup/backup_job.h"
#include "app/backup/wording.h"
#include "app/session/session.h"
#include "storage/workspace/integrity_check.h"

namespace segments::app {
namespace {

constexpr std::size_t kMostDetails = 20;

std::uint64_t stored_bytes(const Session& session) {
    const storage::StoreUse use = session.workspace().store().use();
    return use.live + use.journal + use.undo;
}

class IntegrityJob final : public Job {
  public:
    explicit IntegrityJob(Session& session) : session_(session), check_(session.env(), session.workspace()) {}

    std::string title() const override { return "Checking what is stored"; }
    std::string detail() const override {
        return check_.what() + ": " + size_text(check_.bytes(), session_.locale()) + " so far";
    }
    float progress() const override { return check_.progress(); }

    State step(const Slice& slice) override {
        do {
            if (check_.step()) return State::done;
        } while (!check_.waits() && !slice.over());
        return State::working;
    }

    void finished() override {
        const filter::Locale& locale = session_.locale();
        if (check_.problems().empty()) {
            session_.tell(ui::Tone::success,
                          "Everything is whole: " + size_text(check_.bytes(), locale) + " were read, with " +
                              counted(check_.steps(), "step", "steps", locale) + " of the history, " +
                              counted(check_.documents(), "document", "documents", locale) + " and " +
                              counted(check_.days(), "daily copy", "daily copies", locale) + ".");
            return;
        }
        Question question;
        question.title = "Damage was found in what is stored";
        question.text =
            "What you see and work with here is not affected. Back it up to a file now, and then let "
            "everything "
            "be written anew.";
        const std::size_t shown = std::min(check_.problems().size(), kMostDetails);
        question.details.assign(check_.problems().begin(),
                                check_.problems().begin() + static_cast<std::ptrdiff_t>(shown));
        Session& session = session_;
        question.answers = {{"Back up", [&session] { session.run(backup_job(session)); }, true, false},
                            {"Write everything anew",
                             [&session] {
                                 if (Result<void> free = session.check_can_change(); !free)
                                     return session.tell(free.error());
                                 session.run(compact_job(session));
                             },
                             false, false},
                            {"Close", {}, false, false}};
        session_.ask(std::move(question));
    }

  private:
    Session& session_;
    storage::IntegrityCheck check_;
};

class CompactJob final : public Job {
  public:
    explicit CompactJob(Session& session)
        : session_(session),
          before_(stored_bytes(session)),
          generation_(session.workspace().store().generation()) {
        session.workspace().store().request_snapshot();
        session.workspace().sweep_again();
    }

    std::string title() const override { return "Compacting the storage"; }
    std::string detail() const override { return "Writing everything anew"; }

    State step(const Slice&) override {
        const storage::Workspace& workspace = session_.workspace();
        problem_ = workspace.store().snapshot_problem();
        const bool written = workspace.store().generation() != generation_;
        const bool failing = workspace.status().fault != storage::Fault::None || !problem_.empty();
        return (written && !workspace.busy()) || (!written && failing) ? State::done : State::working;
    }

    void finished() override {
        if (session_.workspace().store().generation() == generation_) {
            session_.tell(fail("The storage was not compacted, and nothing is lost. " + problem_));
            return;
        }
        const std::uint64_t after = stored_bytes(session_);
        const filter::Locale& locale = session_.locale();
        session_.tell(ui::Tone::success,
                      after < before_ ? size_text(before_, locale) + " were compacted to " +
                                            size_text(after, locale) + "."
                                      : "Everything was written anew (" + size_text(after, locale) + ").");
    }

  private:
    Session& session_;
    std::uint64_t before_;
    std::uint64_t generation_;
    std::string problem_;
};

}  // namespace

std::unique_ptr<Job> integrity_job(Session& session) {
    return std::make_unique<IntegrityJob>(session);
}

std::unique_ptr<Job> compact_job(Session& session) {
    return std::make_unique<CompactJob>(session);
}

}  // namespace segments::app
