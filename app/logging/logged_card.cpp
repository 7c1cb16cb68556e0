#include "app/logging/logged_card.h"

#include "app/criteria/criteria_list_dialog.h"
#include "app/letter/logged_letters.h"
#include "app/letter/resend_dialog.h"
#include "app/logging/follow_up_dialog.h"
#include "app/logging/logged_actions.h"
#include "app/session/session.h"
#include "app/ui/button.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "app/view/display_value.h"
#include "core/base/percent.h"
#include "core/base/tr.h"
#include "core/contact/contact_view.h"
#include "core/letter/delivery.h"
#include "core/schema/field_value.h"

namespace segments::app {
namespace {

namespace logged = segment::logged;
namespace skipped = segment::skipped;

constexpr table::FieldId kFields[] = {logged::kDescription,
                                      logged::kCreationDate,
                                      logged::kUserId,
                                      logged::kDate,
                                      logged::kSalespersonCode,
                                      logged::kInteractionTemplateCode,
                                      logged::kCorrespondenceType,
                                      logged::kLanguageCode,
                                      logged::kSubject,
                                      logged::kInformationFlow,
                                      logged::kInitiatedBy,
                                      logged::kUnitCost,
                                      logged::kUnitDuration,
                                      logged::kCampaignNo,
                                      logged::kCampaignTarget,
                                      logged::kCampaignResponse};

// Of the log, between two looks at the clock.
constexpr std::size_t kSliceRows = 8192;
constexpr double kInstantMs = 4;

// Skipped lines listed on the card.
constexpr std::size_t kMostListed = 200;

}  // namespace

table::Row LoggedCardScreen::row(const Session& session) const {
    return session.table(logged::kTable).find(entry_no_);
}

std::string LoggedCardScreen::title(const Session& session) const {
    const table::Row logged_row = row(session);
    if (logged_row == table::kNoRow) return tr("Logged Segment {1}", entry_no_);
    return tr("Logged Segment {1}", session.table(logged::kTable).text(logged_row, logged::kSegmentNo));
}

std::vector<Action> LoggedCardScreen::actions(Session& session) {
    const table::Row logged_row = row(session);
    if (logged_row == table::kNoRow) return {};
    const bool canceled = session.table(logged::kTable).flag(logged_row, logged::kCanceled);
    return {
        {.name = tr("Create Follow-up Segment"),
         .icon = theme::Icon::target,
         .run = [this, &session] { open_follow_up(session, entry_no_); },
         .primary = true},
        {.name = tr("Interaction Log Entries"),
         .icon = theme::Icon::messages_square,
         .run = [this, &session] { session.go("/log?loggedSegment=" + std::to_string(entry_no_)); },
         .changes = false},
        {.name = tr("Campaign Entries"),
         .icon = theme::Icon::megaphone,
         .run = [this,
                 &session] { session.go("/campaign-entries?loggedSegment=" + std::to_string(entry_no_)); },
         .changes = false},
        documents_menu(session, logged_row),
        {.name = tr("Switch Checkmark in Canceled"),
         .icon = theme::Icon::circle_x,
         .run = [&session, logged_row] { ask_to_toggle_canceled(session, {logged_row}); }},
        {.name = tr("Reopen"),
         .icon = theme::Icon::rotate_ccw,
         .run = [&session, logged_row] { ask_to_reopen(session, logged_row); }},
        {.name = tr("Delete"),
         .icon = theme::Icon::trash_2,
         .run = [&session, logged_row] { ask_to_delete_canceled(session, {logged_row}); },
         .enabled = canceled,
         .reason = canceled ? "" : tr("Only canceled segments can be deleted")},
    };
}

// What went out, and what is still to be sent.
Action LoggedCardScreen::documents_menu(Session& session, table::Row logged_row) const {
    Action menu{.name = tr("Documents"), .icon = theme::Icon::paperclip, .changes = false};
    const std::string stem(session.table(logged::kTable).text(logged_row, logged::kSegmentNo));
    menu.menu = {
        {.name = tr("Save the Letters"),
         .run = [&session, no = entry_no_, stem] { save_logged_letters(session, no, stem); },
         .changes = false},
        {.name = tr("Send what is not sent yet"),
         .run = [&session, no = entry_no_,
                 stem] { deliver_logged(session, stem, letter::entries_to_deliver(session.db(), no)); }},
        {.name = tr("Resend"),
         .run = [&session, no = entry_no_,
                 stem] { resend(session, stem, letter::entries_to_resend(session.db(), no)); }},
    };
    return menu;
}

void LoggedCardScreen::refresh(const Session& session) {
    if (version_ == session.db().version() && generation_ == session.generation()) return;
    version_ = session.db().version();
    generation_ = session.generation();
    count_.reset();
    if (const table::Row logged_row = row(session); logged_row != table::kNoRow)
        count_.emplace(session.db(), logged_row);
    counted_ = !count_;
    criteria_ = criteria::describe(session.db(), criteria::criteria_of_logged(entry_no_), session.locale());
    skipped_ = interaction::skipped_lines_of(session.db(), entry_no_);
}

bool LoggedCardScreen::work(Session& session, const std::function<bool()>& over) {
    // What it reads may have changed under it: it is made anew when it is drawn.
    if (counted_ || session.db().busy() || version_ != session.db().version()) return false;
    while (!counted_ && !over()) counted_ = count_->step(kSliceRows);
    session.show_work(!counted_);
    return !counted_;
}

void LoggedCardScreen::draw_header(ui::Ui& ui, Session& session, table::Row logged_row) const {
    const table::Table& table = session.table(logged::kTable);
    {
        const ui::Row row(ui, theme::space::kXl);
        const auto text = [&](std::size_t count) {
            return counted_ ? filter::format_count(count, session.locale()) : std::string("…");
        };
        ui::figure(ui, tr("No. of Interactions"), text(count_->counts().interactions));
        ui::figure(ui, tr("No. of Campaign Entries"), text(count_->counts().campaign_entries));
        if (table.flag(logged_row, logged::kCanceled)) ui::badge(ui, tr("Canceled"), ui::Tone::warning);
    }
    const std::string entries = "#/log?loggedSegment=" + std::to_string(entry_no_);
    {
        const ui::Row row(ui);
        if (ui::link(ui, tr("Show the interactions"), entries)) session.go(entries.substr(1));
    }
    if (const ui::Group group(ui, tr("As it was logged")); group) {
        std::vector<ui::Fact> facts;
        for (const table::FieldId field : kFields) {
            facts.push_back(
                {tr(table.field(field).caption), display_cell(table, logged_row, field, session.locale())});
        }
        ui::facts(ui, facts);
    }
}

void LoggedCardScreen::draw_skipped(ui::Ui& ui, Session& session) const {
    const table::Table& lines = session.table(skipped::kTable);
    std::vector<ui::Fact> facts;
    for (std::size_t i = 0; i < skipped_.size() && i < kMostListed; ++i) {
        const std::string_view no = lines.text(skipped_[i], skipped::kContactNo);
        const table::Row contact_row = session.table(contact::contact::kTable).find(no);
        std::string name(no);
        if (contact_row != table::kNoRow) {
            name += " " + std::string(contact::ContactView(session.db(), contact_row).name());
        }
        facts.push_back({name, std::string(lines.text(skipped_[i], skipped::kReason))});
    }
    ui::facts(ui, facts);
    if (skipped_.size() > kMostListed) {
        ui::text(ui,
                 tr("and {1} more", filter::format_count(skipped_.size() - kMostListed, session.locale())),
                 true);
    }
}

void LoggedCardScreen::draw(ui::Ui& ui, Session& session, const ui::Rect& area) {
    const table::Row logged_row = row(session);
    if (logged_row == table::kNoRow) {
        if (ui::empty_state_in(ui, area, theme::Icon::archive, tr("There is no such logged segment"),
                               tr("It may have been deleted: Undo brings it back."),
                               tr("Go to Logged Segments"))) {
            session.go("/logged");
        }
        return;
    }
    refresh(session);
    // Most counts are there at once.
    const double end = session.platform().steady_ms() + kInstantMs;
    work(session, [&] { return session.platform().steady_ms() >= end; });
    const ui::ScrollArea page(ui, "page", area, theme::space::kXl, 1000);
    draw_header(ui, session, logged_row);
    if (const ui::Group group(ui, tr("Criteria")); group) draw_criteria(ui, criteria_);
    if (!skipped_.empty()) {
        const std::string caption = tr_n("{1} skipped line", "{1} skipped lines", skipped_.size(),
                                         filter::format_count(skipped_.size(), session.locale()));
        if (const ui::Group group(ui, caption); group) draw_skipped(ui, session);
    }
}

}  // namespace segments::app
