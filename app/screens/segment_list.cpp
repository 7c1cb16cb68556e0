#include "app/screens/segment_list.h"

#include "core/base/percent.h"
#include "core/segment/segment_tables.h"

namespace segments::app {
namespace {

namespace head = segment::segment;
namespace line = segment::line;
using table::Row;

GridSource segment_source() {
    GridSource source{.table = head::kTable, .one = "segment", .many = "segments"};
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

}  // namespace

SegmentListScreen::SegmentListScreen() : grid_("Segments", segment_source(), {.search = true}) {}

void SegmentListScreen::draw(ui::Ui& ui, Session& session, const ui::Rect& area) {
    const RecordGrid::Events events = grid_.draw(
        ui, session, area,
        {theme::Icon::target, "No segments yet",
         "A segment is a list of contacts for one interaction: a mailing, a call, an invitation."});
    if (events.opened == table::kNoRow) return;
    session.go("/segments/" + percent_encoded(session.table(head::kTable).text(events.opened, head::kNo)));
}

}  // namespace segments::app
