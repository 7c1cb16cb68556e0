#include "app/segment/bulk_edit_dialog.h"

#include <array>
#include <memory>
#include <utility>

#include "app/form/record_field.h"
#include "app/form/value_field.h"
#include "app/session/work_job.h"
#include "app/ui/button.h"
#include "app/ui/choice.h"
#include "app/ui/dialog.h"
#include "app/ui/field.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/tr.h"
#include "core/segment/line_change.h"
#include "core/segment/line_scan.h"

namespace segments::app {
namespace {

namespace line = segment::line;
using table::FieldId;

constexpr std::size_t kSliceLines = 20000;
constexpr double kInstantMs = 4;

// What can be set on many lines, in the order of the grid.
constexpr FieldId kFields[] = {line::kDescription,
                               line::kCorrespondenceType,
                               line::kSalespersonCode,
                               line::kInteractionTemplateCode,
                               line::kLanguageCode,
                               line::kSubject,
                               line::kEvaluation,
                               line::kCost,
                               line::kDuration,
                               line::kDate,
                               line::kTimeOfInteraction,
                               line::kCampaignNo,
                               line::kCampaignTarget,
                               line::kCampaignResponse,
                               line::kInformationFlow,
                               line::kInitiatedBy,
                               line::kInteractionGroupCode,
                               line::kSendWordDocAsAttmt,
                               line::kAttemptFailed,
                               line::kContactVia};

Text caption(FieldId field) {
    return tr(line::kDef.fields[field].caption);
}

std::string number_of(const Session& session, std::size_t count) {
    return filter::format_count(count, session.locale());
}

void tell_outcome(Session& session, std::size_t changed, std::size_t skipped,
                  const std::optional<Error>& problem, const std::string& notice) {
    std::string text = tr_n("{1} line changed.", "{1} lines changed.", changed, number_of(session, changed));
    if (skipped > 0) {
        const std::string number = number_of(session, skipped);
        text += " ";
        text += problem ? tr_n("{1} line was left as they are: {2}", "{1} lines were left as they are: {2}",
                               skipped, number, sentence(*problem))
                        : tr_n("{1} line was left as they are.", "{1} lines were left as they are.", skipped,
                               number);
    }
    if (!notice.empty()) text += " " + notice;
    session.tell(skipped > 0 ? ui::Tone::warning : ui::Tone::success, std::move(text));
}

}  // namespace

void change_lines(Session& session, const std::string& segment_no, std::vector<table::Row> lines,
                  FieldId field, std::optional<schema::FieldValue> value) {
    const table::Row header = segment::find_segment(session.db(), segment_no);
    if (header == table::kNoRow || lines.empty()) return;
    const std::size_t count = lines.size();
    const std::string number = number_of(session, count);
    Result<segment::LinesChange> made = segment::LinesChange::start(
        session.db(), header, std::move(lines), field, std::move(value), {.context = session.context()});
    if (!made) return session.tell(made.error());
    const auto work = std::make_shared<segment::LinesChange>(std::move(*made));
    run_work(session, work,
             {tr_n("Changing {1} line", "Changing {1} lines", count, number),
              tr_n("Change {2} in {1} line of {3}", "Change {2} in {1} lines of {3}", count, number,
                   caption(field), segment_no)},
             [&session, work] {
                 tell_outcome(session, work->changed(), work->skipped(), work->first_problem(),
                              work->notice());
             });
}

void fill_down(Session& session, const std::string& segment_no, std::vector<table::Row> lines,
               FieldId field) {
    const table::Row header = segment::find_segment(session.db(), segment_no);
    if (header == table::kNoRow || lines.size() < 2) return;
    const segment::LineReader reader(session.db(), header);
    schema::FieldValue value = segment::line_value(reader, lines.front(), field);
    lines.erase(lines.begin());
    change_lines(session, segment_no, std::move(lines), field, std::move(value));
}

bool BulkEditDialog::change(Session& session) const {
    const FieldId field = kFields[field_];
    if (put_back_) {
        change_lines(session, segment_no_, lines_, field, std::nullopt);
        return false;
    }
    Result<schema::FieldValue> value =
        schema::parse_field_value(line::kDef.fields[field], value_, session.entry());
    if (!value) {
        session.tell(value.error());
        return true;
    }
    change_lines(session, segment_no_, lines_, field, std::move(*value));
    return false;
}

bool BulkEditDialog::draw_value(ui::Ui& ui, Session& session) {
    std::vector<std::string> names;
    for (const FieldId field : kFields) names.emplace_back(caption(field));
    const bool from_header = segment::own_field(kFields[field_]).has_value();
    {
        const ui::Form columns(ui, 2);
        const int now = ui::select(ui, tr("Field"), field_, names);
        if (now >= 0 && now != field_) {
            field_ = now;
            value_.clear();
            put_back_ = false;
            ui.again();
        }
        const table::FieldDef& def = line::kDef.fields[kFields[field_]];
        const ui::IdScope scope(ui, def.name);
        const ui::OptionsProvider provider =
            def.domain != table::kNoDomain && def.type == filter::ValueType::code
                ? reference_options(session, def.domain)
                : ui::OptionsProvider();
        const ValueEntry entry =
            value_field(ui, session, def, value_, {.enabled = !put_back_, .readonly = put_back_}, provider);
        if (entry.committed) {
            value_ = entry.text;
            ui.again();
        }
    }
    if (ui::checkbox(ui, tr("Use the segment's value"), put_back_,
                     {.enabled = from_header,
                      .help = from_header ? tr("The lines follow the segment again")
                                          : tr("It doesn't come from there")})) {
        put_back_ = !put_back_;
        ui.again();
    }
    const ui::Row row(ui);
    if (ui::button(
            ui, tr_n("Change {1} line", "Change {1} lines", lines_.size(), number_of(session, lines_.size())),
            {.kind = ui::ButtonKind::primary, .enabled = static_cast<bool>(session.check_can_change())}))
        return change(session);
    return !ui::button(ui, tr("Cancel"));
}

bool BulkEditDialog::work(Session& session, const std::function<bool()>& over) {
    if (session.db().busy() || version_ != session.db().version() || !look_ || counted_) return false;
    while (!counted_ && !over()) counted_ = look_->look(kSliceLines);
    session.show_work(!counted_);
    return !counted_;
}

void BulkEditDialog::replace(Session& session) const {
    const table::Row header = segment::find_segment(session.db(), segment_no_);
    if (header == table::kNoRow) return;
    Result<segment::ReplaceInLines> made =
        segment::ReplaceInLines::start(session.db(), header, lines_, wanted_);
    if (!made) return session.tell(made.error());
    const auto work = std::make_shared<segment::ReplaceInLines>(std::move(*made));
    run_work(session, work,
             {tr("Replacing"),
              tr("Replace “{1}” in {2} of {3}", wanted_.find, caption(wanted_.field), segment_no_)},
             [&session, work] {
                 tell_outcome(session, work->changed(), work->skipped(), work->first_problem(), {});
             });
}

bool BulkEditDialog::draw_replace(ui::Ui& ui, Session& session) {
    std::vector<std::string> names;
    int chosen = 0;
    for (const FieldId field : segment::replaceable_fields()) {
        if (field == wanted_.field) chosen = static_cast<int>(names.size());
        names.emplace_back(caption(field));
    }
    const segment::Replacement before = wanted_;
    {
        const ui::Form columns(ui, 2);
        const int now = ui::select(ui, tr("Text"), chosen, names);
        if (now >= 0) wanted_.field = segment::replaceable_fields()[static_cast<std::size_t>(now)];
        if (ui::checkbox(ui, tr("Match case"), wanted_.match_case, {.as_field = true}))
            wanted_.match_case = !wanted_.match_case;
        const ui::FieldResult find = ui::text_field(ui, tr("Find"), wanted_.find);
        if (find.changed || find.committed) wanted_.find = find.text;
        const ui::FieldResult with = ui::text_field(ui, tr("Replace with"), wanted_.with);
        if (with.changed || with.committed) wanted_.with = with.text;
    }
    if (!(before == wanted_)) {
        version_ = 0;
        ui.again();
    }
    if (!session.db().busy() && version_ != session.db().version()) {
        version_ = session.db().version();
        counted_ = false;
        look_.reset();
        const table::Row header = segment::find_segment(session.db(), segment_no_);
        Result<segment::ReplaceInLines> made =
            segment::ReplaceInLines::start(session.db(), header, lines_, wanted_);
        if (made) look_.emplace(std::move(*made));
    }
    const double end = session.platform().steady_ms() + kInstantMs;
    work(session, [&] { return session.platform().steady_ms() >= end; });
    const std::size_t found = counted_ ? look_->found() : 0;
    if (look_)
        ui::strong_text(ui, counted_ ? tr_n("{1} line contains it.", "{1} lines contain it.", found,
                                            number_of(session, found))
                                     : tr("Counting the lines that contain it.").str());
    const ui::Row row(ui);
    if (ui::button(ui, tr_n("Replace in {1} line", "Replace in {1} lines", found, number_of(session, found)),
                   {.kind = ui::ButtonKind::primary,
                    .enabled = found > 0 && session.check_can_change(),
                    .reason = found > 0 ? "" : tr("Enter a text that the lines contain"),
                    .key = "replace"})) {
        replace(session);
        return false;
    }
    return !ui::button(ui, tr("Cancel"));
}

bool BulkEditDialog::draw(ui::Ui& ui, Session& session) {
    const ui::DialogScope dialog(ui, tr("Edit Lines"), {.width = 640});
    const std::string count = number_of(session, lines_.size());
    ui::text(ui,
             selected_
                 ? tr_n("The {1} line that you selected.", "The {1} lines that you selected.", lines_.size(),
                        count)
                 : tr_n("All {1} line of the list.", "All {1} lines of the list.", lines_.size(), count),
             true);
    const std::array<std::string, 2> names = {tr("Set a value"), tr("Find and replace")};
    const int chosen = ui::tabs(ui, tr("Changes"), names, tab_);
    if (std::exchange(tab_, chosen) != chosen) ui.again();
    const bool open = tab_ == 0 ? draw_value(ui, session) : draw_replace(ui, session);
    return open && !dialog.escaped();
}

}  // namespace segments::app
