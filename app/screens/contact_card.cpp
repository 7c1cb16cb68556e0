#include "app/screens/contact_card.h"

#include <optional>
#include <span>

#include "app/logging/create_interaction_dialog.h"
#include "app/logging/log_document_dialog.h"
#include "app/logging/phone_call_dialog.h"
#include "app/ui/button.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/tr.h"
#include "core/contact/contact.h"
#include "core/contact/contact_view.h"
#include "core/contact/delete_contacts.h"
#include "core/contact/salutation.h"
#include "core/schema/field_value.h"

namespace segments::app {
namespace {

namespace card = contact::contact;

struct Part {
    std::string_view caption;
    std::span<const table::FieldId> fields;
    bool open = true;
};

constexpr table::FieldId kGeneral[] = {
    card::kNo,         card::kType,           card::kName,      card::kName2,       card::kFirstName,
    card::kMiddleName, card::kSurname,        card::kCompanyNo, card::kCompanyName, card::kJobTitle,
    card::kInitials,   card::kSalutationCode, card::kSearchName};
constexpr table::FieldId kAddress[] = {card::kAddress, card::kAddress2, card::kPostCode,
                                       card::kCity,    card::kCounty,   card::kCountryRegionCode};
constexpr table::FieldId kCommunication[] = {
    card::kPhoneNo,  card::kMobilePhoneNo,      card::kEMail,        card::kEMail2,
    card::kHomePage, card::kCorrespondenceType, card::kLanguageCode, card::kFormatRegion};
constexpr table::FieldId kSegmentation[] = {
    card::kSalespersonCode, card::kTerritoryCode, card::kOrganizationalLevelCode, card::kExcludeFromSegment,
    card::kPrivacyBlocked,  card::kMinor,         card::kParentalConsentReceived};
constexpr table::FieldId kMore[] = {card::kExternalId,        card::kCurrencyCode,    card::kRegistrationNo,
                                    card::kVatRegistrationNo, card::kFaxNo,           card::kPager,
                                    card::kTelexNo,           card::kTelexAnswerBack, card::kExtensionNo,
                                    card::kLastDateModified};

bool is_blank(const Session& session, table::Row row, table::FieldId field) {
    return schema::format_cell(session.table(card::kTable), row, field, session.locale()).empty();
}

constexpr Part kParts[] = {{msg("General"), kGeneral},
                           {msg("Address"), kAddress},
                           {msg("Communication"), kCommunication},
                           {msg("Segmentation"), kSegmentation},
                           {msg("Registration and other numbers"), kMore, false}};

// How the contact is greeted in its own language (ENT-25).
void draw_greeting(ui::Ui& ui, const Session& session, table::Row contact_row) {
    const contact::ContactView view(session.db(), contact_row);
    const auto greeting = [&](schema::SalutationType type) {
        return contact::salutation_of(session.db(), contact_row, type, view.language_code());
    };
    const std::optional<std::string> formal = greeting(schema::SalutationType::formal);
    const std::optional<std::string> informal = greeting(schema::SalutationType::informal);
    if (!formal && !informal) return;
    const std::string between = formal && informal ? " · " : "";
    ui::text(ui, tr("Greeted: {1}", formal.value_or("") + between + informal.value_or("")), true);
}

}  // namespace

table::Row ContactCardScreen::row(const Session& session) const {
    return session.table(card::kTable).find(no_);
}

std::string ContactCardScreen::title(const Session&) const {
    return tr("Contact {1}", no_);
}

std::vector<Action> ContactCardScreen::actions(Session& session) {
    if (row(session) == table::kNoRow) return {};
    return {{.name = tr("Create Interaction"),
             .icon = theme::Icon::plus,
             .run = [this, &session] { create_interaction(session, {.contact_no = no_}); }},
            {.name = tr("Make Phone Call"),
             .icon = theme::Icon::phone,
             .run = [this, &session] { make_phone_call(session, no_); }},
            {.name = tr("Log Document"),
             .icon = theme::Icon::file_text,
             .run = [this, &session] { log_document_of(session, no_); }},
            {.name = tr("Delete"), .icon = theme::Icon::trash_2, .run = [this, &session] {
                 ask_to_delete(session);
             }}};
}

void ContactCardScreen::ask_to_delete(Session& session) {
    const contact::ContactView view(session.db(), row(session));
    Question question;
    question.title = tr("Delete contact");
    question.text = tr("Delete {1} ({2})?", view.name().empty() ? view.no() : view.name(), no_);
    if (view.is_company()) question.text += " " + tr("The people of the company are deleted with it.").str();
    question.text += " " + tr("Undo brings it back.").str();
    question.answers.push_back(
        {.name = tr("Delete"),
         .run =
             [no = no_, &session] {
                 const bool done =
                     session.edit_or_tell(tr("Delete contact {1}", no), [&](table::Transaction& tx) {
                         return contact::delete_contact(tx, tx.table(card::kTable).find(no));
                     });
                 if (done) session.go("/contacts");
             },
         .danger = true});
    question.answers.push_back({.name = tr("Cancel")});
    session.ask(std::move(question));
}

void ContactCardScreen::draw_assignments(ui::Ui& ui, Session& session, table::Row contact_row,
                                         contact::Assignment kind) {
    const table::TableDef& master = session.table(contact::master_table_of(kind)).def();
    const table::Table& assigned = session.table(contact::table_of(kind));
    const ui::IdScope scope(ui, master.name);
    const ui::Stack stack(ui);
    const std::string step = tr("Classification of contact {1}", no_);
    ui::ComboOptions options;
    options.field.placeholder = tr("Add a code");
    options.free_text = true;
    const ui::FieldResult added = ui::combobox(ui, tr(master.caption), "",
                                               reference_options(session, assigned.field(1).domain), options);
    if (added.committed && !added.text.empty()) {
        const Result<void> done = session.edit(step, [&](table::Transaction& tx) {
            return without_value(contact::assign(tx, session.context(), kind, contact_row, added.text));
        });
        if (!done)
            added.reject(sentence(done.error()));
        else
            ui::drop_draft(ui, added.id);
    }
    Assigned& kept = assigned_[static_cast<std::size_t>(kind)];
    if (kept.version != assigned.version()) {
        kept = {assigned.version(), contact::assignments_of(session.db(), kind, contact_row)};
    }
    const std::vector<table::Row> rows = kept.rows;
    draw_codes(ui, session, kind, rows);
    if (kind == contact::Assignment::web_source) details_.draw_web_sources(ui, session, rows);
    if (kind == contact::Assignment::business_relation)
        details_.draw_relations(ui, session, contact_row, rows);
}

void ContactCardScreen::draw_codes(ui::Ui& ui, Session& session, contact::Assignment kind,
                                   const std::vector<table::Row>& rows) const {
    if (rows.empty()) return;
    const table::Table& assigned = session.table(contact::table_of(kind));
    const std::string step = tr("Classification of contact {1}", no_);
    const ui::Row line(ui);
    for (const table::Row each : rows) {
        if (!assigned.is_live(each)) continue;
        const std::string code(assigned.text(each, 1));
        const std::string name = code + " ×";
        if (!ui::button(ui, name, {.reason = tr("Take this code away"), .key = code})) continue;
        session.edit_or_tell(step, [&](table::Transaction& tx) {
            contact::unassign(tx, session.context(), kind, each);
            return Result<void>();
        });
        ui.again();
        return;
    }
}

void ContactCardScreen::draw(ui::Ui& ui, Session& session, const ui::Rect& area) {
    const table::Row contact_row = row(session);
    if (contact_row == table::kNoRow) {
        if (ui::empty_state_in(ui, area, theme::Icon::contact, tr("There is no contact {1}", no_),
                               tr("It may have been deleted: Undo brings it back."), tr("Go to Contacts"))) {
            session.go("/contacts");
        }
        return;
    }
    const ui::ScrollArea page(ui, "page", area, theme::space::kXl, 1100);
    const contact::ContactView view(session.db(), contact_row);
    ui::heading(ui, view.name().empty() ? tr("Without a name yet").view() : view.name());
    duplicates_.draw(ui, session, contact_row);
    RecordForm form(session, card::kTable, contact_row);
    form.label = tr("Change contact {1}", no_);
    form.editable = [&](table::FieldId field) {
        return contact::is_editable(session.db(), contact_row, field);
    };
    form.set = [&](table::Transaction& tx, table::FieldId field, std::string_view typed) {
        return contact::set_field_typed(tx, session.entry(), session.context(), contact_row, field, typed);
    };
    for (const Part& part : kParts) {
        const ui::Group group(ui, tr(part.caption), {.open = part.open});
        if (!group) continue;
        {
            const ui::Form columns(ui, 3);
            for (const table::FieldId field : part.fields) {
                // What neither says anything nor can be filled in: a company's First Name.
                const bool useless = !form.editable(field) && is_blank(session, contact_row, field);
                if (!useless) form.draw(ui, field);
            }
        }
        if (&part == kParts) draw_greeting(ui, session, contact_row);
    }
    if (const ui::Group group(ui, tr("Classification")); group) {
        const ui::Form columns(ui, 2);
        for (const contact::Assignment kind : contact::kAssignments) {
            if (contact::is_allowed(kind, view.is_person())) {
                draw_assignments(ui, session, contact_row, kind);
            }
        }
    }
    if (const ui::Group group(ui, tr("Profile"), {.open = false}); group) {
        profile_.draw(ui, session, contact_row);
    }
    if (const ui::Group group(ui, tr("Interactions")); group) {
        interactions_.draw(ui, session, contact_row);
    }
    if (const ui::Group group(ui, tr("Segments over time"), {.open = false}); group) {
        segments_.draw(ui, session, contact_row);
    }
    if (const ui::Group group(ui, tr("Alternate addresses"), {.open = false}); group) {
        addresses_.draw(ui, session, contact_row);
    }
    if (const ui::Group group(ui, tr("Comments"), {.open = false}); group) comments_.draw(ui, session);
}

}  // namespace segments::app
