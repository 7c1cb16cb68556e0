#include "core/contact/type_change.h"

#include "core/base/tr.h"
#include "core/contact/contact_view.h"
#include "core/contact/names.h"
#include "core/interaction/interaction_tables.h"
#include "core/setup/setup_tables.h"
#include "core/table/find_rows.h"

namespace segments::contact {
namespace {

using table::FieldId;
using table::Row;
namespace marketing = setup::marketing;

Error refuse(const std::string& why) {
    Error error = fail(tr("The type can't be changed: {1}", why), "CON-7");
    error.field = "Type";
    return error;
}

bool is_used(const table::Database& db, table::TableId id, FieldId field, table::Code contact_no) {
    bool found = false;
    table::for_each_row_with(db.table(id), field, contact_no, [&](Row) { found = true; });
    return found;
}

Result<void> check_company(const table::Database& db, const ContactView& view) {
    const table::Code no = view.code();
    bool has_people = false;
    table::for_each_row_with(db.table(contact::kTable), contact::kCompanyNo, no,
                             [&](Row row) { has_people = has_people || row != view.row(); });
    if (has_people) return refuse(tr("people belong to the company. Give them another company first."));
    if (is_used(db, business_relation::kTable, business_relation::kContactNo, no))
        return refuse(tr("the company has business relations. Remove them first."));
    if (is_used(db, industry_group::kTable, industry_group::kContactNo, no))
        return refuse(tr("the company has industry groups. Remove them first."));
    if (is_used(db, web_source::kTable, web_source::kContactNo, no))
        return refuse(tr("the company has web sources. Remove them first."));
    if (!view.text(contact::kCurrencyCode).empty())
        return refuse(tr("a Currency Code is filled in. Empty it first."));
    if (!view.text(contact::kVatRegistrationNo).empty())
        return refuse(tr("a VAT Registration No. is filled in. Empty it first."));
    return {};
}

Result<void> check_person(const table::Database& db, const ContactView& view) {
    if (!view.text(contact::kOrganizationalLevelCode).empty())
        return refuse(tr("an Organizational Level Code is filled in. Empty it first."));
    if (is_used(db, job_responsibility::kTable, job_responsibility::kContactNo, view.code()))
        return refuse(tr("the person has job responsibilities. Remove them first."));
    return {};
}

}  // namespace

Result<void> check_type_change(const table::Database& db, Row contact_row) {
    namespace entry = interaction::log_entry;
    const ContactView view(db, contact_row);
    if (is_used(db, entry::kTable, entry::kContactNo, view.code()) ||
        (view.is_company() && is_used(db, entry::kTable, entry::kContactCompanyNo, view.code())))
        return refuse(tr("there are interactions with the contact."));
    return view.is_company() ? check_company(db, view) : check_person(db, view);
}

void set_name_parts(table::Transaction& tx, Row contact_row) {
    const NameParts parts = split_name(ContactView(tx.db(), contact_row).name());
    tx.set_text(contact::kTable, contact_row, contact::kFirstName, parts.first_name);
    tx.set_text(contact::kTable, contact_row, contact::kMiddleName, parts.middle_name);
    tx.set_text(contact::kTable, contact_row, contact::kSurname, parts.surname);
}

void change_type(table::Transaction& tx, Row contact_row) {
    const ContactView view(tx.db(), contact_row);
    const bool to_person = view.is_company();
    tx.set_number(contact::kTable, contact_row, contact::kType,
                  static_cast<int>(to_person ? schema::ContactType::person : schema::ContactType::company));
    const auto set = [&](FieldId field, std::string_view text) {
        tx.set_text(contact::kTable, contact_row, field, text);
    };
    if (to_person) {
        set(contact::kCompanyNo, "");
        set(contact::kCompanyName, "");
        set_name_parts(tx, contact_row);
    } else {
        for (const FieldId field :
             {contact::kFirstName, contact::kMiddleName, contact::kSurname, contact::kJobTitle})
            set(field, "");
        set(contact::kCompanyNo, view.no());
        set(contact::kCompanyName, view.name());
    }
    // A salutation that was the default of the former type becomes the default of the new one.
    const table::Table& setup = tx.table(marketing::kTable);
    const Row row = setup.find(1);
    if (row == table::kNoRow) return;
    const std::string_view company_default = setup.text(row, marketing::kDefaultCompanySalutationCode);
    const std::string_view person_default = setup.text(row, marketing::kDefaultPersonSalutationCode);
    if (view.text(contact::kSalutationCode) == (to_person ? company_default : person_default))
        set(contact::kSalutationCode, to_person ? person_default : company_default);
}

}  // namespace segments::contact
