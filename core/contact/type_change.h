// From company to person and back (CON-7).
#pragma once

#include "core/base/result.h"
#include "core/contact/contact_tables.h"
#include "core/table/transaction.h"

namespace segments::contact {

// Whether the contact's type may be changed to the other one.
Result<void> check_type_change(const table::Database& db, table::Row contact_row);
// Makes a company a person, or a person a company. REQUIRES: check_type_change() allows it.
void change_type(table::Transaction& tx, table::Row contact_row);
// Splits the person's name into its parts (CON-3).
void set_name_parts(table::Transaction& tx, table::Row contact_row);

}  // namespace segments::contact
