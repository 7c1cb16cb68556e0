#include "app/campaign/campaign_list.h"

#include "app/setup/choose_series.h"
#include "core/base/percent.h"
#include "core/base/tr.h"
#include "core/interaction/campaigns.h"
#include "core/interaction/interaction_tables.h"
#include "core/segment/segment_tables.h"
#include "core/setup/setup_tables.h"

namespace segments::app {
namespace {

namespace campaign = interaction::campaign;
namespace entry = interaction::log_entry;
namespace target_group = interaction::target_group;
namespace head = segment::segment;
using table::Row;

// Interactions of a campaign that count (CMP-3), those with the mark only where one is given.
std::shared_ptr<RowCounts> interactions(table::FieldId mark = 0) {
    return std::make_shared<RowCounts>(entry::kTable, [mark](const table::Table& table, Row row) {
        const bool counts = !table.flag(row, entry::kCanceled) && !table.flag(row, entry::kPostponed) &&
                            (mark == 0 || table.flag(row, mark)) && table.code(row, entry::kCampaignNo) != 0;
        return counts ? static_cast<std::int64_t>(table.code(row, entry::kCampaignNo)) : RowCounts::kNone;
    });
}

GridSource campaign_source() {
    GridSource source{.table = campaign::kTable, .noun = noun("campaign", "campaigns")};
    const auto all = interactions(), targets = interactions(entry::kCampaignTarget),
               responses = interactions(entry::kCampaignResponse);
    const auto segments = std::make_shared<RowCounts>(head::kTable, [](const table::Table& table, Row row) {
        const table::Code code = table.code(row, head::kCampaignNo);
        return code == 0 ? RowCounts::kNone : static_cast<std::int64_t>(code);
    });
    const auto activations =
        std::make_shared<RowCounts>(target_group::kTable, [](const table::Table& table, Row row) {
            return static_cast<std::int64_t>(table.code(row, target_group::kCampaignNo));
        });
    const auto key = [](const table::Table& table, Row row) {
        return static_cast<std::int64_t>(table.code(row, campaign::kNo));
    };
    const auto counted_as = [&](std::string id, std::string_view caption, const auto& counts, float width) {
        return counted_column(std::move(id), caption, counts, key, campaign::kTable, width);
    };
    const auto column = [](table::FieldId field, float width) {
        return field_column(campaign::kDef, field, width);
    };
    table::FieldDef activated;
    activated.name = "activated";
    activated.caption = msg("Activated");
    activated.type = filter::ValueType::boolean;
    source.columns =
        all_fields(campaign::kDef,
                   {as_link(column(campaign::kNo, 110)), column(campaign::kDescription, 260),
                    column(campaign::kStatusCode, 120), column(campaign::kStartingDate, 120),
                    column(campaign::kEndingDate, 120), column(campaign::kSalespersonCode, 150),
                    computed_column("activated", activated,
                                    {.number =
                                         [activations](const table::Database& db, Row row) {
                                             const table::Code code =
                                                 db.table(campaign::kTable).code(row, campaign::kNo);
                                             return std::int64_t{activations->of(code) > 0 ? 1 : 0};
                                         },
                                     .revision = [activations] { return activations->revision(); }},
                                    100),
                    counted_as("noOfSegments", msg("Open Segments"), segments, 130),
                    counted_as("noOfInteractions", msg("No. of Interactions"), all, 150),
                    counted_as("targetContactsContacted", msg("Target Contacts Contacted"), targets, 190),
                    counted_as("contactsResponded", msg("Contacts Responded"), responses, 160)});
    source.card = {"description", "no", "startingDate", "noOfInteractions"};
    keep_counts(source, {all, targets, responses, segments, activations});
    return source;
}

void create(Session& session, const std::string& series) {
    std::string no, notice;
    const bool made = session.edit_or_tell(tr("New campaign"), [&](table::Transaction& tx) {
        const Result<Row> row =
            interaction::create_campaign(tx, session.context(), {.series = series}, &notice);
        if (!row) return Result<void>(row.error());
        no = tx.table(campaign::kTable).text(*row, campaign::kNo);
        tx.set_label(tr("New campaign {1}", no));
        return Result<void>();
    });
    if (!made) return;
    session.go("/campaigns/" + percent_encoded(no));
    if (!notice.empty()) session.tell(ui::Tone::warning, notice);
}

void ask_and_create(Session& session) {
    choose_series(session, setup::marketing::kCampaignNos,
                  [&session](const std::string& series) { create(session, series); });
}

}  // namespace

CampaignListScreen::CampaignListScreen()
    : grid_(std::string(msg("Campaigns")), campaign_source(), {.search = true}) {}

std::vector<Action> CampaignListScreen::actions(Session& session) {
    return {{.name = tr("New"),
             .icon = theme::Icon::plus,
             .run = [&session] { ask_and_create(session); },
             .primary = true},
            {.name = tr("Campaign Entries"),
             .icon = theme::Icon::archive,
             .run = [&session] { session.go("/campaign-entries"); },
             .changes = false}};
}

void CampaignListScreen::draw(ui::Ui& ui, Session& session, const ui::Rect& area) {
    const RecordGrid::Events events =
        grid_.draw(ui, session, area,
                   {theme::Icon::megaphone, tr("No campaigns yet"),
                    tr("A campaign holds together the segments and interactions of one undertaking."),
                    tr("New campaign")});
    if (events.empty_action) return ask_and_create(session);
    if (events.opened == table::kNoRow) return;
    session.go("/campaigns/" +
               percent_encoded(session.table(campaign::kTable).text(events.opened, campaign::kNo)));
}

}  // namespace segments::app
