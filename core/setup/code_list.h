// Code lists: mailing groups, industry groups, countries, salespeople ... (ENT-18 and the like). All are
// tables with a code as key and a description or name behind it.
//
//     Result<Row> row = create_code(tx, mailing_group::kTable, "NEWS", "Monthly newsletter");
//     Result<void> gone = delete_code(tx, mailing_group::kTable, *row);        // DEL-6
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/schema/field_value.h"
#include "core/table/transaction.h"

namespace segments::setup {

struct CodeList {
    table::TableId table;
    std::string_view caption;  // of all its codes: "Mailing Groups"
};

// The code lists, in the order of menus.
std::span<const CodeList> code_lists();
bool is_code_list(table::TableId id);

// A new code with its description or name; the description may be blank. Errors: a blank, too long or taken
// code.
Result<table::Row> create_code(table::Transaction& tx, table::TableId id, std::string_view code,
                               std::string_view description);
// Changes any field but the code. Codes named by other fields must exist, addresses must look like ones.
Result<void> set_code_field(table::Transaction& tx, table::TableId id, table::Row row, table::FieldId field,
                            const schema::FieldValue& value);
// Deletes a code that nothing uses but segments and what was logged (DEL-6). Salespeople and interaction
// templates may be deleted while they are named (DEL-8, TPL-6).
Result<void> delete_code(table::Transaction& tx, table::TableId id, table::Row row);

// Where contacts use the codes of a list: assignments for mailing groups and the like, contacts for the codes
// that stand on the contact itself. nullptr for lists whose use isn't counted.
struct CodeUse {
    table::TableId list;
    table::TableId used_in;
    table::FieldId field;
};
const CodeUse* contact_use_of(table::TableId id);

// How many contacts use each code (CLS-3): assignments for mailing groups and the like, contacts for the
// codes that stand on the contact itself. Index: the code in the dictionary of the table's key
// (Table::code(row, 0)). One scan; keep it while the tables' versions stay. Empty for lists whose use isn't
// counted.
std::vector<std::uint32_t> contacts_by_code(const table::Database& db, table::TableId id);

}  // namespace segments::setup
