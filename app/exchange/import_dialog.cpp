#include "app/exchange/import_dialog.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "app/exchange/download_job.h"
#include "app/exchange/import_contacts.h"
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
#include "core/schema/domains.h"

namespace segments::app {
namespace {

using exchange::ImportCounts;
using exchange::MissingCode;

constexpr float kListHeight = 208;
// Shown in the dialog; the whole list can be saved.
constexpr std::size_t kShownRejections = 200;
constexpr std::size_t kShownCodes = 30;  // of each list
constexpr std::size_t kPlannedRows = 200;
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

void append_quoted(std::string& out, std::string_view text) {
    out += '"';
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
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
            for (const Text caption : {tr("Line"), tr("Contact"), tr("No."), tr("Reason")}) {
                out += std::exchange(comma, ",");
                append_quoted(out, caption);
            }
            out += "\r\n";
        }
        for (const std::size_t end = std::min(plan->rejections(), at + rows); at < end; ++at) {
            const exchange::Rejection each = plan->rejection(at);
            out += std::to_string(each.line) + "," + std::to_string(each.element) + ",";
            append_quoted(out, each.no);
            out += ',';
            append_quoted(out, each.reason);
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
}

void ImportDialog::draw_codes(ui::Ui& ui, const Session& session) {
    const std::vector<MissingCode>& codes = plan_->missing_codes();
    if (codes.empty()) return;
    ui::subheading(ui, tr_n("{1} code doesn't exist yet", "{1} codes don't exist yet", codes.size(),
                            filter::format_count(codes.size(), session.locale())));
    const ui::Stack lines(ui, 0, theme::space::kXs);
    if (ui::checkbox(ui, tr("Create missing codes"), plan_->creates_codes())) {
        plan_->create_codes(!plan_->creates_codes());
        ui.again();
    }
    ui::text(ui,
             tr("Each gets its code as its description, which you can change in Code Lists. If they aren't "
                "created, the contacts that need them are rejected."),
             true);
    for (const std::string& line : code_lines(codes, session.db())) ui::text(ui, line);
}

void ImportDialog::draw_rejected(ui::Ui& ui, const Session& session) const {
    const std::size_t count = plan_->rejections();
    if (count == 0) return;
    ui::subheading(ui, tr_n("{1} contact is rejected", "{1} contacts are rejected", count,
                            filter::format_count(count, session.locale())));
    const theme::Palette& colors = ui.palette();
    const ui::TextStyle place{theme::type::kSmall, true, colors.text_muted};
    const ui::TextStyle reason{theme::type::kGrid, false, colors.text};
    const std::size_t shown = std::min(count, kShownRejections);
    const ui::Rect box = ui.place(0, std::min(kListHeight, 52.0f * static_cast<float>(shown) + 16));
    ui::fill(ui, box, colors.surface_alt, ui.metrics().radius);
    ui::stroke(ui, box, colors.border, ui.metrics().radius);
    const ui::NodeId list = ui.id("rejected");
    ui.node(list, ui::Role::list, box, tr("Rejected contacts"));
    ui.push_parent(list);
    {
        const ui::ScrollArea area(ui, "rejected list", box, theme::space::kM);
        for (std::size_t i = 0; i < shown; ++i) {
            const exchange::Rejection each = plan_->rejection(i);
            const std::string where = place_text(each, *plan_);
            const float width = ui.layout().width - ui.metrics().scrollbar;
            const float height = 18 + ui::wrapped_height(ui, width, each.reason, reason);
            const ui::Rect rect = ui.place(0, height);
            ui.node(ui.id(std::uint64_t{i}), ui::Role::listitem, rect, tr("{1}: {2}", where, each.reason));
            if (!ui.visible(rect)) continue;
            ui::draw_text(ui, {rect.x, rect.y, width, 18}, where, place);
            ui::draw_wrapped(ui, rect.x, rect.y + 18, width, each.reason, reason);
        }
    }
    ui.pop_parent();
    if (shown < count)
        ui::text(ui, tr("These are the first {1}. Save the list to see all of them.", shown), true);
}

bool ImportDialog::work(Session& session, const std::function<bool()>& over) {
    if (planned_ || !plan_) return false;
    while (!planned_ && !over()) planned_ = plan_->step(kPlannedRows);
    if (planned_) session.platform().request_frame(0);
    return !planned_;
}

void ImportDialog::decide(ui::Ui& ui, exchange::ImportOptions options) {
    if (options == plan_->options()) return;
    plan_->set_options(std::move(options));
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

void ImportDialog::draw_options(ui::Ui& ui, const Session& session) {
    const ui::Group group(ui, tr("Options"), {.open = false});
    if (!group) return;
    const std::vector<std::string> matches = {tr("No., else External ID, else E-Mail"),
                                              tr("No."),
                                              tr("External ID"),
                                              tr("E-Mail"),
                                              tr("Name and Post Code"),
                                              tr("Telephone (last nine digits)"),
                                              tr("Nothing: all are new")};
    const std::vector<std::string> policies = {tr("Take the file's values"), tr("Fill blank fields only"),
                                               tr("Keep what is there")};
    exchange::ImportOptions options = plan_->options();
    const ui::Form form(ui);
    const int match = ui::select(ui, tr("Recognise contacts by"), static_cast<int>(options.match), matches);
    if (match >= 0) options.match = static_cast<exchange::MatchBy>(match);
    const int policy =
        ui::select(ui, tr("Contacts that are there already"), static_cast<int>(options.policy), policies);
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
    decide(ui, std::move(options));
}

bool ImportDialog::draw(ui::Ui& ui, Session& session) {
    const ui::DialogScope dialog(ui, tr("Import contacts"), {.width = 648});
    draw_format(ui);
    draw_options(ui, session);
    if (!planned_) {
        ui::progress(ui, tr("Looking what would change"), plan_->progress());
        const ui::Row row(ui);
        return !ui::button(ui, tr("Cancel")) && !dialog.escaped();
    }
    draw_counts(ui, session);
    const ImportCounts counts = plan_->counts();
    const bool any = counts.added + counts.changed > 0;
    if (!any && counts.rejected == 0)
        ui::message_bar(ui, ui::Tone::info,
                        tr("The workspace has all of it already. There is nothing to import."));
    draw_codes(ui, session);
    draw_rejected(ui, session);
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
    if (import) {
        flow_->plan.reset();  // its memory is needed for saving
        apply_import(session, plan_, file_name_);
        plan_.reset();
    }
    return !import && !cancel;
}

}  // namespace segments::app
