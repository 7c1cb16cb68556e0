#include "app/campaign/campaign_entries.h"

#include <charconv>
#include <memory>
#include <utility>

#include "app/session/work_job.h"
#include "core/base/percent.h"
#include "core/base/tr.h"
#include "core/interaction/campaign_entries.h"
#include "core/interaction/interaction_tables.h"

namespace segments::app {
namespace {

namespace campaign_entry = interaction::campaign_entry;
namespace entry = interaction::log_entry;
using table::Row;

// Interactions are counted under their campaign entry and whether they are canceled (ENT-22).
std::int64_t key_of(std::int64_t entry_no, bool canceled) {
    return entry_no == 0 ? RowCounts::kNone : entry_no * 2 + (canceled ? 1 : 0);
}

GridSource entry_source(const std::string& campaign_no, std::int64_t logged_no) {
    GridSource source{.table = campaign_entry::kTable, .noun = noun("campaign entry", "campaign entries")};
    const auto interactions =
        std::make_shared<RowCounts>(entry::kTable, [](const table::Table& table, Row row) {
            return key_of(table.number(row, entry::kCampaignEntryNo), table.flag(row, entry::kCanceled));
        });
    const auto column = [](table::FieldId field, float width) {
        return field_column(campaign_entry::kDef, field, width);
    };
    source.columns =
        all_fields(campaign_entry::kDef,
                   {column(campaign_entry::kCanceled, 90), as_link(column(campaign_entry::kEntryNo, 90)),
                    column(campaign_entry::kCampaignNo, 120), column(campaign_entry::kDate, 110),
                    column(campaign_entry::kDescription, 260), column(campaign_entry::kSegmentNo, 120),
                    column(campaign_entry::kSalespersonCode, 140),
                    counted_column(
                        "noOfInteractions", msg("No. of Interactions"), interactions,
                        [](const table::Table& table, Row row) {
                            return key_of(table.number(row, campaign_entry::kEntryNo),
                                          table.flag(row, campaign_entry::kCanceled));
                        },
                        campaign_entry::kTable, 150)});
    source.sort = {{1, true}};
    source.card = {"description", "campaignNo", "date", "noOfInteractions"};
    if (!campaign_no.empty())
        source.base.equals.push_back({.field = campaign_entry::kCampaignNo, .text = campaign_no});
    if (logged_no != 0)
        source.base.equals.push_back({.field = campaign_entry::kRegisterNo, .number = logged_no});
    source.row_mark = [](const Session& session, Row row) {
        RowMark mark;
        mark.disabled = session.table(campaign_entry::kTable).flag(row, campaign_entry::kCanceled);
        return mark;
    };
    keep_counts(source, {interactions});
    return source;
}

// CMP-4.
void ask_to_toggle(Session& session, const std::vector<Row>& rows) {
    const interaction::ToggleCampaignCanceled asked(session.db(), rows);
    const std::string label =
        asked.canceled() ? tr("Cancel campaign entries") : tr("Uncancel campaign entries");
    Question question;
    question.title = tr("Switch Checkmark in Canceled");
    question.text = asked.question();
    question.answers.push_back(
        {.name = tr("Yes"),
         .run =
             [&session, rows, label] {
                 run_work(session, std::make_shared<interaction::ToggleCampaignCanceled>(session.db(), rows),
                          {label, label});
             },
         .primary = true});
    question.answers.push_back({.name = tr("No")});
    session.ask(std::move(question));
}

void ask_to_delete(Session& session, const std::vector<Row>& rows) {
    using Which = interaction::DeleteCampaignEntries::Which;
    const auto work =
        std::make_shared<interaction::DeleteCampaignEntries>(session.db(), rows, Which::canceled);
    if (work->deleted() == 0)
        return session.tell(
            ui::Tone::info,
            tr("None of these campaign entries is canceled: only canceled ones can be deleted "
               "(CMP-4)."));
    const std::string what = tr_n("{1} canceled campaign entry", "{1} canceled campaign entries",
                                  work->deleted(), filter::format_count(work->deleted(), session.locale()));
    Question question;
    question.title = tr("Delete Campaign Entries");
    question.text = tr("Delete {1} with all their interactions? Undo brings them back.", what);
    question.answers.push_back(
        {.name = tr("Delete"),
         .run =
             [&session, work, what] {
                 run_work(session, work, {tr("Deleting {1}", what), tr("Delete {1}", what)},
                          [&session, what] { session.tell(ui::Tone::success, tr("Deleted {1}.", what)); });
             },
         .danger = true});
    question.answers.push_back({.name = tr("Cancel")});
    session.ask(std::move(question));
}

std::int64_t number_of(std::string_view text) {
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::string campaign_of(const Session& session, Row row) {
    return std::string(session.table(campaign_entry::kTable).text(row, campaign_entry::kCampaignNo));
}

}  // namespace

CampaignEntriesScreen::CampaignEntriesScreen(const Address& address)
    : campaign_no_(address.value("campaign")),
      logged_no_(number_of(address.value("loggedSegment"))),
      grid_(std::string(msg("Campaign Entries")), entry_source(campaign_no_, logged_no_), {.search = true}) {}

std::vector<Action> CampaignEntriesScreen::actions(Session& session) {
    const std::vector<Row> rows = grid_.selected_rows();
    const bool any = !rows.empty(), one = rows.size() == 1;
    const std::string choose = any ? "" : tr("Select campaign entries first.");
    const std::int64_t no =
        one ? session.table(campaign_entry::kTable).number(rows.front(), campaign_entry::kEntryNo) : 0;
    return {{.name = tr("Switch Checkmark in Canceled"),
             .icon = theme::Icon::circle_x,
             .run = [&session, rows] { ask_to_toggle(session, rows); },
             .enabled = any,
             .reason = choose},
            {.name = tr("Interaction Log Entries"),
             .icon = theme::Icon::messages_square,
             .run = [&session, no] { session.go("/log?campaignEntry=" + std::to_string(no)); },
             .enabled = one,
             .reason = one ? "" : tr("Select one campaign entry first."),
             .changes = false},
            {.name = tr("Delete Campaign Entries"),
             .icon = theme::Icon::trash_2,
             .run = [&session, rows] { ask_to_delete(session, rows); },
             .enabled = any,
             .reason = choose,
             .danger = true}};
}

void CampaignEntriesScreen::draw(ui::Ui& ui, Session& session, const ui::Rect& area) {
    grid_.chips.clear();
    if (!campaign_no_.empty()) grid_.chips.push_back({tr("Campaign {1}", campaign_no_)});
    if (logged_no_ != 0) grid_.chips.push_back({tr("Logged Segment {1}", logged_no_)});
    const RecordGrid::Events events =
        grid_.draw(ui, session, area,
                   {theme::Icon::archive, tr("No campaign entries yet"),
                    tr("Logging a segment that has a campaign writes one entry for the campaign."),
                    tr("Go to Segments")});
    if (events.empty_action) return session.go("/segments");
    if (events.removed_chip >= 0) return session.go("/campaign-entries");
    if (events.opened != table::kNoRow)
        session.go("/campaigns/" + percent_encoded(campaign_of(session, events.opened)));
}

}  // namespace segments::app
