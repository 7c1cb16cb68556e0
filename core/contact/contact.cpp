#include "core/contact/contact.h"

#include <algorithm>

#include "core/base/address_forms.h"
#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/contact/contact_view.h"
#include "core/contact/inheritance.h"
#include "core/contact/names.h"
#include "core/contact/type_change.h"
#include "core/segment/segment_tables.h"
#include "core/setup/new_workspace.h"
#include "core/setup/number_series.h"
#include "core/setup/number_series_setup.h"
#include "core/setup/salesperson.h"
#include "core/setup/setup_tables.h"
#include "core/table/find_rows.h"

namespace segments::contact {
namespace {

using schema::ContactType;
using schema::FieldValue;
using table::FieldDef;
using table::FieldId;
using table::Row;
using table::Table;
using table::Transaction;
namespace marketing = setup::marketing;

constexpr std::size_t kMaxRegistrationNo = 20;  // in use (CON-8)

Error field_error(const FieldDef& field, std::string message, std::string rule) {
    Error error = fail(std::move(message), std::move(rule));
    error.field = field.caption;
    return error;
}

void set_text(Transaction& tx, Row row, FieldId field, std::string_view text) {
    tx.set_text(contact::kTable, row, field, text);
}

bool is_only_of_persons(FieldId field) {
    switch (field) {
        case contact::kFirstName:
        case contact::kMiddleName:
        case contact::kSurname:
        case contact::kJobTitle:
        case contact::kOrganizationalLevelCode:
            return true;
        default:
            return false;
    }
}

// What the setup and the user give a new contact (CON-1).
void set_defaults(Transaction& tx, const Context& context, Row row, ContactType type) {
    const Table& setup = tx.table(marketing::kTable);
    const Row defaults = setup.find(1);
    if (defaults != table::kNoRow) {
        const auto take = [&](FieldId field, FieldId from) {
            set_text(tx, row, field, setup.text(defaults, from));
        };
        take(contact::kSalespersonCode, marketing::kDefaultSalespersonCode);
        take(contact::kTerritoryCode, marketing::kDefaultTerritoryCode);
        take(contact::kCountryRegionCode, marketing::kDefaultCountryRegionCode);
        take(contact::kLanguageCode, marketing::kDefaultLanguageCode);
        take(contact::kFormatRegion, marketing::kDefaultFormatRegion);
        take(contact::kSalutationCode, type == ContactType::person
                                           ? marketing::kDefaultPersonSalutationCode
                                           : marketing::kDefaultCompanySalutationCode);
        tx.set_number(contact::kTable, row, contact::kCorrespondenceType,
                      setup.number(defaults, marketing::kDefaultCorrespondenceType));
    }
    const std::string_view own = setup::salesperson_of(tx.db(), context.user_id);
    if (!own.empty()) set_text(tx, row, contact::kSalespersonCode, own);
}

bool is_on_a_segment(const table::Database& db, table::Code contact_no) {
    const Table& lines = db.table(segment::line::kTable);
    bool found = false;
    table::for_each_row_with(lines, segment::line::kContactNo, contact_no, [&](Row row) {
        found = found || lines.number(row, segment::line::kRemovedBy) == 0;
    });
    return found;
}

Result<void> check_company(const table::Database& db, const ContactView& view, const FieldDef& field,
                           std::string_view company_no) {
    if (view.is_company())
        return field_error(field, tr("The Company No. of a company is its own number."), "CON-2");
    if (!company_no.empty()) {
        const Row company = db.table(contact::kTable).find(company_no);
        if (company == table::kNoRow)
            return field_error(
                field, tr("There is no contact {1}. Choose a company that exists.", company_no), "CON-5");
        if (ContactView(db, company).is_person())
            return field_error(field, tr("Contact {1} is a person. Choose a company.", company_no), "CON-5");
    }
    if (is_on_a_segment(db, view.code()))
        return field_error(field,
                           tr("The company can't be changed while the contact is on a segment. Remove its "
                              "lines or log the segment first."),
                           "CON-5");
    return {};
}

Result<void> check(const table::Database& db, Row row, const FieldDef& field, const FieldValue& value) {
    const ContactView view(db, row);
    if (field.id == contact::kNo || field.id == contact::kCompanyName ||
        (field.flags & (table::kReadOnly | table::kHidden)) != 0)
        return field_error(field, tr("{1} can't be typed.", tr(field.caption)), "ENT-15");
    if (view.is_company() && is_only_of_persons(field.id) && !value.is_blank())
        return field_error(field, tr("A company has no {1}. Fill it in for its people.", tr(field.caption)),
                           field.id == contact::kOrganizationalLevelCode ? "CLS-1" : "CON-2");
    if (Result<void> ok = check_form(field, value); !ok) return ok;
    switch (field.id) {
        case contact::kCompanyNo:
            return check_company(db, view, field, value.text);
        case contact::kType:
            return check_type_change(db, row);
        case contact::kPrivacyBlocked:
            if (value.number == 0 && view.flag(contact::kMinor) &&
                !view.flag(contact::kParentalConsentReceived))
                return field_error(field,
                                   tr("The privacy block of a minor can be taken off only when Parental "
                                      "Consent Received is set."),
                                   "CON-9");
            return {};
        case contact::kSalespersonCode:
            if (Result<void> ok = setup::check_not_blocked(db, field, value.text); !ok) return ok;
            [[fallthrough]];
        default:
            return schema::check_reference(db, field, value.text);
    }
}

void follow_name(Transaction& tx, Row row) {
    const ContactView view(tx.db(), row);
    if (!view.flag(contact::kSearchNameOwn))
        set_text(tx, row, contact::kSearchName, search_name_of(view.name()));
    if (view.is_company()) set_text(tx, row, contact::kCompanyName, view.name());
}

void compose_name(Transaction& tx, Row row) {
    const ContactView view(tx.db(), row);
    set_text(tx, row, contact::kName,
             composed_name(view.text(contact::kFirstName), view.text(contact::kMiddleName),
                           view.text(contact::kSurname)));
    follow_name(tx, row);
}

void block(Transaction& tx, Row row) {
    tx.set_flag(contact::kTable, row, contact::kPrivacyBlocked, true);
}

void apply(Transaction& tx, Row row, FieldId field, const FieldValue& value) {
    const ContactView view(tx.db(), row);
    switch (field) {
        case contact::kType:
            change_type(tx, row);
            return;
        case contact::kCompanyNo:
            join_company(tx, row,
                         value.text.empty() ? table::kNoRow : tx.table(contact::kTable).find(value.text));
            return;
        case contact::kSearchName: {
            const std::string following = search_name_of(view.name());
            const bool own = !value.text.empty() && value.text != following;
            tx.set_flag(contact::kTable, row, contact::kSearchNameOwn, own);
            set_text(tx, row, field, own ? value.text : following);
            return;
        }
        default:
            schema::set_cell(tx, contact::kTable, row, field, value);
    }
    switch (field) {
        case contact::kName:
            if (view.is_person()) set_name_parts(tx, row);
            follow_name(tx, row);
            break;
        case contact::kFirstName:
        case contact::kMiddleName:
        case contact::kSurname:
            compose_name(tx, row);
            break;
        case contact::kMinor:
            if (value.number != 0) block(tx, row);
            break;
        case contact::kParentalConsentReceived:
            block(tx, row);
            break;
        default:
            break;
    }
}

}  // namespace

std::string record_name(const table::Database& db, Row contact_row) {
    return tr("Contact {1}", ContactView(db, contact_row).no());
}

void touch(Transaction& tx, const Context& context, Row contact_row) {
    tx.set_number(contact::kTable, contact_row, contact::kLastDateModified, context.today);
    tx.set_number(contact::kTable, contact_row, contact::kLastTimeModified,
                  context.minutes * filter::kMillisecondsPerMinute + 1);
}

void touch_owner(Transaction& tx, const Context& context, table::TableId table, Row row) {
    const Row owner = tx.table(contact::kTable).find_code(tx.table(table).code(row, 0));
    if (owner != table::kNoRow) touch(tx, context, owner);
}

Result<Row> create_contact(Transaction& tx, const Context& context, const NewContact& wanted,
                           std::string* notice) {
    if (notice != nullptr) notice->clear();
    std::string no = is_valid_utf8(wanted.no) ? code_form(wanted.no) : std::string();
    if (no.empty()) {
        const Result<std::string> series = setup::series_in_setup(tx.db(), marketing::kContactNos);
        if (!series) return series.error();
        const std::string chosen(setup::series_or_related(tx.db(), *series, wanted.series));
        Result<std::string> next = setup::next_free_number(tx, context, chosen, contact::kTable, notice);
        if (!next) return next.error();
        no = std::move(*next);
    } else {
        const Result<std::string> series = setup::series_in_setup(tx.db(), marketing::kContactNos);
        if (Result<void> ok =
                setup::check_manual(tx.db(), series ? *series : std::string(), no, contact::kTable);
            !ok)
            return ok.error();
    }
    const Row row = tx.insert(contact::kTable, {no});
    tx.set_number(contact::kTable, row, contact::kType, static_cast<int>(wanted.type));
    if (wanted.type == ContactType::company) set_text(tx, row, contact::kCompanyNo, no);
    set_defaults(tx, context, row, wanted.type);
    touch(tx, context, row);
    return row;
}

namespace {

enum class Form : std::uint8_t { none, e_mail, phone, registration };

Form form_of(const FieldDef& field) {
    if (field.name == "eMail" || field.name == "eMail2") return Form::e_mail;
    if (field.name == "phoneNo" || field.name == "mobilePhoneNo" || field.name == "faxNo") return Form::phone;
    return field.name == "registrationNo" ? Form::registration : Form::none;
}

}  // namespace

bool has_form(const FieldDef& field) {
    return form_of(field) != Form::none;
}

Result<void> check_form(const FieldDef& field, const FieldValue& value) {
    const std::string& text = value.text;
    if (text.empty()) return {};
    const auto refuse = [&](std::string_view pattern) {
        return field_error(field, tr(pattern, tr(field.caption)), "CON-8");
    };
    const Form form = form_of(field);
    if (form == Form::e_mail && !looks_like_e_mails(text))
        return refuse(msg("{1} must look like name@company.example. Correct the address."));
    if (form == Form::phone && has_letter(text))
        return refuse(msg("{1} must not contain letters. Correct the number."));
    if (form == Form::registration && character_count(text) > kMaxRegistrationNo)
        return refuse(msg("{1} may have at most 20 characters. Please shorten it."));
    return {};
}

bool is_editable(const table::Database& db, Row contact_row, FieldId field) {
    const Table& contacts = db.table(contact::kTable);
    if (field == contact::kNo || field == contact::kCompanyName ||
        (contacts.field(field).flags & (table::kReadOnly | table::kHidden)) != 0)
        return false;
    return ContactView(db, contact_row).is_person() ||
           (!is_only_of_persons(field) && field != contact::kCompanyNo);
}

Result<void> set_field(Transaction& tx, const Context& context, Row contact_row, FieldId field,
                       const FieldValue& value) {
    const Table& contacts = tx.table(contact::kTable);
    const auto located = [&](Error error) {
        error.record = record_name(tx.db(), contact_row);
        return error;
    };
    const Result<FieldValue> wanted = schema::normalized(contacts.field(field), value);
    if (!wanted) return located(wanted.error());
    if (*wanted == schema::cell_value(contacts, contact_row, field)) return {};
    if (Result<void> ok = check(tx.db(), contact_row, contacts.field(field), *wanted); !ok)
        return located(ok.error());
    if (ContactView(tx.db(), contact_row).is_company()) {
        const PassOn change(tx.db(), contact_row, field);
        apply(tx, contact_row, field, *wanted);
        for (const Row person : change.run(tx)) touch(tx, context, person);
    } else {
        apply(tx, contact_row, field, *wanted);
    }
    touch(tx, context, contact_row);
    return {};
}

Result<void> set_field_typed(Transaction& tx, const filter::EntryContext& entry, const Context& context,
                             Row contact_row, FieldId field, std::string_view typed) {
    const Result<FieldValue> value =
        schema::parse_field_value(tx.table(contact::kTable).field(field), typed, entry);
    if (!value) {
        Error error = value.error();
        error.record = record_name(tx.db(), contact_row);
        return error;
    }
    return set_field(tx, context, contact_row, field, *value);
}

}  // namespace segments::contact
