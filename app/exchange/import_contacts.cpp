#include "app/exchange/import_contacts.h"

#include <optional>
#include <utility>

#include "app/exchange/import_flow.h"
#include "app/exchange/wording.h"
#include "app/session/address.h"
#include "core/base/tr.h"
#include "core/segment/line_scan.h"

namespace segments::app {
namespace {

using exchange::ImportPlan;

// Why nothing can be imported now.
Result<void> check_can_import(const Session& session) {
    if (!session.ready())
        return fail(tr("Give your name and start with a workspace first, then import your contacts."));
    if (!session.dialogs().empty()) return fail(tr("Close the dialog first, then choose the file again."));
    return session.check_can_change();
}

// The segment that was asked for, or whose screen is shown.
std::string wanted_segment(const Session& session, std::string_view purpose) {
    std::string no;
    if (purpose.size() > kImportPurpose.size() && purpose.starts_with(kImportPurpose)) {
        no = purpose.substr(kImportPurpose.size() + 1);
    } else if (const Address address = parse_address(session.address());
               address.parts.size() == 2 && address.parts[0] == "segments") {
        no = address.parts[1];
    }
    return segment::find_segment(session.db(), no) == table::kNoRow ? std::string() : no;
}

}  // namespace

void pick_contacts(Session& session, std::string_view segment_no) {
    std::string purpose(kImportPurpose);
    if (!segment_no.empty()) purpose += ' ' + std::string(segment_no);
    session.platform().pick_file(purpose, kImportedTypes);
}

void begin_import(Session& session, const platform::IncomingFile& file, std::string_view purpose) {
    if (session.job() != nullptr && session.job()->title() == tr(kReadingTitle).view()) {
        if (const auto take = session.take_wanted_file()) return take(file);
    }
    if (Result<void> free = check_can_import(session); !free) {
        session.platform().release_file(file.id);
        return session.tell(free.error());
    }
    session.close_message();
    const auto flow = std::make_shared<ImportFlow>(session, wanted_segment(session, purpose));
    flow->add(file);
    flow->look();
}

void apply_import(Session& session, const std::shared_ptr<ImportPlan>& plan, const std::string& file_name,
                  exchange::ImportAfter after) {
    struct Work {
        std::shared_ptr<ImportPlan> plan;
        std::optional<exchange::ApplyImport> apply;
        exchange::ImportCounts counts;
        std::string notice, segment_no;
        std::size_t lines = 0;
    };
    const auto work = std::make_shared<Work>();
    work->plan = plan;
    work->counts = plan->counts();
    const std::int64_t no = exchange::next_import_no(session.db());
    const std::uint64_t contacts = work->counts.added + work->counts.changed;
    ChangeJob job;
    job.title = tr("Importing contacts");
    job.label = tr("Import {1}", no) + ": " +
                tr_n("Import {1} contact from {2}", "Import {1} contacts from {2}", contacts,
                     filter::format_count(contacts, session.locale()), in_quotes(file_name));
    if (after.report) after.report->step = job.label;
    work->apply.emplace(*plan, session.context(), std::move(after));
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
            work->segment_no = work->apply->segment_no();
            work->lines = work->apply->segment_lines();
            work->apply.reset();
        }
        return false;
    };
    job.progress = [work] { return work->apply ? work->apply->progress() : 1.0f; };
    job.detail = [name = file_name] { return in_quotes(name); };
    job.done = [work, file_name, no, &session](const Result<void>& outcome) {
        if (!outcome) return session.tell(fail(nothing_imported_text(file_name, outcome.error().message)));
        std::string text =
            tr("Imported from {1}: {2}.", in_quotes(file_name), counts_text(work->counts, session.locale()));
        if (!work->segment_no.empty())
            text += " " + tr_n("{1} line was added to {2}.", "{1} lines were added to {2}.", work->lines,
                               filter::format_count(work->lines, session.locale()), work->segment_no);
        const bool well = work->notice.empty();
        text += " " + (well ? tr("Undo takes it back.").str() : work->notice);
        session.tell(well ? ui::Tone::success : ui::Tone::warning, text, tr("Report"),
                     [&session, no] { session.go("/imports/" + std::to_string(no)); });
    };
    session.run(change_job(session, std::move(job)));
}

}  // namespace segments::app
