// Alternate addresses of a contact and the periods in which they are in force (ENT-16, ENT-17, ALT-1). Every
// change touches the contact's modification stamp.
#pragma once

#include <string_view>
#include <vector>

#include "core/base/context.h"
#include "core/base/result.h"
#include "core/contact/contact_tables.h"
#include "core/schema/field_value.h"
#include "core/table/transaction.h"

namespace segments::contact {

// Errors: a blank or too long code, one that the contact has already.
Result<table::Row> add_alternate_address(table::Transaction& tx, const Context& context,
                                         table::Row contact_row, std::string_view code);
// Checked like the fields of a contact: form, length, existing country.
Result<void> set_alternate_address_field(table::Transaction& tx, const Context& context,
                                         table::Row address_row, table::FieldId field,
                                         const schema::FieldValue& value);
// Gives the address, its date ranges and the lines of open segments that use it another code. Returns the row
// of the address, which is a new one.
Result<table::Row> rename_alternate_address(table::Transaction& tx, const Context& context,
                                            table::Row address_row, std::string_view code);
// With its date ranges.
void remove_alternate_address(table::Transaction& tx, const Context& context, table::Row address_row);

// A period from `from` to `to` (blank: open end). Errors: no starting date, an end before it, another period
// of the contact that starts on the same day, no such address (ENT-17).
Result<table::Row> add_address_period(table::Transaction& tx, const Context& context, table::Row contact_row,
                                      std::string_view address_code, Day from, Day to);
// Changes it; a new starting date makes a new row, which is returned.
Result<table::Row> change_address_period(table::Transaction& tx, const Context& context,
                                         table::Row period_row, std::string_view address_code, Day from,
                                         Day to);
void remove_address_period(table::Transaction& tx, const Context& context, table::Row period_row);

// The contact's addresses by code, and all its periods by starting date: one scan each.
std::vector<table::Row> alternate_addresses_of(const table::Database& db, table::Row contact_row);
std::vector<table::Row> address_periods_of(const table::Database& db, table::Row contact_row);

}  // namespace segments::contact
