#include "app/screens/contact_list.h"

#include "core/base/percent.h"
#include "core/contact/contact.h"
#include "core/contact/contact_tables.h"

namespace segments::app {
namespace {

namespace card = contact::contact;

void create(Session& session, schema::ContactType type) {
    std::string no;
    std::string notice;
    const bool made = session.edit_or_tell(
        type == schema::ContactType::company ? "New company" : "New person", [&](table::Transaction& tx) {
            const Result<table::Row> row =
                contact::create_contact(tx, session.context(), {type, ""}, &notice);
            if (!row) return Result<void>(row.error());
            no = tx.table(card::kTable).text(*row, card::kNo);
            tx.set_label("New contact " + no);
            return Result<void>();
        });
    if (!made) return;
    session.go("/contacts/" + percent_encoded(no));
    if (!notice.empty()) session.tell(ui::Tone::warning, notice);
}

GridSource contact_source() {
    GridSource source{.table = card::kTable, .one = "contact", .many = "contacts"};
    const auto column = [](table::FieldId field, float width) {
        return field_column(card::kDef, field, width);
    };
    source.columns = all_fields(
        card::kDef,
        {as_link(column(card::kNo, 110)), column(card::kName, 220), column(card::kCompanyName, 190),
         column(card::kCity, 130), column(card::kCountryRegionCode, 130), column(card::kPhoneNo, 140),
         column(card::kEMail, 220), column(card::kType, 90), column(card::kSalespersonCode, 130)});
    return source;
}

}  // namespace

ContactListScreen::ContactListScreen() : grid_("Contacts", contact_source(), {.search = true}) {}

std::vector<Action> ContactListScreen::actions(Session& session) {
    return {
        {"New company", theme::Icon::building_2,
         [&session] { create(session, schema::ContactType::company); }, true},
        {"New person", theme::Icon::user_plus, [&session] { create(session, schema::ContactType::person); }},
    };
}

void ContactListScreen::draw(ui::Ui& ui, Session& session, const ui::Rect& area) {
    const RecordGrid::Events events = grid_.draw(
        ui, session, area,
        {theme::Icon::contact, "No contacts yet", "Enter a company or a person with the buttons above."});
    if (events.opened == table::kNoRow) return;
    const std::string_view no = session.table(card::kTable).text(events.opened, card::kNo);
    session.go("/contacts/" + percent_encoded(no));
}

}  // namespace segments::app
