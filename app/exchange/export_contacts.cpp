#include "app/exchange/export_contacts.h"

#include <memory>
#include <string>
#include <utility>

#include "app/exchange/download_job.h"
#include "app/exchange/emails_dialog.h"
#include "app/exchange/export_dialog.h"
#include "app/exchange/segment_sheet_dialog.h"
#include "app/exchange/wording.h"
#include "app/session/look_job.h"
#include "core/base/tr.h"
#include "core/exchange/export_contacts.h"
#include "core/segment/contacts_of_lines.h"

namespace segments::app {
namespace {

void tell_exported(Session& session, std::size_t count, const std::string& file_name) {
    session.tell(ui::Tone::success, exported_text(count, file_name, session.locale()));
}

// Finds its contacts first.
void export_segment(Session& session, const std::string& segment_no) {
    const table::Row row = segment::find_segment(session.db(), segment_no);
    if (row == table::kNoRow) return;
    const auto found = std::make_shared<segment::ContactsOfLines>(segment::segment_code(session.db(), row));
    session.run(std::make_unique<LookJob>(
        tr("Finding the contacts of {1}", segment_no),
        [&session, found](std::size_t rows) { return found->step(session.db(), rows); },
        [&session, found, segment_no] {
            export_contacts(session, found->take(), tr("{1}-contacts", segment_no));
        }));
}

}  // namespace

void export_contacts(Session& session, std::vector<table::Row> rows, std::string name) {
    if (name.empty()) name = tr("contacts-{1}", to_iso(session.platform().now().day));
    session.open(std::make_unique<ExportDialog>(std::move(rows), std::move(name)));
}

void download_contacts(Session& session, const std::shared_ptr<exchange::ExportContacts>& work,
                       std::string file_name) {
    TextDownload download;
    download.title = tr("Exporting contacts");
    download.mime_type = exchange::info_of(work->format()).mime_type;
    download.write = [work](std::size_t count, std::string& out) { return work->step(count, out); };
    download.problem = [work, file_name] { return too_large_unless(work->sound(), file_name); };
    download.progress = [work] { return work->progress(); };
    download.done = [&session, work, file_name] { tell_exported(session, work->count(), file_name); };
    download.file_name = std::move(file_name);
    session.run(download_job(session, std::move(download)));
}

Action export_action(Session& session, RecordGrid& grid) {
    const std::size_t all = session.table(contact::contact::kTable).size();
    const std::size_t listed = grid.view().rows().size();
    const bool filtered = listed < all;
    const auto inner = [&](std::string name, bool enabled, std::string reason, std::function<void()> run) {
        return Action{.name = std::move(name),
                      .run = std::move(run),
                      .enabled = enabled,
                      .reason = enabled ? std::string() : std::move(reason),
                      .changes = false};
    };
    Action action{.name = tr("Export contacts"), .icon = theme::Icon::download, .enabled = all > 0};
    action.changes = false;
    if (all == 0) action.reason = tr("There are no contacts yet.");
    action.menu = {
        inner(tr("All contacts"), all > 0, tr("There are no contacts yet."),
              [&session] { export_contacts(session, exchange::all_contacts(session.db())); }),
        inner(tr("The filtered list"), filtered && listed > 0,
              filtered ? tr("The list is empty.") : tr("The list isn't filtered."),
              [&session, &grid] { export_contacts(session, grid.view().rows()); }),
        inner(tr("The selected contacts"), !grid.selection().empty(), tr("Select contacts first."),
              [&session, &grid] { export_contacts(session, grid.selected_rows()); }),
    };
    return action;
}

Action export_segment_action(Session& session, std::string_view segment_no) {
    const std::string no(segment_no);
    const auto inner = [](std::string name, std::function<void()> run) {
        return Action{.name = std::move(name), .run = std::move(run), .changes = false};
    };
    Action action{.name = tr("Export contacts"), .icon = theme::Icon::download, .changes = false};
    action.menu = {
        inner(tr("Contacts as a spreadsheet"),
              [&session, no] { session.open(std::make_unique<SegmentSheetDialog>(no)); }),
        inner(tr("Contacts in another format"), [&session, no] { export_segment(session, no); }),
        inner(tr("Copy e-mail addresses"), [&session, no] { open_emails(session, no); }),
    };
    return action;
}

}  // namespace segments::app
