#include "app/exchange/imports_screen.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "app/exchange/download_job.h"
#include "app/exchange/import_contacts.h"
#include "app/exchange/rejected_files.h"
#include "app/exchange/take_back_import.h"
#include "app/exchange/wording.h"
#include "app/session/session.h"
#include "app/ui/draw.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/percent.h"
#include "core/base/tr.h"
#include "core/exchange/exchange_tables.h"
#include "core/exchange/import_report.h"
#include "core/schema/field_value.h"

namespace segments::app {
namespace {

namespace entry = exchange::entry;
namespace rejection = exchange::rejection;
using table::Row;

constexpr table::FieldId kFacts[] = {entry::kFileName, entry::kFormat, entry::kDate, entry::kTime,
                                     entry::kUserId};
constexpr std::size_t kShownSteps = 6;
constexpr float kHeaderHeight = 250, kNarrowHeader = 330;

GridSource import_source() {
    GridSource source{.table = entry::kTable, .noun = noun("import", "imports")};
    const auto column = [](table::FieldId field, float width) {
        return field_column(entry::kDef, field, width);
    };
    source.columns = all_fields(
        entry::kDef, {as_link(column(entry::kEntryNo, 90)), column(entry::kDate, 110),
                      column(entry::kTime, 90), column(entry::kFileName, 260), column(entry::kFormat, 170),
                      column(entry::kAdded, 80), column(entry::kChanged, 90), column(entry::kUnchanged, 100),
                      column(entry::kRejected, 90), column(entry::kSegmentNo, 120)});
    source.sort = {{0, true}};
    source.card = {"fileName", "date", "added", "rejected"};
    return source;
}

GridSource rejection_source(std::int64_t import_no) {
    GridSource source{.table = rejection::kTable, .noun = noun("contact", "contacts")};
    const auto column = [](table::FieldId field, float width) {
        return field_column(rejection::kDef, field, width);
    };
    source.columns =
        all_fields(rejection::kDef, {column(rejection::kFileLine, 80), column(rejection::kElement, 90),
                                     column(rejection::kContactNo, 120), column(rejection::kReason, 560),
                                     column(rejection::kPointer, 200)});
    source.base.equals.push_back({.field = rejection::kEntryNo, .number = import_no});
    source.card = {"reason", "contactNo", "fileLine", "pointer"};
    source.sheet = true;
    return source;
}

// The rejected contacts as the report has them, a download for each file.
void save_rejected(Session& session, std::int64_t import_no) {
    platform::Platform& platform = session.platform();
    for (const exchange::RejectedText& each : exchange::rejected_texts(session.db(), import_no)) {
        const std::uint32_t download =
            platform.begin_download(rejected_name(each.name), "application/octet-stream");
        platform.append_download(download,
                                 {reinterpret_cast<const std::uint8_t*>(each.text.data()), each.text.size()});
        platform.finish_download(download);
    }
}

}  // namespace

ImportListScreen::ImportListScreen()
    : grid_(std::string(msg("Imports")), import_source(), {.search = true}) {}

std::string ImportListScreen::title(const Session&) const {
    return tr("Imports");
}

std::vector<Action> ImportListScreen::actions(Session& session) {
    return {{.name = tr("Import contacts"),
             .icon = theme::Icon::upload,
             .run = [&session] { pick_contacts(session); },
             .primary = true}};
}

void ImportListScreen::draw(ui::Ui& ui, Session& session, const ui::Rect& area) {
    const RecordGrid::Events events =
        grid_.draw(ui, session, area,
                   {theme::Icon::upload, tr("Nothing was imported yet"),
                    tr("Every import leaves a report here: what came in, and what was rejected and why."),
                    tr("Choose a file")});
    if (events.empty_action) pick_contacts(session);
    if (events.opened == table::kNoRow) return;
    const std::int64_t no = session.table(entry::kTable).number(events.opened, entry::kEntryNo);
    session.go("/imports/" + std::to_string(no));
}

ImportCardScreen::ImportCardScreen(std::int64_t import_no)
    : import_no_(import_no), rejected_(std::string(msg("Rejected contacts")), rejection_source(import_no)) {}

Row ImportCardScreen::row(const Session& session) const {
    return session.table(entry::kTable).find(import_no_);
}

std::string ImportCardScreen::title(const Session&) const {
    return tr("Import {1}", import_no_);
}

std::optional<std::size_t> ImportCardScreen::step(const Session& session) const {
    const Row import = row(session);
    if (import == table::kNoRow) return std::nullopt;
    const std::string_view name = session.table(entry::kTable).text(import, entry::kStep);
    const storage::History& history = session.workspace().store().history();
    for (std::size_t i = history.done; i > 0; --i) {
        if (history.entries[i - 1].label == name) return i - 1;
    }
    return std::nullopt;
}

void ImportCardScreen::undo(Session& session) {
    const std::optional<std::size_t> at = step(session);
    if (!at) return;
    const storage::History& history = session.workspace().store().history();
    const std::size_t later = history.done - *at - 1;
    const auto run = [&session, at] {
        session.workspace().go_to_step(*at);
        session.go("/imports");
    };
    if (later == 0) return run();
    Question question;
    question.title = tr("Undo the import");
    question.text = tr_n("{1} step was made since. {2} undoes it with the import; Redo brings back both.",
                         "{1} steps were made since. {2} undoes them with the import; Redo brings all back.",
                         later, filter::format_count(later, session.locale()), in_quotes(tr("Undo all"))) +
                    " " +
                    tr("{1} leaves later steps, and contacts that were changed or used since; the rest of "
                       "the import is taken back.",
                       in_quotes(tr("Only what nobody changed since")));
    // The steps in the way, the last one first.
    for (std::size_t i = 0; i < std::min(later, kShownSteps); ++i)
        question.details.push_back(history.entries[history.done - 1 - i].label);
    if (later > kShownSteps)
        question.details.push_back(
            tr("and {1} more", filter::format_count(later - kShownSteps, session.locale())));
    question.answers.push_back({.name = tr("History"), .run = [&session] { session.go("/history"); }});
    question.answers.push_back(
        {.name = tr("Only what nobody changed since"),
         .run = [&session, no = import_no_, at] { take_back_import(session, no, *at); }});
    question.answers.push_back({.name = tr("Undo all"), .run = run, .danger = true});
    question.answers.push_back({.name = tr("Cancel")});
    session.ask(std::move(question));
}

std::vector<Action> ImportCardScreen::actions(Session& session) {
    const Row import = row(session);
    if (import == table::kNoRow) return {};
    const bool rejected = session.table(entry::kTable).number(import, entry::kRejected) > 0;
    const bool possible = step(session).has_value();
    return {{.name = tr("Save the rejected contacts"),
             .icon = theme::Icon::download,
             .run = [this, &session] { save_rejected(session, import_no_); },
             .enabled = rejected,
             .reason = rejected ? tr("As a file of the same format, to repair and import again")
                                : tr("Nothing was rejected."),
             .changes = false},
            {.name = tr("Undo the import"),
             .icon = theme::Icon::undo_2,
             .run = [this, &session] { undo(session); },
             .enabled = possible,
             .reason = possible ? "" : tr("History doesn't reach back so far any more.")},
            {.name = tr("Imports"),
             .icon = theme::Icon::list,
             .run = [&session] { session.go("/imports"); },
             .changes = false}};
}

void ImportCardScreen::draw(ui::Ui& ui, Session& session, const ui::Rect& area) {
    const Row import = row(session);
    if (import == table::kNoRow) {
        if (ui::empty_state_in(ui, area, theme::Icon::upload, tr("There is no such import"),
                               tr("It may have been undone: Redo brings it back."), tr("Go to Imports")))
            session.go("/imports");
        return;
    }
    const table::Table& imports = session.table(entry::kTable);
    const bool narrow = area.width < theme::kDrawerWidth;
    const float top = std::min(area.height * 0.6f, narrow ? kNarrowHeader : kHeaderHeight);
    {
        const ui::ScrollArea page(ui, "report", {area.x, area.y, area.width, top}, theme::space::kL);
        {
            const ui::Row figures(ui, theme::space::kXl);
            for (const table::FieldId field :
                 {entry::kAdded, entry::kChanged, entry::kUnchanged, entry::kRejected}) {
                const bool bad = field == entry::kRejected && imports.number(import, field) > 0;
                ui::figure(ui, tr(imports.field(field).caption),
                           filter::format_count(static_cast<std::uint64_t>(imports.number(import, field)),
                                                session.locale()),
                           bad ? ui::Tone::error : ui::Tone::neutral);
            }
        }
        std::vector<ui::Fact> facts;
        for (const table::FieldId field : kFacts)
            facts.push_back({tr(imports.field(field).caption),
                             schema::format_cell(imports, import, field, session.locale())});
        const std::string segment(imports.text(import, entry::kSegmentNo));
        if (!segment.empty())
            facts.push_back({tr("Put on segment"),
                             tr_n("{2}: {1} line", "{2}: {1} lines",
                                  static_cast<std::uint64_t>(imports.number(import, entry::kLines)),
                                  std::to_string(imports.number(import, entry::kLines)), segment),
                             "#/segments/" + percent_encoded(segment)});
        if (ui::facts(ui, facts) >= 0) session.go("/segments/" + percent_encoded(segment));
    }
    if (imports.number(import, entry::kRejected) == 0) return;
    rejected_.draw(ui, session, {area.x, area.y + top, area.width, area.height - top},
                   {theme::Icon::circle_check, tr("Nothing was rejected."), {}});
}

}  // namespace segments::app
