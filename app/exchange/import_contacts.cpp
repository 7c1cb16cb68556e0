#include "app/exchange/import_contacts.h"

#include <optional>
#include <utility>

#include "app/exchange/import_flow.h"
#include "app/exchange/wording.h"
#include "core/base/tr.h"
#include "core/exchange/apply_import.h"

namespace segments::app {
namespace {

using exchange::ImportPlan;

// Why nothing can be imported now.
Result<void> check_can_import(const Session& session) {
    if (session.is_new() || !session.ready())
        return fail(tr("Give your name and start with a workspace first, then import your contacts."));
    if (!session.dialogs().empty()) return fail(tr("Close the dialog first, then choose the file again."));
    return session.check_can_change();
}

}  // namespace

void pick_contacts(Session& session) {
    session.platform().pick_file(kImportPurpose, kImportedTypes);
}

void begin_import(Session& session, const platform::IncomingFile& file) {
    if (session.job() != nullptr && session.job()->title() == tr(kReadingTitle).view()) {
        if (const auto take = session.take_wanted_file()) return take(file);
    }
    if (Result<void> free = check_can_import(session); !free) {
        session.platform().release_file(file.id);
        return session.tell(free.error());
    }
    session.close_message();
    const auto flow = std::make_shared<ImportFlow>(session);
    flow->add(file);
    flow->look();
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
    job.title = tr("Importing contacts");
    job.label = tr_n("Import {1} contact from {2}", "Import {1} contacts from {2}", contacts,
                     filter::format_count(contacts, session.locale()), in_quotes(file_name));
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
        if (!outcome) return session.tell(fail(nothing_imported_text(file_name, outcome.error().message)));
        const std::string text =
            tr("Imported from {1}: {2}.", in_quotes(file_name), counts_text(work->counts, session.locale()));
        if (work->notice.empty())
            session.tell(ui::Tone::success, text + " " + tr("Undo takes it back.").str());
        else
            session.tell(ui::Tone::warning, text + " " + work->notice);
    };
    session.run(change_job(session, std::move(job)));
}

}  // namespace segments::app
