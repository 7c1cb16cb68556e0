// Reads a contact: its fields by name, and what follows from them (ENT-15). Cheap to make and to copy.
//
//     const ContactView ann(db, row);
//     if (ann.is_person()) show(ann.name(), ann.company_name());
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/contact/contact_tables.h"
#include "core/schema/enumerations.h"
#include "core/table/database.h"

namespace segments::contact {

class ContactView {
  public:
    // REQUIRES: a live row of the contact table; the view is good while it lives.
    ContactView(const table::Database& db, table::Row row)
        : db_(&db), table_(&db.table(contact::kTable)), row_(row) {}

    table::Row row() const { return row_; }
    const table::Database& db() const { return *db_; }

    std::string_view text(table::FieldId field) const { return table_->text(row_, field); }
    std::int64_t number(table::FieldId field) const { return table_->number(row_, field); }
    bool flag(table::FieldId field) const { return table_->flag(row_, field); }

    std::string_view no() const { return text(contact::kNo); }
    // In the dictionary of contact numbers, by which other tables refer to the contact.
    table::Code code() const { return table_->code(row_, contact::kNo); }
    schema::ContactType type() const { return static_cast<schema::ContactType>(number(contact::kType)); }
    bool is_person() const { return type() == schema::ContactType::person; }
    bool is_company() const { return !is_person(); }
    std::string_view name() const { return text(contact::kName); }
    std::string_view search_name() const { return text(contact::kSearchName); }
    std::string_view company_no() const { return text(contact::kCompanyNo); }
    std::string_view company_name() const { return text(contact::kCompanyName); }
    std::string_view e_mail() const { return text(contact::kEMail); }
    std::string_view salesperson_code() const { return text(contact::kSalespersonCode); }
    std::string_view language_code() const { return text(contact::kLanguageCode); }
    schema::CorrespondenceType correspondence_type() const {
        return static_cast<schema::CorrespondenceType>(number(contact::kCorrespondenceType));
    }
    bool privacy_blocked() const { return flag(contact::kPrivacyBlocked); }
    bool excluded() const { return flag(contact::kExcludeFromSegment); }

    // The company's row; its own for a company, kNoRow for a person without one.
    table::Row company_row() const {
        const table::Code company = table_->code(row_, contact::kCompanyNo);
        return company == 0 ? table::kNoRow : table_->find_code(company);
    }
    // Its own number for persons, blank for companies (ENT-15).
    std::string_view lookup_contact_no() const { return is_person() ? no() : std::string_view{}; }
    // The e-mail address in upper case (ENT-15).
    std::string search_e_mail() const;

  private:
    const table::Database* db_;
    const table::Table* table_;
    table::Row row_;
};

// Whether an interaction may be started with the contact (CON-10): an error if it is privacy blocked.
Result<void> check_not_privacy_blocked(const table::Database& db, table::Row contact_row);

// How many classifications a contact has, and its summarised business relation, as shown on its card. Each
// needs a scan of an assignment table (a millisecond for a million assignments), so views keep the result.
struct ClassificationFigures {
    std::size_t mailing_groups = 0;        // by its own number
    std::size_t job_responsibilities = 0;  // by its own number
    std::size_t industry_groups = 0;       // by the company's number
    std::size_t business_relations = 0;    // by the company's number
    std::string_view business_relation;    // CLS-4: caption of ENM-10
};
ClassificationFigures classification_figures(const table::Database& db, table::Row contact_row);

}  // namespace segments::contact
