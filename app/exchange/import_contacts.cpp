#include "app/exchange/import_contacts.h"

#include <optional>
#include <utility>

#include "app/backup/file_pieces.h"
#include "app/exchange/import_dialog.h"
#include "app/exchange/wording.h"
#include "core/exchange/apply_import.h"
#include "core/exchange/json_scanner.h"

namespace segments::app {
namespace {

using exchange::ImportPlan;
using exchange::JsonScanner;

// Of the file, and records, between two looks at the clock.
constexpr std::size_t kScannedBytes = 32 * 1024;
constexpr std::size_t kPlannedRows = 200;
constexpr float kReading = 0.75f;  // share of the work

class ReadContacts final : public Job {
  public:
    ReadContacts(Session& session, const platform::IncomingFile& file)
        : session_(session),
          file_(file),
          pieces_(session, file),
          plan_(std::make_shared<ImportPlan>(session.db())) {}

    std::string title() const override { return "Reading contacts"; }
    std::string detail() const override {
        return in_quotes(file_.name) + ": " + contacts_text(read_, session_.locale());
    }
    float progress() const override {
        return planning_ ? kReading + (1 - kReading) * plan_->progress() : kReading * pieces_.share();
    }

    State step(const Slice& slice) override {
        while (!slice.over()) {
            if (planning_) {
                if (plan_->step(kPlannedRows)) return State::done;
                continue;
            }
            switch (scanner_.next(kScannedBytes)) {
                case JsonScanner::State::element:
                    plan_->add(scanner_.element());
                    ++read_;
                    break;
                case JsonScanner::State::paused:
                    break;
                case JsonScanner::State::done:
                    planning_ = true;
                    break;
                case JsonScanner::State::failed:
                    problem_ = scanner_.error();
                    return State::done;
                case JsonScanner::State::hungry:
                    if (pieces_.failed()) {
                        problem_ = fail("It can't be read. Is it still where it was, and unchanged?");
                        return State::done;
                    }
                    if (!feed()) return State::waiting;
                    break;
            }
        }
        return State::working;
    }

    void finished() override {
        session_.platform().release_file(file_.id);
        if (problem_)
            return session_.tell(
                fail("Nothing was imported from " + in_quotes(file_.name) + ". " + problem_->message));
        if (read_ == 0) return session_.tell(ui::Tone::info, in_quotes(file_.name) + " holds no contacts.");
        session_.open(std::make_unique<ImportDialog>(std::move(plan_), file_.name));
    }
    void cancel() override { session_.platform().release_file(file_.id); }

  private:
    // False if the next piece of the file isn't there yet.
    bool feed() {
        if (pieces_.at_end()) {
            scanner_.finish();
            return true;
        }
        std::optional<storage::Bytes> next = pieces_.take();
        if (!next) return false;
        piece_ = std::move(*next);
        scanner_.feed({reinterpret_cast<const char*>(piece_.data()), piece_.size()});
        return true;
    }

    Session& session_;
    platform::IncomingFile file_;
    FilePieces pieces_;
    storage::Bytes piece_;
    JsonScanner scanner_;
    std::shared_ptr<ImportPlan> plan_;
    std::uint64_t read_ = 0;  // elements
    bool planning_ = false;
    std::optional<Error> problem_;
};

// Why nothing can be imported now.
Result<void> check_can_import(const Session& session) {
    if (session.is_new() || !session.ready())
        return fail("Give your name and start with a workspace first, then import your contacts.");
    if (!session.dialogs().empty()) return fail("Close the dialog first, then choose the file again.");
    return session.check_can_change();
}

}  // namespace

void pick_contacts(Session& session) {
    session.platform().pick_file(kImportPurpose, kImportedTypes);
}

void begin_import(Session& session, const platform::IncomingFile& file) {
    if (Result<void> free = check_can_import(session); !free) {
        session.platform().release_file(file.id);
        return session.tell(free.error());
    }
    session.close_message();
    session.run(std::make_unique<ReadContacts>(session, file));
}

void apply_import(Session& session, const std::shared_ptr<ImportPlan>& plan, const std::string& file_name) {
    struct Work {
        std::shared_ptr<ImportPlan> plan;
        std::optional<exchange::ApplyImport> apply;
        exchange::ImportCounts counts;
        std::string notice;
    };
    const auto work = std::make_shared<Work>();
    work->plan = plan;
    work->counts = plan->counts();
    work->apply.emplace(*plan, session.context());
    const std::uint64_t contacts = work->counts.added + work->counts.changed;
    ChangeJob job;
    job.title = "Importing contacts";
    job.label = "Import " + contacts_text(contacts, session.locale()) + " from " + in_quotes(file_name);
    job.step = [work](table::Transaction& tx, std::size_t rows) -> Result<bool> {
        if (!work->apply) {
            // Saving needs the memory more than the plan does.
            work->plan.reset();
            return true;
        }
        const Result<bool> done = work->apply->step(tx, rows);
        if (!done) return done.error();
        if (*done) {
            work->notice = work->apply->notice();
            work->apply.reset();
        }
        return false;
    };
    job.progress = [work] { return work->apply ? work->apply->progress() : 1.0f; };
    job.detail = [name = file_name] { return in_quotes(name); };
    job.done = [work, file_name, &session](const Result<void>& outcome) {
        if (!outcome)
            return session.tell(
                fail("Nothing was imported from " + in_quotes(file_name) + ". " + outcome.error().message));
        const std::string text = "Imported from " + in_quotes(file_name) + ": " +
                                 counts_text(work->counts, session.locale()) + ".";
        if (work->notice.empty())
            session.tell(ui::Tone::success, text + " Undo takes it back.");
        else
            session.tell(ui::Tone::warning, text + " " + work->notice);
    };
    session.run(change_job(session, std::move(job)));
}

}  // namespace segments::app
