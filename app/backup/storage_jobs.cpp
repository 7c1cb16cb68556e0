#include "app/backup/storage_jobs.h"

#include <algorithm>

#include "app/backup/backup_job.h"
#include "app/backup/wording.h"
#include "app/session/session.h"
#include "core/base/tr.h"
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

    std::string title() const override { return tr("Checking what is stored"); }
    std::string detail() const override {
        return tr("{1}: {2} so far", check_.what(), size_text(check_.bytes(), session_.locale()));
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
                          tr("Everything is whole: {1} were read, with {2} of the history, {3} and {4}.",
                             size_text(check_.bytes(), locale),
                             tr_n("{1} step", "{1} steps", check_.steps(),
                                  filter::format_count(check_.steps(), locale)),
                             tr_n("{1} document", "{1} documents", check_.documents(),
                                  filter::format_count(check_.documents(), locale)),
                             tr_n("{1} daily copy", "{1} daily copies", check_.days(),
                                  filter::format_count(check_.days(), locale))));
            return;
        }
        Question question;
        question.title = tr("Damage was found in what is stored");
        question.text =
            tr("What you see and work with here is not affected. Back it up to a file now, and then let "
               "everything be written anew.");
        const std::size_t shown = std::min(check_.problems().size(), kMostDetails);
        question.details.assign(check_.problems().begin(),
                                check_.problems().begin() + static_cast<std::ptrdiff_t>(shown));
        Session& session = session_;
        question.answers = {{tr("Back up"), [&session] { session.run(backup_job(session)); }, true, false},
                            {tr("Write everything anew"),
                             [&session] {
                                 if (Result<void> free = session.check_can_change(); !free)
                                     return session.tell(free.error());
                                 session.run(compact_job(session));
                             },
                             false, false},
                            {tr("Close"), {}, false, false}};
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

    std::string title() const override { return tr("Compacting the storage"); }
    std::string detail() const override { return tr("Writing everything anew"); }

    State step(const Slice&) override {
        const storage::Workspace& workspace = session_.workspace();
        problem_ = workspace.store().snapshot_problem();
        const bool written = workspace.store().generation() != generation_;
        const bool failing = workspace.status().fault != storage::Fault::None || !problem_.empty();
        return (written && !workspace.busy()) || (!written && failing) ? State::done : State::working;
    }

    void finished() override {
        if (session_.workspace().store().generation() == generation_) {
            session_.tell(
                fail(tr("The storage was not compacted, and nothing is lost.").str() + " " + problem_));
            return;
        }
        const std::uint64_t after = stored_bytes(session_);
        const filter::Locale& locale = session_.locale();
        session_.tell(ui::Tone::success,
                      after < before_ ? tr("{1} were compacted to {2}.", size_text(before_, locale),
                                           size_text(after, locale))
                                      : tr("Everything was written anew ({1}).", size_text(after, locale)));
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
