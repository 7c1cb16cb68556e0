// Contacts of the database as JSON (docs/contacts-format.md): what ContactReader reads.
#pragma once

#include <array>
#include <string>

#include "core/exchange/contact_record.h"
#include "core/exchange/rows_by_contact.h"
#include "core/table/database.h"

namespace segments::exchange {

// What belongs to contacts in other tables.
struct BelongingsIndex {
    BelongingsIndex() = default;
    explicit BelongingsIndex(const table::Database& db);
    // Only these lists: bits of ContactRecord::lists().
    BelongingsIndex(const table::Database& db, std::uint8_t lists);
    bool step(std::size_t rows);

    const RowsByContact& of(contact::Assignment kind) const {
        return assigned[static_cast<std::size_t>(kind)];
    }

    std::array<RowsByContact, std::size(contact::kAssignments)> assigned;
    RowsByContact addresses, periods, answers;
};

// Fills the record with a contact: what isn't blank, with views into the database. A contact's own Search
// Name alone is given, and Privacy Blocked of every minor.
void load_record(const table::Database& db, table::Row contact_row, const BelongingsIndex& belongings,
                 ContactRecord& record);

// Appends the record as a JSON object on one line.
void append_json(std::string& out, const ContactRecord& record);

}  // namespace segments::exchange
