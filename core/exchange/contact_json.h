// Contacts of the database as JSON (docs/contacts-format.md): what ContactReader reads.
#pragma once

#include <string>

#include "core/exchange/belongings.h"
#include "core/exchange/contact_record.h"
#include "core/table/database.h"

namespace segments::exchange {

// Fills the record with a contact: what isn't blank, with views into the database. A contact's own Search
// Name alone is given, and Privacy Blocked of every minor.
void load_record(const table::Database& db, table::Row contact_row, const BelongingsIndex& belongings,
                 ContactRecord& record);

// Appends the record as a JSON object on one line.
void append_json(std::string& out, const ContactRecord& record);

}  // namespace segments::exchange
