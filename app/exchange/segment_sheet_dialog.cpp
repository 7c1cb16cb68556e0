#include "app/exchange/segment_sheet_dialog.h"

#include <algorithm>
#include <array>
#include <memory>

#include "app/exchange/download_job.h"
#include "app/exchange/wording.h"
#include "app/ui/button.h"
#include "app/ui/choice.h"
#include "app/ui/dialog.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/tr.h"
#include "core/contact/contact_tables.h"
#include "core/exchange/segment_sheet.h"
#include "core/segment/line_scan.h"

namespace segments::app {
namespace {

using exchange::SheetFormat;

// What was chosen last on this device: the format, then the names of the columns.
constexpr std::string_view kSetting = "segment.sheet";

struct Kind {
    SheetFormat format;
    std::string_view name, ending, mime, sentence;
};
constexpr std::array<Kind, 3> kKinds = {{
    {SheetFormat::csv, "CSV", ".csv", "text/csv", msg("Text, UTF-8, every value in quotes.")},
    {SheetFormat::csv_with_bom, msg("CSV for Excel (with byte-order mark)"), ".csv", "text/csv",
     msg("The same with a mark by which Excel knows the accents.")},
    {SheetFormat::xlsx, msg("Excel workbook (.xlsx)"), ".xlsx",
     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
     msg("Numbers, dates and yes or no stay what they are.")},
}};

std::string_view name_of(table::FieldId column) {
    return contact::contact::kDef.fields[column].name;
}

}  // namespace

void SegmentSheetDialog::choose(const std::vector<table::FieldId>& columns) {
    for (std::size_t i = 0; i < columns_.size(); ++i)
        wanted_[i] = std::find(columns.begin(), columns.end(), columns_[i]) != columns.end();
}

std::vector<table::FieldId> SegmentSheetDialog::chosen() const {
    std::vector<table::FieldId> columns;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (wanted_[i]) columns.push_back(columns_[i]);
    }
    return columns;
}

void SegmentSheetDialog::load(const Session& session) {
    columns_ = exchange::all_columns();
    wanted_.assign(columns_.size(), false);
    const std::string kept = session.setting(kSetting);
    if (kept.empty()) return choose(exchange::standard_columns());
    format_ = std::clamp(kept[0] - '0', 0, static_cast<int>(kKinds.size()) - 1);
    const std::string names = kept.substr(1) + ",";
    for (std::size_t i = 0; i < columns_.size(); ++i)
        wanted_[i] = names.find("," + std::string(name_of(columns_[i])) + ",") != std::string::npos;
}

bool SegmentSheetDialog::save(Session& session) const {
    const Kind& kind = kKinds[static_cast<std::size_t>(format_)];
    std::string kept = std::to_string(format_);
    for (const table::FieldId column : chosen()) kept += "," + std::string(name_of(column));
    session.set_setting(kSetting, kept);
    Result<exchange::SegmentSheet> sheet =
        exchange::SegmentSheet::of(session.db(), segment_no_, kind.format, chosen());
    if (!sheet) {
        session.tell(sheet.error());
        return false;
    }
    const auto work = std::make_shared<exchange::SegmentSheet>(std::move(*sheet));
    TextDownload download;
    download.title = tr("Exporting contacts of {1}", segment_no_);
    download.file_name = tr("{1}-contacts", segment_no_) + std::string(kind.ending);
    download.mime_type = kind.mime;
    download.write = [work](std::size_t rows, std::string& out) { return work->step(rows, out); };
    download.progress = [work] { return work->progress(); };
    download.problem = [work, name = download.file_name] {
        return work->problem() ? work->problem() : too_large_unless(work->sound(), name);
    };
    download.done = [&session, work, name = download.file_name] {
        session.tell(ui::Tone::success, exported_text(work->count(), name, session.locale()));
    };
    session.run(download_job(session, std::move(download)));
    return true;
}

bool SegmentSheetDialog::draw(ui::Ui& ui, Session& session) {
    if (segment::find_segment(session.db(), segment_no_) == table::kNoRow) return false;
    if (columns_.empty()) load(session);
    const ui::DialogScope dialog(ui, tr("Contacts as a spreadsheet"), {.width = 620});
    std::vector<std::string> names;
    names.reserve(kKinds.size());
    for (const Kind& each : kKinds) names.emplace_back(tr(each.name));
    const int format = ui::select(ui, tr("Format"), format_, names);
    if (format >= 0 && std::exchange(format_, format) != format) ui.again();
    ui::text(ui, tr(kKinds[static_cast<std::size_t>(format_)].sentence), true);
    const auto count = static_cast<std::size_t>(std::count(wanted_.begin(), wanted_.end(), true));
    bool open = !dialog.escaped(), go = false;
    {
        const ui::Row row(ui);
        go = ui::button(ui, tr("Export"),
                        {.kind = ui::ButtonKind::primary,
                         .icon = theme::Icon::download,
                         .enabled = count > 0,
                         .reason = count > 0 ? "" : tr("Choose a column first")});
        if (ui::button(ui, tr("Cancel"))) open = false;
    }
    ui::subheading(ui,
                   tr_n("{1} column", "{1} columns", count, filter::format_count(count, session.locale())));
    {
        const ui::Row row(ui);
        if (ui::button(ui, tr("Standard columns"), {.kind = ui::ButtonKind::quiet})) {
            choose(exchange::standard_columns());
            ui.again();
        }
        if (ui::button(ui, tr("All"), {.kind = ui::ButtonKind::quiet})) {
            choose(columns_);
            ui.again();
        }
        if (ui::button(ui, tr("None"), {.kind = ui::ButtonKind::quiet})) {
            choose({});
            ui.again();
        }
    }
    {
        const ui::Form form(ui, 3);
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if (ui::checkbox(ui, tr(exchange::caption_of_column(columns_[i])), wanted_[i])) {
                wanted_[i] = !wanted_[i];
                ui.again();
            }
        }
    }
    if (go && save(session)) open = false;
    return open;
}

}  // namespace segments::app
