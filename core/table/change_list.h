// What one transaction changed. It drives everything that follows from a change: the journal, undo and redo,
// live views, the notice to other tabs.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "core/table/bitmap.h"
#include "core/table/schema.h"

namespace segments::table {

struct CellChange {
    Row row = kNoRow;
    FieldId field = 0;
    std::int64_t before = 0;  // raw value: number, dictionary code or arena handle
};

// There may be millions of each: deques grow without a second copy.
struct TableChanges {
    TableId table = 0;
    std::deque<Row> inserted;
    Bitmap inserted_set;     // the same as a set
    std::deque<Row> erased;  // none of them inserted by the same transaction
    // Of rows that were there before, in the order of the changes.
    std::deque<CellChange> cells;

    bool empty() const { return inserted.empty() && erased.empty() && cells.empty(); }
};

struct ChangeList {
    std::string label;  // the step's name in History: "Add Contacts to SM00001"
    std::vector<TableChanges> tables;

    const TableChanges* of(TableId table) const {
        for (const TableChanges& changes : tables) {
            if (changes.table == table) return &changes;
        }
        return nullptr;
    }
    bool empty() const {
        for (const TableChanges& changes : tables) {
            if (!changes.empty()) return false;
        }
        return true;
    }
};

}  // namespace segments::table
