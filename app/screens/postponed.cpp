#include "app/screens/postponed.h"

#include <memory>

#include "app/logging/create_interaction_dialog.h"
#include "app/logging/entry_actions.h"
#include "app/session/work_job.h"
#include "core/base/tr.h"
#include "core/contact/contact_tables.h"
#include "core/interaction/interaction_tables.h"
#include "core/interaction/log_entries.h"

namespace segments::app {
namespace {

namespace entry = interaction::log_entry;
namespace card = contact::contact;
using table::Row;

GridSource postponed_source() {
    const auto column = [](table::FieldId field, float width) {
        return field_column(entry::kDef, field, width);
    };
    GridSource source{.table = entry::kTable, .noun = noun("interaction", "interactions")};
    source.columns = all_fields(
        entry::kDef, {as_link(column(entry::kDate, 110)), column(entry::kInteractionTemplateCode, 150),
                      column(entry::kDescription, 260), column(entry::kContactNo, 110),
                      joined_column("contactName", "Contact Name", entry::kDef, entry::kContactNo, card::kDef,
                                    card::kName, 190),
                      column(entry::kSalespersonCode, 130), column(entry::kCampaignNo, 120),
                      column(entry::kEntryNo, 100)});
    source.sort = {{column_index(source.columns, "entryNo"), true}};
    source.card = {"description", "date", "contactName", "salespersonCode"};
    source.base.equals = {{.field = entry::kPostponed, .number = 1}};
    return source;
}

void ask_to_delete(Session& session, const std::vector<Row>& rows) {
    const std::string what = tr_n("{1} postponed interaction", "{1} postponed interactions", rows.size(),
                                  filter::format_count(rows.size(), session.locale()));
    Question question;
    question.title = tr("Delete postponed interactions");
    question.text = tr("Delete {1} with comments and documents? Undo brings it back.", what);
    question.answers.push_back(
        {.name = tr("Delete"),
         .run =
             [&session, rows, what] {
                 using Which = interaction::DeleteEntries::Which;
                 run_work(session, std::make_shared<interaction::DeleteEntries>(rows, Which::all),
                          {tr("Deleting {1}", what), tr("Delete {1}", what)});
             },
         .danger = true});
    question.answers.push_back({.name = tr("Cancel")});
    session.ask(std::move(question));
}

}  // namespace

PostponedScreen::PostponedScreen()
    : grid_(msg("Postponed Interactions"), postponed_source(), {.search = true}) {}

std::vector<Action> PostponedScreen::actions(Session& session) {
    const std::vector<Row> rows = grid_.selected_rows();
    const bool one = rows.size() == 1;
    const std::string choose = tr("Select an interaction first.");
    return {{.name = tr("Resume"),
             .icon = theme::Icon::undo_2,
             .run = [&session, rows] { resume_interaction(session, rows.front()); },
             .primary = true,
             .enabled = one,
             .reason = one ? "" : choose},
            show_attachments(session, rows),
            {.name = tr("Delete"),
             .icon = theme::Icon::trash_2,
             .run = [&session, rows] { ask_to_delete(session, rows); },
             .enabled = !rows.empty(),
             .reason = rows.empty() ? choose : "",
             .danger = true}};
}

void PostponedScreen::draw(ui::Ui& ui, Session& session, const ui::Rect& area) {
    const RecordGrid::Events events =
        grid_.draw(ui, session, area,
                   {theme::Icon::history, tr("No postponed interactions"),
                    tr("Whoever cancels Create Interaction may keep it here, to finish it later."),
                    tr("Go to Contacts")});
    if (events.empty_action) session.go("/contacts");
    if (events.opened != table::kNoRow && session.check_can_change())
        resume_interaction(session, events.opened);
}

}  // namespace segments::app
