// How people follow their company (CON-5, CON-6), by the inherit flags of Marketing Setup.
#pragma once

#include "core/contact/contact_tables.h"
#include "core/table/transaction.h"

namespace segments::contact {

// Puts a person into a company: Company No., Company Name and what is inherited. `company` may be kNoRow: the
// person then has no company, and keeps its values. The former company is the one the person has now.
void join_company(table::Transaction& tx, table::Row person, table::Row company);

// Whether a value of a company goes on to its people when it changes, by the flags (CON-6).
bool is_passed_on(const table::Database& db, table::FieldId field);
// Whether the person still has the company's value; of an address field, its whole address.
bool has_company_value(const table::Table& contacts, table::Row person, table::Row company,
                       table::FieldId field);

// Values of a company before a change of one field, to be passed on afterwards:
//
//     const PassOn change(tx.db(), company, contact::kPhoneNo);
//     tx.set_text(...);
//     change.run(tx, ...);
class PassOn {
  public:
    // Finds the company's people who still have the company's value of `field`; of an address field, its
    // whole address.
    PassOn(const table::Database& db, table::Row company, table::FieldId field);
    // Gives them the value that the company has now, and returns them.
    const std::vector<table::Row>& run(table::Transaction& tx) const;

  private:
    table::Row company_;
    table::FieldId field_;
    std::vector<table::Row> people_;
};

}  // namespace segments::contact
