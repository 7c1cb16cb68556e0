// Numbers of entries: one after the highest in use.
#pragma once

#include <algorithm>
#include <cstdint>

#include "core/table/table.h"

namespace segments::interaction {

// The highest value of a column; 0 for a table without rows. One scan.
inline std::int64_t highest_number(const table::Table& table, table::FieldId field) {
    std::int64_t highest = 0;
    const table::NumberColumn& column = table.column(field);
    table.live().for_each([&](table::Row row) { highest = std::max(highest, column.get(row)); });
    return highest;
}

// For tables whose key is an Entry No. One scan: call it once for a whole bulk of entries.
inline std::int64_t next_entry_no(const table::Table& table) {
    return highest_number(table, 0) + 1;
}

}  // namespace segments::interaction
