// What the rules of contacts make of a record: values that follow from others are filled in, values that are
// there already are left out, so that what remains is the change (CON-2 to CON-9, CLS-1;
// docs/contacts-format.md). Nothing is inherited from a company.
#pragma once

#include "core/base/result.h"
#include "core/exchange/contact_facts.h"
#include "core/exchange/contact_json.h"
#include "core/exchange/contact_record.h"
#include "core/exchange/text_pool.h"

namespace segments::exchange {

// `target`: the contact the record is for; kNoRow for a new one. `facts` decides about changes of type and
// company; without it they are allowed (they have been checked). Texts made on the way are kept in `pool`.
// Afterwards a new contact's record has all fields but Company No. and Company Name of a company, and Company
// Name of a person with a company; an existing one's has just what changes.
Result<void> complete(ContactRecord& record, const table::Database& db, table::Row target,
                      const ContactFacts* facts, TextPool& pool);
// Leaves out the lists that the contact has like this already. REQUIRES: a completed record of a contact that
// exists, `belongings` knows its lists.
void leave_out_same_lists(ContactRecord& record, const table::Database& db, table::Row target,
                          const BelongingsIndex& belongings);
// Whether an alternate address has these values already, its periods aside.
bool is_same_address(const AddressRecord& address, const table::Table& addresses, table::Row row);
// Whether a completed record of a contact that exists changes anything.
bool changes_anything(const ContactRecord& record);
// The type that the contact has after the import.
bool is_person(const ContactRecord& record, const table::Database& db, table::Row target);

}  // namespace segments::exchange
