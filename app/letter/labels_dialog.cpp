#include "app/letter/labels_dialog.h"

#include <algorithm>
#include <memory>
#include <vector>

#include "app/exchange/download_job.h"
#include "app/exchange/wording.h"
#include "app/ui/button.h"
#include "app/ui/choice.h"
#include "app/ui/dialog.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/tr.h"
#include "core/letter/address_sheets.h"
#include "core/segment/line_scan.h"

namespace segments::app {
namespace {

// The sheet that was used last on this device.
constexpr std::string_view kSheetSetting = "letters.sheet";

// The reader, and what reads it.
struct Work {
    Work(Session& session, const std::string& segment_no, const letter::AddressSheet& sheet,
         std::size_t first)
        : Work(session, segment::find_segment(session.db(), segment_no), sheet, first) {}
    Work(Session& session, table::Row segment_row, const letter::AddressSheet& sheet, std::size_t first)
        : reader(session.db(), segment_row), sheets(reader, segment_row, session.locale(), sheet, first) {}
    segment::LineReader reader;
    letter::AddressSheets sheets;
};

}  // namespace

void LabelsDialog::create(Session& session) const {
    const letter::AddressSheet& sheet = letter::address_sheets()[static_cast<std::size_t>(sheet_)];
    session.set_setting(kSheetSetting, std::string(sheet.name));
    const auto work = std::make_shared<Work>(session, segment_no_, sheet, first_);
    TextDownload download;
    download.title = sheet.is_envelope() ? tr("Writing envelopes of {1}", segment_no_)
                                         : tr("Writing labels of {1}", segment_no_);
    download.file_name =
        (sheet.is_envelope() ? tr("{1}-envelopes", segment_no_) : tr("{1}-labels", segment_no_)) + ".docx";
    download.mime_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    download.write = [work](std::size_t rows, std::string& out) { return work->sheets.step(rows, out); };
    download.progress = [work] { return work->sheets.progress(); };
    download.problem = [work, name = download.file_name] {
        return too_large_unless(work->sheets.sound(), name);
    };
    download.done = [&session, work, name = download.file_name] {
        session.tell(ui::Tone::success,
                     tr_n("{1} address was written to {2}.", "{1} addresses were written to {2}.",
                          work->sheets.written(),
                          filter::format_count(work->sheets.written(), session.locale()), in_quotes(name)));
    };
    session.run(download_job(session, std::move(download)));
}

bool LabelsDialog::draw(ui::Ui& ui, Session& session) {
    if (segment::find_segment(session.db(), segment_no_) == table::kNoRow) return false;
    const ui::DialogScope dialog(ui, tr("Labels and Envelopes of {1}", segment_no_), {.width = 520});
    const auto sheets = letter::address_sheets();
    if (sheet_ < 0) {
        const std::string last = session.setting(kSheetSetting);
        const auto found =
            std::find_if(sheets.begin(), sheets.end(), [&](const auto& each) { return each.name == last; });
        sheet_ = found == sheets.end() ? 0 : static_cast<int>(found - sheets.begin());
    }
    ui::text(ui,
             tr("The address of each line's contact, with the alternate address where one is in force. Print "
                "the document at its actual size."),
             true);
    std::vector<std::string> names;
    names.reserve(sheets.size());
    for (const letter::AddressSheet& each : sheets) names.emplace_back(tr(each.name));
    const int chosen = ui::select(ui, tr("Sheet"), sheet_, names);
    if (chosen >= 0 && chosen != sheet_) {
        sheet_ = chosen;
        first_ = 1;
        ui.again();
    }
    const letter::AddressSheet& sheet = sheets[static_cast<std::size_t>(sheet_)];
    if (!sheet.is_envelope()) {
        std::vector<std::string> labels;
        for (std::size_t i = 1; i <= sheet.labels(); ++i)
            labels.push_back(i == 1 ? tr("1, a whole sheet") : std::to_string(i));
        const int first = ui::select(ui, tr("Begin with label"), static_cast<int>(first_) - 1, labels,
                                     {.help = tr("Of a sheet that was begun: row by row from the left.")});
        if (first >= 0) first_ = static_cast<std::size_t>(first) + 1;
    } else {
        ui::text(ui, tr("The sender is the company of Marketing Setup."), true);
    }
    bool open = !dialog.escaped();
    const ui::Row row(ui);
    if (ui::button(ui, tr("Create"), {.kind = ui::ButtonKind::primary, .icon = theme::Icon::download})) {
        create(session);
        open = false;
    }
    if (ui::button(ui, tr("Cancel"))) open = false;
    return open;
}

}  // namespace segments::app
