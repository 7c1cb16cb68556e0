// Creates and changes contacts by the rules of docs/domain.md chapter 14.1. Forms, inline editing and paste
// all come through set_field; the import has its own bulk way (core/exchange/import_job.h).
//
//     Transaction tx(db, "New contact");
//     Result<Row> row = create_contact(tx, context, {schema::ContactType::person, ""});
//     Result<void> set = set_field(tx, context, *row, contact::kName, "Ann Lee");
//
// A function that returns an error has changed nothing.
#pragma once

#include <string>
#include <string_view>

#include "core/base/context.h"
#include "core/base/result.h"
#include "core/contact/contact_tables.h"
#include "core/filter/entry_context.h"
#include "core/schema/enumerations.h"
#include "core/schema/field_value.h"
#include "core/table/transaction.h"

namespace segments::contact {

struct NewContact {
    schema::ContactType type = schema::ContactType::company;
    std::string no;           // blank: the next of the series Contact Nos., skipping numbers in use
    std::string series = {};  // of the number: chosen among those related to Contact Nos. (NUM-3)
};

// A new contact with the defaults of Marketing Setup (CON-1). `notice`, where given, receives the warning of
// a number series that runs out. Errors: NUM-1, NUM-4, NUM-5.
Result<table::Row> create_contact(table::Transaction& tx, const Context& context, const NewContact& wanted,
                                  std::string* notice = nullptr);

// Sets a field with all that follows from it: the form of the value, CON-2 to CON-9, CLS-1, existence of
// codes, and the modification stamp (CON-21). Setting the value that is there already does nothing, except
// that choosing the same company again inherits from it again (CON-5). Fields that are never typed are
// refused.
Result<void> set_field(table::Transaction& tx, const Context& context, table::Row contact_row,
                       table::FieldId field, const schema::FieldValue& value);
// The same with a text as typed in the region's form.
Result<void> set_field_typed(table::Transaction& tx, const filter::EntryContext& entry,
                             const Context& context, table::Row contact_row, table::FieldId field,
                             std::string_view typed);

// Whether the field can be edited on this contact; if not, the form shows it read-only. Companies have no
// first name, middle name, surname, job title and organizational level (CON-2, CLS-1) and their Company No.
// and Company Name are their own; a person's Company Name is the company's.
bool is_editable(const table::Database& db, table::Row contact_row, table::FieldId field);

// The form that CON-8 and the reference demand of single fields: e-mail addresses, telephone and registration
// numbers. `value` is normalized. Also for alternate addresses and salespeople, whose fields have the same
// names.
Result<void> check_form(const table::FieldDef& field, const schema::FieldValue& value);
// Whether it demands anything of this field.
bool has_form(const table::FieldDef& field);

// The modification stamp (CON-21).
void touch(table::Transaction& tx, const Context& context, table::Row contact_row);
// The same for the contact whom a row of another table belongs to. REQUIRES: the first field of `table` is
// the Contact No.
void touch_owner(table::Transaction& tx, const Context& context, table::TableId table, table::Row row);

// "Contact CT000001": how records are named in errors.
std::string record_name(const table::Database& db, table::Row contact_row);

}  // namespace segments::contact
