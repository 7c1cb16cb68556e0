#include "app/exchange/import_dialog.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "app/exchange/download_job.h"
#include "app/exchange/import_contacts.h"
#include "app/exchange/policies_dialog.h"
#include "app/exchange/rejected_files.h"
#include "app/exchange/wording.h"
#include "app/form/record_field.h"
#include "app/ui/button.h"
#include "app/ui/choice.h"
#include "app/ui/dialog.h"
#include "app/ui/draw.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/exchange/exports.h"
#include "core/exchange/formats/list_cell.h"
#include "core/filter/locale.h"
#include "core/schema/domains.h"
#include "core/segment/line_scan.h"

namespace segments::app {
namespace {

using exchange::ImportCounts;
using exchange::MissingCode;

constexpr std::size_t kShownCodes = 30;  // of each list
constexpr std::size_t kPlannedRows = 200;
constexpr std::size_t kDescriptionLength = 100;
constexpr std::size_t kGroupLength = 10;  // characters of a mailing group's code

// The codes of one list on one line: "Mailing Group: FAIR, NEWS".
std::vector<std::string> code_lines(const std::vector<MissingCode>& codes, const table::Database& db) {
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < codes.size();) {
        const table::TableId table = codes[i].table;
        std::string listed;
        std::size_t count = 0;
        for (; i < codes.size() && codes[i].table == table; ++i, ++count) {
            if (count < kShownCodes) listed += (count == 0 ? "" : ", ") + codes[i].code;
        }
        if (count > kShownCodes) listed = tr("{1} and {2} more", listed, count - kShownCodes);
        lines.push_back(tr("{1}: {2}", tr(db.table(table).def().caption), listed));
    }
    return lines;
}

// All rejections as a table for spreadsheets.
void save_rejections(Session& session, const std::shared_ptr<exchange::ImportPlan>& plan,
                     const std::string& file_name) {
    TextDownload download;
    download.title = tr("Saving the list of rejected contacts");
    download.file_name = tr("{1} - rejected", file_name) + ".csv";
    download.mime_type = "text/csv";
    download.write = [plan, at = std::size_t{0}](std::size_t rows, std::string& out) mutable {
        if (at == 0) {
            std::string_view comma;
            for (const Text caption : {tr("Line"), tr("Contact"), tr("No."), tr("Place"), tr("Reason")}) {
                out += std::exchange(comma, ",");
                exchange::append_quoted(out, caption);
            }
            out += "\r\n";
        }
        for (const std::size_t end = std::min(plan->rejections(), at + rows); at < end; ++at) {
            const exchange::Rejection each = plan->rejection(at);
            out += std::to_string(each.line) + "," + std::to_string(each.element) + ",";
            exchange::append_quoted(out, each.no);
            out += ',';
            exchange::append_quoted(out, each.pointer);
            out += ',';
            exchange::append_quoted(out, each.reason);
            out += "\r\n";
        }
        return at == plan->rejections();
    };
    session.run(download_job(session, std::move(download)));
}

}  // namespace

void ImportDialog::draw_counts(ui::Ui& ui, const Session& session) const {
    const ImportCounts counts = plan_->counts();
    const ui::Row row(ui, theme::space::kXs);
    ui::figure(ui, tr("New"), filter::format_count(counts.added, session.locale()));
    ui::figure(ui, tr("Changed"), filter::format_count(counts.changed, session.locale()));
    ui::figure(ui, tr("Unchanged"), filter::format_count(counts.unchanged, session.locale()));
    ui::figure(ui, tr("Rejected"), filter::format_count(counts.rejected, session.locale()),
               counts.rejected > 0 ? ui::Tone::error : ui::Tone::neutral);
    if (plan_->conflicts() > 0)
        ui::figure(ui, tr("In conflict"), filter::format_count(plan_->conflicts(), session.locale()),
                   ui::Tone::warning);
}

void ImportDialog::draw_codes(ui::Ui& ui, const Session& session) {
    const std::vector<MissingCode>& codes = plan_->missing_codes();
    if (codes.empty()) return;
    ui::subheading(ui, tr_n("{1} code doesn't exist yet", "{1} codes don't exist yet", codes.size(),
                            filter::format_count(codes.size(), session.locale())));
    const ui::Stack lines(ui, 0, theme::space::kXs);
    if (ui::checkbox(ui, tr("Create missing codes"), plan_->creates_codes())) {
        records_.reset();
        plan_->create_codes(!plan_->creates_codes());
        records_.emplace(
            plan_, [decided = decided_](exchange::ImportOptions chosen) { *decided = std::move(chosen); });
        ui.again();
    }
    ui::text(ui,
             tr("Each gets its code as its description, which you can change in Code Lists. If they aren't "
                "created, the contacts that need them are rejected."),
             true);
    for (const std::string& line : code_lines(codes, session.db())) ui::text(ui, line);
}

ImportDialog::ImportDialog(std::shared_ptr<ImportFlow> flow)
    : flow_(std::move(flow)),
      plan_(flow_->plan),
      file_name_(flow_->name()),
      segment_no_(flow_->segment_no()) {
    if (!segment_no_.empty()) put_on_ = PutOn::segment;
    records_.emplace(plan_,
                     [decided = decided_](exchange::ImportOptions chosen) { *decided = std::move(chosen); });
}

bool ImportDialog::work(Session& session, const std::function<bool()>& over) {
    if (!plan_) return false;
    const bool idle = planned_ && (!records_ || !records_->searching());
    bool more = !idle;
    while (more && !over()) {
        if (planned_) {
            more = records_->work(over);
            continue;
        }
        planned_ = plan_->step(kPlannedRows);
        if (planned_)
            records_.emplace(plan_, [decided = decided_](exchange::ImportOptions chosen) {
                *decided = std::move(chosen);
            });
    }
    if (!idle) session.show_work(more);  // what was found may be shown, were it in one slice
    return more;
}

void ImportDialog::decide(ui::Ui& ui, exchange::ImportOptions options) {
    if (options == plan_->options()) return;
    records_.reset();
    plan_->set_options(std::move(options));
    remember_policies(flow_->session(), plan_->options());
    planned_ = false;
    ui.again();
}

// What the file was taken for; another format reads it again.
void ImportDialog::draw_format(ui::Ui& ui) {
    if (flow_->files().size() > 1) {
        ui::text(ui, tr("{1}: {2}", in_quotes(file_name_), flow_->format_text()), true);
        return;
    }
    std::vector<std::string> names;
    for (std::size_t i = 0; i < exchange::kFormats; ++i)
        names.emplace_back(tr(caption_of(static_cast<exchange::Format>(i))));
    const exchange::Recognized& file = flow_->files()[0].recognized;
    ui::text(ui, tr("{1}: {2}", in_quotes(file_name_), flow_->format_text()), true);
    const int chosen = ui::select(ui, tr("Read as"), static_cast<int>(file.format), names);
    if (chosen >= 0 && chosen != static_cast<int>(file.format)) read_as_ = chosen;
}

void ImportDialog::draw_options(ui::Ui& ui, Session& session) {
    if (*decided_) {
        exchange::ImportOptions decided = std::move(**decided_);
        decided_->reset();
        decide(ui, std::move(decided));
    }
    const std::string summary = policies_in_words(plan_->options());
    const ui::Group group(ui, tr("Options"), {.open = false, .summary = summary});
    if (!group) return;
    const std::vector<std::string> matches = {tr("No., else External ID, else E-Mail"),
                                              tr("No."),
                                              tr("External ID"),
                                              tr("E-Mail"),
                                              tr("Name and Post Code"),
                                              tr("Telephone (last nine digits)"),
                                              tr("Nothing: all are new")};
    exchange::ImportOptions options = plan_->options();
    {
        const ui::Form form(ui);
        const int match =
            ui::select(ui, tr("Recognise contacts by"), static_cast<int>(options.match), matches);
        if (match >= 0) options.match = static_cast<exchange::MatchBy>(match);
        const int policy = ui::select(ui, tr("Contacts that are there already"),
                                      static_cast<int>(options.policy), policy_captions());
        if (policy >= 0) options.policy = static_cast<exchange::Policy>(policy);
        const ui::FieldResult code =
            ui::combobox(ui, tr("Mailing group for all of them"), options.mailing_group,
                         reference_options(session, schema::domain::kMailingGroup),
                         {.field = {.placeholder = tr("None"), .error = group_problem_}, .free_text = true});
        if (code.committed) {
            const std::string wanted = code_form(code.text);
            const bool fits = character_count(wanted) <= kGroupLength;
            group_problem_ = fits ? "" : tr("A mailing group's code has at most 10 characters.");
            if (fits) options.mailing_group = wanted;
            ui.again();
        }
    }
    draw_base(ui, session, options);
    if (ui::checkbox(ui, tr("Make companies that people name"), options.create_companies,
                     {.help = tr("New people with a Company Name belong to the company of that name; one "
                                 "that isn't there yet is made")}))
        options.create_companies = !options.create_companies;
    const ui::Row row(ui);
    if (ui::button(ui, tr("Field by field")))
        session.open(std::make_unique<PoliciesDialog>(
            plan_, [decided = decided_](exchange::ImportOptions chosen) { *decided = std::move(chosen); }));
    decide(ui, std::move(options));
}

// The export that the file comes back from.
void ImportDialog::draw_base(ui::Ui& ui, const Session& session, exchange::ImportOptions& options) const {
    const std::vector<exchange::RememberedExport> exports = exchange::remembered_exports(session.db());
    if (exports.empty()) return;
    const ui::Form form(ui);
    std::vector<std::string> names = {tr("It is a file of its own")};
    int chosen = 0;
    for (const exchange::RememberedExport& each : exports) {
        if (each.no == options.base_export) chosen = static_cast<int>(names.size());
        names.push_back(
            tr("{1} of {2}", in_quotes(each.file_name), filter::format_date(each.date, session.locale())));
    }
    const int wanted = ui::select(ui, tr("Later version of an export"), chosen, names);
    if (wanted >= 0) options.base_export = wanted == 0 ? 0 : exports[static_cast<std::size_t>(wanted - 1)].no;
    if (options.base_export == 0) return;
    const std::vector<std::string> sides = {tr("The workspace's value"), tr("The file's value")};
    const int side = ui::select(ui, tr("Where both have changed a field"),
                                options.conflicts == exchange::Policy::ours ? 0 : 1, sides);
    if (side >= 0) options.conflicts = side == 0 ? exchange::Policy::ours : exchange::Policy::theirs;
}

void ImportDialog::draw_segment(ui::Ui& ui, const Session& session) {
    const ui::Form form(ui);
    const std::vector<std::string> names = {tr("No segment"), tr("A segment that is there"),
                                            tr("A new segment")};
    const int chosen = ui::select(ui, tr("Put the contacts on"), static_cast<int>(put_on_), names);
    if (chosen >= 0) {
        put_on_ = static_cast<PutOn>(chosen);
        ui.again();
    }
    if (put_on_ == PutOn::segment) {
        const ui::FieldResult no = ui::combobox(ui, tr("Segment No."), segment_no_,
                                                reference_options(session, schema::domain::kSegment),
                                                {.field = {.required = true, .error = segment_problem_}});
        if (!no.committed) return;
        segment_no_ = code_form(no.text);
        segment_problem_ = segment::find_segment(session.db(), segment_no_) == table::kNoRow
                               ? tr("Choose one of the segments.").str()
                               : std::string();
        ui.again();
    } else if (put_on_ == PutOn::new_segment) {
        const ui::FieldResult name = ui::text_field(ui, tr("Description of the segment"),
                                                    segment_description_, {.max_length = kDescriptionLength});
        if (name.changed || name.committed) segment_description_ = name.text;
    }
}

bool ImportDialog::puts_on_segment() const {
    return put_on_ == PutOn::new_segment ||
           (put_on_ == PutOn::segment && !segment_no_.empty() && segment_problem_.empty());
}

void ImportDialog::begin(Session& session) {
    exchange::ImportAfter after;
    if (put_on_ == PutOn::segment) after.segment_no = segment_no_;
    after.new_segment = put_on_ == PutOn::new_segment;
    after.segment_description = segment_description_;
    after.report.emplace();
    after.report->file_name = file_name_;
    after.report->format = flow_->format_text();
    records_.reset();
    if (plan_->rejections() == 0) {
        flow_->plan.reset();  // its memory is needed for saving
        apply_import(session, plan_, file_name_, std::move(after));
        return;
    }
    collect_rejected(flow_, [flow = flow_, after = std::move(after),
                             name = file_name_](std::vector<exchange::RejectedFile> files) mutable {
        after.report->rejected = std::move(files);
        const std::shared_ptr<exchange::ImportPlan> plan = std::move(flow->plan);
        apply_import(flow->session(), plan, name, std::move(after));
    });
}

bool ImportDialog::draw(ui::Ui& ui, Session& session) {
    const ui::DialogScope dialog(ui, tr("Import contacts"), {.width = 720});
    draw_format(ui);
    draw_options(ui, session);
    if (!planned_) {
        ui::progress(ui, tr("Looking what would change"), plan_->progress());
        const ui::Row row(ui);
        return !ui::button(ui, tr("Cancel")) && !dialog.escaped();
    }
    draw_counts(ui, session);
    const ImportCounts counts = plan_->counts();
    const bool any = counts.added + counts.changed > 0 || (puts_on_segment() && counts.unchanged > 0);
    if (!any && counts.rejected == 0)
        ui::message_bar(ui, ui::Tone::info,
                        tr("The workspace has all of it already. There is nothing to import."));
    draw_codes(ui, session);
    draw_segment(ui, session);
    if (records_) records_->draw(ui, session);
    bool import = false;
    bool cancel = dialog.escaped();
    {
        const ui::Row row(ui);
        import = ui::button(ui, tr("Import"),
                            {.kind = ui::ButtonKind::primary,
                             .enabled = any,
                             .reason = any ? "" : tr("There is nothing to import.")});
        cancel = ui::button(ui, tr("Cancel")) || cancel;
        if (plan_->rejections() > 0 &&
            ui::button(ui, tr("Save the list"),
                       {.kind = ui::ButtonKind::quiet,
                        .icon = theme::Icon::download,
                        .reason = tr("All rejected contacts with their reasons, for a spreadsheet")}))
            save_rejections(session, plan_, file_name_);
        if (plan_->rejections() > 0 &&
            ui::button(
                ui, tr("Save the contacts"),
                {.kind = ui::ButtonKind::quiet,
                 .icon = theme::Icon::download,
                 .reason =
                     tr("The rejected contacts as a file of the same format, to repair and import again")}))
            save_rejected_contacts(flow_);
    }
    if (read_as_ >= 0) {
        ImportFlow::File& file = flow_->files()[0];
        file.recognized =
            exchange::read_as(static_cast<exchange::Format>(read_as_), file.head, file.file.name);
        file.mapped = false;
        flow_->plan.reset();
        flow_->go_on();
        return false;
    }
    if (import && put_on_ == PutOn::segment && !puts_on_segment()) {
        segment_problem_ = tr("Choose one of the segments.");
        ui.again();
        return true;
    }
    if (import) {
        begin(session);
        plan_.reset();
    }
    return !import && !cancel;
}

}  // namespace segments::app
