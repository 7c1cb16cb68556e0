#include "app/screens/logged_list.h"

#include "app/logging/follow_up_dialog.h"
#include "app/logging/logged_actions.h"
#include "core/base/tr.h"
#include "core/interaction/interaction_tables.h"
#include "core/segment/segment_tables.h"

namespace segments::app {
namespace {

namespace logged = segment::logged;
namespace entry = interaction::log_entry;
namespace campaign_entry = interaction::campaign_entry;
using table::Row;

// Entries are counted under their logged segment and whether they are canceled (LSG-2).
std::int64_t key_of(std::int64_t entry_no, bool canceled) {
    return entry_no == 0 ? RowCounts::kNone : entry_no * 2 + (canceled ? 1 : 0);
}

GridSource logged_source() {
    GridSource source{.table = logged::kTable, .noun = noun("logged segment", "logged segments")};
    const auto entries = std::make_shared<RowCounts>(entry::kTable, [](const table::Table& table, Row row) {
        return key_of(table.number(row, entry::kLoggedSegmentEntryNo), table.flag(row, entry::kCanceled));
    });
    const auto campaign_entries =
        std::make_shared<RowCounts>(campaign_entry::kTable, [](const table::Table& table, Row row) {
            return key_of(table.number(row, campaign_entry::kRegisterNo),
                          table.flag(row, campaign_entry::kCanceled));
        });
    const auto key_of_logged = [](const table::Table& table, Row row) {
        return key_of(table.number(row, logged::kEntryNo), table.flag(row, logged::kCanceled));
    };
    const auto column = [](table::FieldId field, float width) {
        return field_column(logged::kDef, field, width);
    };
    source.columns =
        all_fields(logged::kDef, {column(logged::kCanceled, 90), as_link(column(logged::kEntryNo, 90)),
                                  column(logged::kCreationDate, 120), column(logged::kUserId, 130),
                                  column(logged::kSegmentNo, 120), column(logged::kDescription, 300),
                                  counted_column("noOfInteractions", "No. of Interactions", entries,
                                                 key_of_logged, logged::kTable, 150),
                                  counted_column("noOfCampaignEntries", "No. of Campaign Entries",
                                                 campaign_entries, key_of_logged, logged::kTable, 170)});
    source.sort = {{1, true}};
    source.card = {"description", "segmentNo", "creationDate", "noOfInteractions"};
    source.row_mark = [](const Session& session, Row row) {
        RowMark mark;
        mark.disabled = session.table(logged::kTable).flag(row, logged::kCanceled);
        return mark;
    };
    source.row_actions = [](Session& session, Row row) {
        const std::int64_t no = session.table(logged::kTable).number(row, logged::kEntryNo);
        return std::vector<Action>{
            {.name = tr("Interaction Log Entries"),
             .icon = theme::Icon::messages_square,
             .run = [&session, no] { session.go("/log?loggedSegment=" + std::to_string(no)); },
             .changes = false}};
    };
    keep_counts(source, {entries, campaign_entries});
    return source;
}

}  // namespace

LoggedListScreen::LoggedListScreen() : grid_(msg("Logged Segments"), logged_source(), {.search = true}) {}

std::vector<Action> LoggedListScreen::actions(Session& session) {
    const std::vector<table::Row> rows = grid_.selected_rows();
    const bool any = !rows.empty(), one = rows.size() == 1;
    const std::int64_t no = one ? session.table(logged::kTable).number(rows[0], logged::kEntryNo) : 0;
    const std::string choose = any ? "" : tr("Select logged segments first.");
    const std::string choose_one = one ? "" : tr("Select one logged segment first.");
    return {{.name = tr("Create Follow-up Segment"),
             .icon = theme::Icon::target,
             .run = [&session, no] { open_follow_up(session, no); },
             .enabled = one,
             .reason = choose_one},
            {.name = tr("Interaction Log Entries"),
             .icon = theme::Icon::messages_square,
             .run = [&session, no] { session.go("/log?loggedSegment=" + std::to_string(no)); },
             .enabled = one,
             .reason = choose_one,
             .changes = false},
            {.name = tr("Campaign Entries"),
             .icon = theme::Icon::megaphone,
             .run = [&session, no] { session.go("/campaign-entries?loggedSegment=" + std::to_string(no)); },
             .enabled = one,
             .reason = choose_one,
             .changes = false},
            {.name = tr("Switch Checkmark in Canceled"),
             .icon = theme::Icon::circle_x,
             .run = [&session, rows] { ask_to_toggle_canceled(session, rows); },
             .enabled = any,
             .reason = choose},
            {.name = tr("Delete Canceled"),
             .icon = theme::Icon::trash_2,
             .run = [&session, rows] { ask_to_delete_canceled(session, rows); },
             .enabled = any,
             .reason = choose,
             .danger = true}};
}

void LoggedListScreen::draw(ui::Ui& ui, Session& session, const ui::Rect& area) {
    const RecordGrid::Events events =
        grid_.draw(ui, session, area,
                   {theme::Icon::archive, tr("Nothing was logged yet"),
                    tr("When a segment is logged, an interaction is kept for each of its contacts, and the "
                       "segment itself is found here."),
                    tr("Go to Segments")});
    if (events.empty_action) return session.go("/segments");
    if (events.opened == table::kNoRow) return;
    const std::int64_t no = session.table(logged::kTable).number(events.opened, logged::kEntryNo);
    session.go("/logged/" + std::to_string(no));
}

}  // namespace segments::app
