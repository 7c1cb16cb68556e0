#include "app/letter/paper_dialogs.h"

#include <memory>
#include <utility>

#include "app/exchange/download_job.h"
#include "app/session/work_job.h"
#include "app/ui/button.h"
#include "app/ui/choice.h"
#include "app/ui/dialog.h"
#include "app/ui/field.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/tr.h"
#include "core/contact/contact_tables.h"
#include "core/interaction/interaction_tables.h"
#include "core/interaction/log_document.h"
#include "core/query/column_filter.h"
#include "core/segment/line_scan.h"

namespace segments::app {
namespace {

namespace card = contact::contact;
namespace header = segment::segment;
constexpr auto kCoverSheet = static_cast<std::int64_t>(schema::DocumentType::cover_sheet);
constexpr std::array<table::FieldId, 3> kFilters = {card::kNo, card::kSearchName, card::kType};

void print_page(
    Session& session, std::string title, std::function<bool(std::size_t, std::string&)> write,
    std::function<void()> done = [] {}, std::function<float()> progress = [] { return -1.0f; }) {
    TextDownload download;
    download.title = std::move(title);
    download.file_name = "page.html";
    download.mime_type = kPrintedType;
    download.write = std::move(write);
    download.done = std::move(done);
    download.progress = std::move(progress);
    session.run(download_job(session, std::move(download)));
}

// RPT-3: an interaction for each sheet. Each looks through the log for its number, so that it counts as many
// rows.
struct LogCoverSheets {
    Context context;
    std::string segment_no, campaign_no;
    std::vector<table::Row> contacts;
    std::size_t at = 0, logged = 0;

    Result<bool> step(table::Transaction& tx, std::size_t rows) {
        const std::size_t each = 1 + tx.table(interaction::log_entry::kTable).slots();
        const table::Table& cards = tx.table(card::kTable);
        for (std::size_t spent = 0; spent < rows && at < contacts.size(); ++at) {
            // WIZ-4
            if (!cards.is_live(contacts[at]) || cards.flag(contacts[at], card::kPrivacyBlocked)) {
                ++spent;
                continue;
            }
            const std::string contact_no(cards.text(contacts[at], card::kNo));
            const Result<std::int64_t> no = interaction::log_document(
                tx, context, {kCoverSheet, "", contact_no, campaign_no, segment_no, 0, 0});
            if (!no) return no.error();
            ++logged;
            spent += each;
        }
        return at == contacts.size();
    }
    float progress() const { return static_cast<float>(at) / static_cast<float>(contacts.size() + 1); }
};

}  // namespace

CoverSheetsDialog::CoverSheetsDialog(const Session& session, std::string segment_no)
    : segment_no_(std::move(segment_no)),
      can_log_(!interaction::template_for_document(session.db(), kCoverSheet).empty()),
      log_(can_log_) {}

void CoverSheetsDialog::print(Session& session, bool preview) const {
    const table::Row row = segment::find_segment(session.db(), segment_no_);
    if (row == table::kNoRow) return;
    const auto sheets = std::make_shared<letter::CoverSheets>(session.db(), row, options_,
                                                              session.context().work_date, session.locale());
    std::function<void()> done = [] {};
    if (log_ && !preview) {
        const auto work = std::make_shared<LogCoverSheets>();
        work->context = session.context();
        work->segment_no = segment_no_;
        work->campaign_no = session.table(header::kTable).text(row, header::kCampaignNo);
        done = [&session, work, sheets, no = segment_no_] {
            work->contacts = sheets->contacts();
            const std::string label = tr("Log the cover sheets of {1}", no);
            run_work(session, work, {label, label}, [&session, work] {
                session.tell(ui::Tone::success,
                             tr_n("{1} cover sheet was logged.", "{1} cover sheets were logged.",
                                  work->logged, filter::format_count(work->logged, session.locale())));
            });
        };
    }
    print_page(
        session, tr("Printing cover sheets of {1}", segment_no_),
        [sheets](std::size_t rows, std::string& out) { return sheets->step(rows, out); }, std::move(done),
        [sheets] { return sheets->progress(); });
}

void CoverSheetsDialog::draw_remarks(ui::Ui& ui) {
    const std::array<std::string, 6> names = letter::cover_sheet_checks();
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (ui::checkbox(ui, names[i], options_.checked[i])) options_.checked[i] = !options_.checked[i];
    }
    const ui::FieldResult custom = ui::text_field(ui, tr("Custom Remark"), options_.custom);
    if (custom.changed || custom.committed) options_.custom = custom.text;
    for (std::size_t i = 0; i < options_.remarks.size(); ++i) {
        const ui::FieldResult typed = ui::text_field(ui, tr("Text {1}", i + 1), options_.remarks[i]);
        if (typed.changed || typed.committed) options_.remarks[i] = typed.text;
    }
}

bool CoverSheetsDialog::draw(ui::Ui& ui, Session& session) {
    if (segment::find_segment(session.db(), segment_no_) == table::kNoRow) return false;
    const ui::DialogScope dialog(ui, tr("Cover Sheets of {1}", segment_no_), {.width = 520});
    ui::text(ui, tr("One sheet for each contact, to be printed with this browser."), true);
    if (ui::checkbox(ui, tr("With remarks"), options_.with_remarks)) {
        options_.with_remarks = !options_.with_remarks;
        ui.again();
    }
    if (options_.with_remarks) draw_remarks(ui);
    if (ui::checkbox(
            ui, tr("Log Interaction"), log_,
            {.enabled = can_log_,
             .help = can_log_ ? std::string_view(tr("Printing writes an interaction for each sheet"))
                              : std::string_view(tr(
                                    "The Interaction Template Setup names no template for cover sheets"))}))
        log_ = !log_;
    bool open = !dialog.escaped();
    const ui::Row row(ui);
    if (ui::button(ui, tr("Print"), {.kind = ui::ButtonKind::primary, .icon = theme::Icon::printer})) {
        print(session, false);
        open = false;
    }
    if (ui::button(ui, tr("Preview"), {.icon = theme::Icon::eye, .reason = tr("Nothing is logged")})) {
        print(session, true);
        open = false;
    }
    if (ui::button(ui, tr("Cancel"))) open = false;
    return open;
}

bool ContactPagesDialog::print(Session& session) {
    letter::ContactFilters filters;
    for (std::size_t i = 0; i < kFilters.size(); ++i) {
        const Result<filter::Filter> parsed =
            filter::parse(typed_[i], query::field_type(card::kDef.fields[kFilters[i]]), session.entry());
        problems_[i] = parsed ? std::string() : parsed.error().message;
        if (parsed && !parsed->empty()) filters.emplace_back(kFilters[i], *parsed);
    }
    for (const std::string& problem : problems_) {
        if (!problem.empty()) return false;
    }
    const auto pages = std::make_shared<letter::ContactPages>(
        session.db(), segment::find_segment(session.db(), segment_no_), filters, session.locale());
    print_page(
        session, tr("Printing contacts of {1}", segment_no_),
        [pages](std::size_t rows, std::string& out) { return pages->step(rows, out); }, [] {},
        [pages] { return pages->progress(); });
    return true;
}

bool ContactPagesDialog::draw(ui::Ui& ui, Session& session) {
    if (segment::find_segment(session.db(), segment_no_) == table::kNoRow) return false;
    const ui::DialogScope dialog(ui, tr("Contacts of {1}", segment_no_), {.width = 520});
    ui::text(ui, tr("A list of the segment's contacts, four on a page."), true);
    for (std::size_t i = 0; i < kFilters.size(); ++i) {
        const ui::FieldResult typed =
            ui::text_field(ui, tr(card::kDef.fields[kFilters[i]].caption), typed_[i],
                           {.placeholder = tr("Filter"), .error = problems_[i]});
        if (typed.changed || typed.committed) typed_[i] = typed.text;
    }
    bool open = !dialog.escaped();
    const ui::Row row(ui);
    if (ui::button(ui, tr("Print"), {.kind = ui::ButtonKind::primary, .icon = theme::Icon::printer})) {
        if (print(session)) open = false;
        ui.again();
    }
    if (ui::button(ui, tr("Cancel"))) open = false;
    return open;
}

void print_campaign(Session& session, const std::string& campaign_no) {
    namespace campaign = interaction::campaign;
    print_page(session, tr("Printing campaign {1}", campaign_no),
               [&session, campaign_no](std::size_t, std::string& out) {
                   const table::Row row = session.table(campaign::kTable).find(campaign_no);
                   if (row != table::kNoRow)
                       out += letter::campaign_page(session.db(), row, session.locale());
                   return true;
               });
}

}  // namespace segments::app
