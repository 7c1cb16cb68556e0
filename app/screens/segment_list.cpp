#include "app/screens/segment_list.h"

#include "app/criteria/compare_dialog.h"
#include "app/setup/choose_series.h"
#include "core/base/percent.h"
#include "core/base/tr.h"
#include "core/segment/create_segment.h"
#include "core/setup/setup_tables.h"

namespace segments::app {
namespace {

namespace head = segment::segment;
namespace line = segment::line;
using table::Row;

GridSource segment_source() {
    GridSource source{.table = head::kTable, .noun = noun("segment", "segments")};
    const auto lines = std::make_shared<RowCounts>(line::kTable, [](const table::Table& table, Row row) {
        // Lines that Reduce has taken away wait for Go Back; they don't stand on the segment.
        const bool stands = table.number(row, line::kRemovedBy) == 0;
        return stands ? static_cast<std::int64_t>(table.code(row, line::kSegmentNo)) : RowCounts::kNone;
    });
    const auto column = [](table::FieldId field, float width) {
        return field_column(head::kDef, field, width);
    };
    source.columns =
        all_fields(head::kDef, {as_link(column(head::kNo, 120)), column(head::kDescription, 320),
                                column(head::kCampaignNo, 130), column(head::kSalespersonCode, 150),
                                column(head::kDate, 120),
                                counted_column(
                                    "noOfLines", "No. of Lines", lines,
                                    [](const table::Table& table, Row row) {
                                        return static_cast<std::int64_t>(table.code(row, head::kNo));
                                    },
                                    head::kTable, 120)});
    source.card = {"description", "no", "date", "noOfLines"};
    keep_counts(source, {lines});
    return source;
}

// NUM-1 to NUM-6: with the next number of the series, opened at once.
void create(Session& session, const std::string& series) {
    std::string no, notice;
    const bool made = session.edit_or_tell(tr("New segment"), [&](table::Transaction& tx) {
        const Result<Row> row = segment::create_segment(tx, session.context(), {.series = series}, &notice);
        if (!row) return Result<void>(row.error());
        no = tx.table(head::kTable).text(*row, head::kNo);
        tx.set_label(tr("New segment {1}", no));
        return Result<void>();
    });
    if (!made) return;
    session.go("/segments/" + percent_encoded(no));
    if (!notice.empty()) session.tell(ui::Tone::warning, notice);
}

// NUM-3: from a related series, if one is chosen; first comes that of the segment shown before (NUM-2).
void ask_and_create(Session& session, Row before) {
    const std::string_view preferred = before == table::kNoRow
                                           ? std::string_view{}
                                           : session.table(head::kTable).text(before, head::kNoSeries);
    choose_series(
        session, setup::marketing::kSegmentNos,
        [&session](const std::string& series) { create(session, series); }, preferred);
}

}  // namespace

std::vector<Action> SegmentListScreen::actions(Session& session) {
    return {{.name = tr("New"),
             .icon = theme::Icon::plus,
             .run = [this, &session] { ask_and_create(session, grid_.active_row()); },
             .primary = true},
            {.name = tr("Compare Segments"),
             .icon = theme::Icon::layers,
             .run = [this, &session] { compare(session); },
             .reason = tr("Who is in both, and who is in one of them: the selected two, or any"),
             .changes = false},
            {.name = tr("Saved Criteria"),
             .icon = theme::Icon::list_checks,
             .run = [&session] { session.go("/criteria"); },
             .changes = false}};
}

// The first two of the selected ones; what is missing is chosen in the dialog.
void SegmentListScreen::compare(Session& session) {
    const std::vector<Row> rows = grid_.selected_rows();
    const auto no = [&](std::size_t n) {
        return n < rows.size() ? std::string(session.table(head::kTable).text(rows[n], head::kNo))
                               : std::string();
    };
    session.open(std::make_unique<CompareDialog>(no(0), no(1)));
}

SegmentListScreen::SegmentListScreen() : grid_(msg("Segments"), segment_source(), {.search = true}) {}

void SegmentListScreen::draw(ui::Ui& ui, Session& session, const ui::Rect& area) {
    const RecordGrid::Events events = grid_.draw(
        ui, session, area,
        {theme::Icon::target, tr("No segments yet"),
         tr("A segment is a list of contacts for one interaction: a mailing, a call, an invitation."),
         tr("New segment")});
    if (events.empty_action) return ask_and_create(session, table::kNoRow);
    if (events.opened == table::kNoRow) return;
    session.go("/segments/" + percent_encoded(session.table(head::kTable).text(events.opened, head::kNo)));
}

}  // namespace segments::app
