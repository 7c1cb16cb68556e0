#include "app/campaign/campaign_card.h"

#include <span>

#include "app/form/typed_values.h"
#include "app/letter/paper_dialogs.h"
#include "app/session/work_job.h"
#include "app/ui/button.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/percent.h"
#include "core/base/tr.h"
#include "core/contact/contact_tables.h"
#include "core/filter/number_value.h"
#include "core/interaction/campaigns.h"
#include "core/interaction/target_groups.h"
#include "core/segment/create_segment.h"
#include "core/table/find_rows.h"

namespace segments::app {
namespace {

namespace campaign = interaction::campaign;
namespace entry = interaction::log_entry;
namespace head = segment::segment;

constexpr table::FieldId kFields[] = {
    campaign::kNo,         campaign::kDescription,     campaign::kStatusCode,      campaign::kStartingDate,
    campaign::kEndingDate, campaign::kSalespersonCode, campaign::kLastDateModified};

constexpr float kListHeight = 240;

// ENT-23.
GridSource target_source(const std::string& campaign_no) {
    namespace target = interaction::target_group;
    namespace card = contact::contact;
    GridSource source{.table = target::kTable, .noun = noun("company", "companies")};
    source.columns = {
        field_column(target::kDef, target::kType, 110), as_link(field_column(target::kDef, target::kNo, 130)),
        joined_column("contactName", msg("Contact Name"), target::kDef, target::kContactNo, card::kDef,
                      card::kName, 260),
        joined_column("city", msg("City"), target::kDef, target::kContactNo, card::kDef, card::kCity, 160)};
    source.base.equals = {{.field = target::kCampaignNo, .text = campaign_no}};
    source.sort = {{1, false}};
    return source;
}

}  // namespace

CampaignCardScreen::CampaignCardScreen(std::string no)
    : no_(std::move(no)),
      comments_(interaction::campaign_comment::kTable, no_),
      target_group_(std::string(msg("Campaign Target Group")), target_source(no_),
                    {.filters = false, .columns_menu = false}) {}

table::Row CampaignCardScreen::row(const Session& session) const {
    return session.table(campaign::kTable).find(no_);
}

void CampaignCardScreen::refresh(const Session& session, table::Row campaign_row) {
    const std::uint64_t versions = session.table(entry::kTable).version() +
                                   session.table(head::kTable).version() +
                                   session.table(interaction::campaign_entry::kTable).version() +
                                   session.table(interaction::target_group::kTable).version();
    if (versions == versions_ && generation_ == session.generation()) return;
    versions_ = versions;
    generation_ = session.generation();
    const table::Code code = session.table(campaign::kTable).code(campaign_row, campaign::kNo);
    const std::vector<interaction::InteractionSums> sums =
        interaction::sums_by_code(session.db(), entry::kCampaignNo);
    sums_ = code < sums.size() ? sums[code] : interaction::InteractionSums();
    segments_ = table::rows_with(session.table(head::kTable), head::kCampaignNo, code);
    entries_ = table::rows_with(session.table(interaction::campaign_entry::kTable),
                                interaction::campaign_entry::kCampaignNo, code)
                   .size();
    targets_ = table::rows_with(session.table(interaction::target_group::kTable),
                                interaction::target_group::kCampaignNo, code)
                   .size();
}

void CampaignCardScreen::activate(Session& session, table::Row campaign_row) {
    const auto work = std::make_shared<interaction::ActivateCampaign>(session.db(), campaign_row);
    run_work(session, work, {tr("Activating {1}", no_), tr("Activate campaign {1}", no_)}, [&session, work] {
        session.tell(
            ui::Tone::success,
            tr_n("The campaign is activated for {1} company.", "The campaign is activated for {1} companies.",
                 work->companies(), filter::format_count(work->companies(), session.locale())));
    });
}

void CampaignCardScreen::ask_to_delete(Session& session) {
    Question question;
    question.title = tr("Delete campaign");
    question.text =
        tr("Delete campaign {1} with its comments, campaign entries and activation? Segments and "
           "interactions keep its "
           "number; such segments can't be logged until they get another one. Undo brings it back.",
           no_);
    question.answers.push_back(
        {.name = tr("Delete"),
         .run =
             [no = no_, &session] {
                 const bool done =
                     session.edit_or_tell(tr("Delete campaign {1}", no), [&](table::Transaction& tx) {
                         interaction::delete_campaign(tx, tx.table(campaign::kTable).find(no));
                         return Result<void>();
                     });
                 if (done) session.go("/campaigns");
             },
         .danger = true});
    question.answers.push_back({.name = tr("Cancel")});
    session.ask(std::move(question));
}

std::vector<Action> CampaignCardScreen::actions(Session& session) {
    const table::Row campaign_row = row(session);
    if (campaign_row == table::kNoRow) return {};
    refresh(session, campaign_row);
    const bool active = targets_ > 0;
    const auto go = [&session](std::string address) {
        return [&session, address = std::move(address)] { session.go(address); };
    };
    return {
        {.name = tr("New Segment"),
         .icon = theme::Icon::target,
         .run =
             [this, &session] {
                 std::string no, notice;
                 const bool made = session.edit_or_tell(
                     tr("New segment of {1}", no_), [&](table::Transaction& tx) -> Result<void> {
                         const Result<table::Row> made_row =
                             segment::create_segment(tx, session.context(), {.campaign_no = no_}, &notice);
                         if (made_row) no = tx.table(head::kTable).text(*made_row, head::kNo);
                         return without_value(made_row);
                     });
                 if (!made) return;
                 session.go("/segments/" + percent_encoded(no));
                 if (!notice.empty()) session.tell(ui::Tone::warning, notice);
             },
         .reason = tr("A segment of this campaign")},
        {.name = tr("Campaign Entries"),
         .icon = theme::Icon::archive,
         .run = go("/campaign-entries?campaign=" + percent_encoded(no_)),
         .changes = false},
        {.name = tr("Interaction Log Entries"),
         .icon = theme::Icon::messages_square,
         .run = go("/log?campaign=" + percent_encoded(no_)),
         .changes = false},
        {.name = tr("Print"),
         .icon = theme::Icon::printer,
         .run = [this, &session] { print_campaign(session, no_); },
         .reason = tr("The campaign with its segments and entries"),
         .changes = false},
        {.name = active ? tr("Deactivate") : tr("Activate"),
         .icon = active ? theme::Icon::pause : theme::Icon::play,
         .run =
             [this, campaign_row, active, &session] {
                 if (!active) return activate(session, campaign_row);
                 session.edit_or_tell(tr("Deactivate campaign {1}", no_), [&](table::Transaction& tx) {
                     interaction::deactivate_campaign(
                         tx, tx.table(campaign::kTable).code(campaign_row, campaign::kNo));
                     return Result<void>();
                 });
             },
         .reason = active ? tr("Removes its target group")
                          : tr("Makes its target group: the companies of contacts marked Campaign Target")},
        {.name = tr("Delete"),
         .icon = theme::Icon::trash_2,
         .run = [this, &session] { ask_to_delete(session); },
         .danger = true}};
}

void CampaignCardScreen::draw_figures(ui::Ui& ui, const Session& session) const {
    const filter::Locale& locale = session.locale();
    const ui::Row line(ui, theme::space::kXl);
    ui::figure(ui, tr("No. of Interactions"), filter::format_count(sums_.interactions, locale));
    ui::figure(ui, tr("Target Contacts Contacted"), filter::format_count(sums_.targets, locale));
    ui::figure(ui, tr("Contacts Responded"), filter::format_count(sums_.responses, locale));
    ui::figure(ui, tr("Cost (LCY)"), filter::format_amount(sums_.cost, locale));
    ui::figure(ui, tr("Duration (Min.)"), filter::format_decimal(sums_.duration, locale));
    ui::figure(ui, tr("Campaign Entries"), filter::format_count(entries_, locale));
    ui::figure(ui, tr("Target Group"), filter::format_count(targets_, locale));
}

void CampaignCardScreen::draw_segments(ui::Ui& ui, Session& session) const {
    if (segments_.empty()) return ui::text(ui, tr("No open segment has this campaign."), true);
    const table::Table& heads = session.table(head::kTable);
    for (const table::Row each : segments_) {
        if (!heads.is_live(each)) continue;
        const std::string no(heads.text(each, head::kNo));
        const ui::IdScope scope(ui, no);
        const ui::Row line(ui);
        const std::string address = "/segments/" + percent_encoded(no);
        if (ui::link(ui, no, "#" + address)) session.go(address);
        ui::text(ui, heads.text(each, head::kDescription), true);
    }
}

void CampaignCardScreen::draw_target_group(ui::Ui& ui, Session& session) {
    const ui::Group group(ui, tr("Target group"));
    if (!group) return;
    const RecordGrid::Events events =
        target_group_.draw(ui, session, ui.place(0, kListHeight), {theme::Icon::users, tr("Nobody yet")});
    if (events.opened == table::kNoRow) return;
    session.go("/contacts/" +
               percent_encoded(session.table(interaction::target_group::kTable)
                                   .text(events.opened, interaction::target_group::kContactNo)));
}

void CampaignCardScreen::draw(ui::Ui& ui, Session& session, const ui::Rect& area) {
    const table::Row campaign_row = row(session);
    if (campaign_row == table::kNoRow) {
        if (ui::empty_state_in(ui, area, theme::Icon::megaphone, tr("There is no campaign {1}", no_),
                               tr("It may have been deleted: Undo brings it back."), tr("Go to Campaigns")))
            session.go("/campaigns");
        return;
    }
    refresh(session, campaign_row);
    const ui::ScrollArea page(ui, "page", area, theme::space::kXl, 1100);
    if (targets_ > 0) ui::badge(ui, tr("Activated"), ui::Tone::success);
    if (const ui::Group group(ui, tr("General")); group) {
        RecordForm form(session, campaign::kTable, campaign_row);
        take_values(form, session, campaign::kTable, campaign_row, tr("Change campaign {1}", no_),
                    [&session](table::Transaction& tx, table::Row each, table::FieldId field,
                               const schema::FieldValue& value) {
                        return interaction::set_campaign_field(tx, session.context(), each, field, value);
                    });
        form.editable = [](table::FieldId field) { return field != campaign::kNo; };
        const ui::Form columns(ui, 3);
        for (const table::FieldId field : kFields) form.draw(ui, field);
    }
    if (const ui::Group group(ui, tr("Statistics")); group) draw_figures(ui, session);
    if (const ui::Group group(ui, tr("Open segments")); group) draw_segments(ui, session);
    if (targets_ > 0) draw_target_group(ui, session);
    if (const ui::Group group(ui, tr("Comments"), {.open = false}); group) comments_.draw(ui, session);
}

}  // namespace segments::app
