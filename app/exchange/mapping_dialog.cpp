#include "app/exchange/mapping_dialog.h"

#include <algorithm>
#include <array>
#include <utility>

#include "app/exchange/wording.h"
#include "app/ui/button.h"
#include "app/ui/choice.h"
#include "app/ui/dialog.h"
#include "app/ui/draw.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/text.h"
#include "core/base/tr.h"

namespace segments::app {
namespace {

using exchange::Encoding;

constexpr std::array<std::pair<char, std::string_view>, 4> kDelimiters = {
    {{',', msg("Comma")}, {';', msg("Semicolon")}, {'\t', msg("Tab")}, {'|', msg("Vertical bar")}}};
constexpr std::array<Encoding, 4> kEncodings = {Encoding::utf8, Encoding::windows_1252, Encoding::utf16_le,
                                                Encoding::utf16_be};

constexpr std::size_t kExamples = 3;
constexpr std::size_t kExampleLength = 24;  // characters

std::vector<std::string> encoding_names() {
    return {"UTF-8", "Windows-1252", tr("UTF-16 (little-endian)"), tr("UTF-16 (big-endian)")};
}

std::vector<std::string> delimiter_names() {
    std::vector<std::string> names;
    names.reserve(std::size(kDelimiters));
    for (const auto& each : kDelimiters) names.emplace_back(tr(each.second));
    return names;
}

}  // namespace

MappingDialog::MappingDialog(std::shared_ptr<ImportFlow> flow, std::size_t file)
    : flow_(std::move(flow)), file_(file) {
    for (const exchange::Target& each : exchange::column_targets()) captions_.push_back(tr(each.caption));
}

void MappingDialog::draw_shape(ui::Ui& ui) {
    ImportFlow::File& file = flow_->files()[file_];
    exchange::CsvOptions& csv = file.recognized.csv;
    bool again = false;
    {
        const ui::Form form(ui);
        const auto encoding = std::find(kEncodings.begin(), kEncodings.end(), csv.encoding);
        const int chosen =
            ui::select(ui, tr("Encoding"), static_cast<int>(encoding - kEncodings.begin()), encoding_names());
        if (chosen >= 0) csv.encoding = kEncodings[static_cast<std::size_t>(chosen)];
        const auto known = std::find_if(kDelimiters.begin(), kDelimiters.end(),
                                        [&](const auto& each) { return each.first == csv.delimiter; });
        const int delimiter =
            ui::select(ui, tr("Delimiter"), static_cast<int>(known - kDelimiters.begin()), delimiter_names());
        if (delimiter >= 0) csv.delimiter = kDelimiters[static_cast<std::size_t>(delimiter)].first;
        again = chosen >= 0 || delimiter >= 0;
    }
    if (ui::checkbox(ui, tr("The first row has the names of the columns"), csv.has_header)) {
        csv.has_header = !csv.has_header;
        again = true;
    }
    if (ui::checkbox(
            ui, tr("Blank cells empty their field"), csv.blanks_empty,
            {.help = tr(
                 "Of contacts that are in the workspace already. Otherwise a blank cell says nothing.")})) {
        csv.blanks_empty = !csv.blanks_empty;
        ui.again();
    }
    if (!again) return;
    exchange::reread_table(file.recognized, file.head);
    recall_mapping(flow_->session(), file.recognized);
    ui.again();
}

std::string MappingDialog::example_of(std::size_t column) const {
    std::string text;
    std::size_t count = 0;
    for (const std::vector<std::string>& row : flow_->files()[file_].recognized.sample) {
        if (column >= row.size() || trim_blanks(row[column]).empty()) continue;
        std::string value(first_characters(trim_blanks(row[column]), kExampleLength));
        std::replace_if(
            value.begin(), value.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
        if (value.size() < trim_blanks(row[column]).size()) value += "…";
        text += (text.empty() ? "" : ", ") + value;
        if (++count == kExamples) break;
    }
    return text.empty() ? tr("No value in the first rows") : text;
}

void MappingDialog::draw_columns(ui::Ui& ui) {
    exchange::CsvOptions& csv = flow_->files()[file_].recognized.csv;
    const std::vector<exchange::Target>& targets = exchange::column_targets();
    ui::heading(ui, tr("Columns"), 3);
    const ui::Form form(ui);
    for (std::size_t i = 0; i < csv.header.size(); ++i) {
        const auto target = std::find_if(targets.begin(), targets.end(), [&](const exchange::Target& each) {
            return each.name == csv.targets[i];
        });
        const ui::Stack stack(ui, 0, theme::space::kXs);
        const int chosen = ui::select(ui, csv.header[i], static_cast<int>(target - targets.begin()),
                                      captions_, {.key = std::to_string(i)});
        ui::text(ui, example_of(i), true);
        if (chosen < 0) continue;
        const std::string& wanted = targets[static_cast<std::size_t>(chosen)].name;
        const bool once = wanted != exchange::kKeepTarget && wanted != exchange::kSkipTarget &&
                          wanted != exchange::kPhoneTarget;
        // A field has one column: the former one is kept.
        for (std::string& other : csv.targets) {
            if (once && other == wanted) other = exchange::kKeepTarget;
        }
        csv.targets[i] = wanted;
        ui.again();
    }
}

bool MappingDialog::draw(ui::Ui& ui, Session& session) {
    const ui::DialogScope dialog(ui, tr("Import a table"), {.width = 720});
    ImportFlow::File& file = flow_->files()[file_];
    ui::text(
        ui,
        tr("{1}. Choose what each column becomes; columns that are kept come back when you export a table.",
           in_quotes(file.file.name)),
        true);
    if (file.recognized.format == exchange::Format::csv) draw_shape(ui);
    draw_columns(ui);
    bool go_on = false;
    bool open = !dialog.escaped();
    {
        const ui::Row row(ui);
        go_on = ui::primary_button(ui, tr("Continue"));
        if (ui::button(ui, tr("Cancel"))) open = false;
    }
    if (!go_on) return open;
    remember_mapping(session, file.recognized);
    file.mapped = true;
    flow_->go_on();
    return false;
}

}  // namespace segments::app
