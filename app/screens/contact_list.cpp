#include "app/screens/contact_list.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/exchange/export_contacts.h"
#include "app/exchange/import_contacts.h"
#include "app/letter/apply_template_dialog.h"
#include "app/setup/choose_series.h"
#include "core/base/percent.h"
#include "core/base/tr.h"
#include "core/contact/contact.h"
#include "core/contact/contact_tables.h"
#include "core/contact/delete_contacts.h"
#include "core/setup/setup_tables.h"

namespace segments::app {
namespace {

namespace card = contact::contact;

void create(Session& session, schema::ContactType type, const std::string& series) {
    std::string no;
    std::string notice;
    const bool made =
        session.edit_or_tell(type == schema::ContactType::company ? tr("New company") : tr("New person"),
                             [&](table::Transaction& tx) {
                                 const Result<table::Row> row = contact::create_contact(
                                     tx, session.context(), {type, "", series}, &notice);
                                 if (!row) return Result<void>(row.error());
                                 no = tx.table(card::kTable).text(*row, card::kNo);
                                 tx.set_label(tr("New contact {1}", no));
                                 return Result<void>();
                             });
    if (!made) return;
    session.go("/contacts/" + percent_encoded(no));
    if (!notice.empty()) session.tell(ui::Tone::warning, notice);
}

// NUM-3: with a number of a related series, if one is chosen.
void ask_and_create(Session& session, schema::ContactType type) {
    choose_series(session, setup::marketing::kContactNos,
                  [&session, type](const std::string& series) { create(session, type, series); });
}

std::string contacts_of(std::size_t count) {
    return tr_n("{1} contact", "{1} contacts", count);
}

void remove(Session& session, const std::vector<table::Row>& rows) {
    const auto work = std::make_shared<std::optional<contact::DeleteContacts>>();
    const std::string what = contacts_of(rows.size());
    ChangeJob job;
    job.title = tr("Deleting {1}", what);
    job.label = tr("Delete {1}", what);
    job.step = [work, rows](table::Transaction& tx, std::size_t count) -> Result<bool> {
        if (!*work) work->emplace(tx, rows);
        if (!(*work)->step(count)) return false;
        if ((*work)->problem()) return *(*work)->problem();
        return true;
    };
    job.progress = [work] { return *work ? (*work)->progress() : 0.0f; };
    job.done = [work, &session](const Result<void>& outcome) {
        if (!outcome) return session.tell(outcome.error());
        session.tell(ui::Tone::success,
                     tr("{1} deleted. Undo brings them back.", contacts_of((*work)->deleted())));
    };
    session.run(change_job(session, std::move(job)));
}

void ask_to_delete(Session& session, std::vector<table::Row> rows) {
    if (rows.empty()) return;
    Question question;
    question.title = rows.size() == 1 ? tr("Delete contact") : tr("Delete contacts");
    question.text = tr("Delete {1}? The people of companies are deleted with them. Undo brings all back.",
                       contacts_of(rows.size()));
    question.answers.push_back({.name = tr("Delete"),
                                .run = [&session, rows = std::move(rows)] { remove(session, rows); },
                                .danger = true});
    question.answers.push_back({.name = tr("Cancel")});
    session.ask(std::move(question));
}

GridSource contact_source() {
    GridSource source{.table = card::kTable, .noun = noun("contact", "contacts")};
    const auto column = [](table::FieldId field, float width) {
        return field_column(card::kDef, field, width);
    };
    source.columns = all_fields(
        card::kDef,
        {as_link(column(card::kNo, 110)), column(card::kName, 220), column(card::kCompanyName, 190),
         column(card::kCity, 130), column(card::kCountryRegionCode, 130), column(card::kPhoneNo, 165),
         column(card::kEMail, 220), column(card::kType, 90), column(card::kSalespersonCode, 130)});
    source.card = {"name", "no", "city", "phoneNo"};
    return source;
}

}  // namespace

ContactListScreen::ContactListScreen() : grid_(msg("Contacts"), contact_source(), {.search = true}) {}

std::vector<Action> ContactListScreen::actions(Session& session) {
    const bool any = !grid_.selection().empty();
    return {
        {tr("New company"), theme::Icon::building_2,
         [&session] { ask_and_create(session, schema::ContactType::company); }, true},
        {tr("New person"), theme::Icon::user_plus,
         [&session] { ask_and_create(session, schema::ContactType::person); }},
        {.name = tr("Delete"),
         .icon = theme::Icon::trash_2,
         .run = [this, &session] { ask_to_delete(session, grid_.selected_rows()); },
         .enabled = any,
         .reason = any ? tr("Delete the selected contacts") : tr("Select the contacts first."),
         .danger = true},
        {.name = tr("Import contacts"),
         .icon = theme::Icon::upload,
         .run = [&session] { pick_contacts(session); },
         .reason = tr("From JSON, vCard or CSV files; or drop them on the page")},
        export_action(session, grid_),
        {.name = tr("Imports"),
         .icon = theme::Icon::list,
         .run = [&session] { session.go("/imports"); },
         .reason = tr("What came in, and what was rejected"),
         .changes = false},
        {.name = tr("Duplicates"),
         .icon = theme::Icon::users,
         .run = [&session] { session.go("/duplicates"); },
         .reason = tr("Contacts that look the same: find and merge them"),
         .changes = false},
        {.name = tr("Apply Word Template"),
         .icon = theme::Icon::mail,
         .run = [this,
                 &session] { session.open(std::make_unique<ApplyTemplateDialog>(grid_.selected_rows())); },
         .enabled = any,
         .reason = any ? "" : tr("Select the contacts first."),
         .changes = false},
        {.name = tr("Value Entries"),
         .icon = theme::Icon::file_text,
         .run = [&session] { session.go("/value-entries"); },
         .reason = tr("What contacts bought: import it, choose contacts by it"),
         .changes = false},
    };
}

void ContactListScreen::draw(ui::Ui& ui, Session& session, const ui::Rect& area) {
    const RecordGrid::Events events = grid_.draw(
        ui, session, area,
        {theme::Icon::contact, tr("No contacts yet"),
         tr("Import a file, drop one on the page, or enter a company or a person with the buttons above."),
         tr("Choose a file")});
    if (events.empty_action) pick_contacts(session);
    if (events.opened == table::kNoRow) return;
    const std::string_view no = session.table(card::kTable).text(events.opened, card::kNo);
    session.go("/contacts/" + percent_encoded(no));
}

}  // namespace segments::app
