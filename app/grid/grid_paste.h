// A block of cells from the clipboard, as spreadsheets put it there, and putting it into a list: the whole of
// it in one change, or nothing.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/grid/grid_source.h"

namespace segments::app {

using CellBlock = std::vector<std::vector<std::string>>;

// Cells between tabs, rows in lines; a cell in quotes may hold either, and quotes doubled.
CellBlock parse_block(std::string_view text);

// Where it goes: `rows` of the source's table from top to bottom, further ones are begun in the entry row;
// `columns` from left to right.
struct PasteTarget {
    std::span<const table::Row> rows;
    std::span<const std::size_t> columns;
};

// All that pasting a block needs, kept while the person looks at what it will do.
struct PasteWork {
    GridSource source;
    CellBlock block;
    std::vector<table::Row> rows;
    std::vector<std::size_t> columns;
    std::size_t naming = 0;  // the column that names a row
    std::string list;

    std::size_t cells() const;
    PasteTarget target() const { return {rows, columns}; }
};

// Sets the cells. A cell that can't be changed is passed over if it shows just that. Errors name the row of
// the block, from 1, and the column; the transaction has to be rolled back then.
Result<void> paste_block(table::Transaction& tx, const Session& session, const GridSource& source,
                         const CellBlock& block, const PasteTarget& target);

// The same with what it did, told above the screen. True if it went well.
bool paste_now(Session& session, const PasteWork& work);

// What pasting would do, by doing it in a transaction that is to be rolled back.
struct PasteLook {
    struct Change {
        std::string row, column, before, after;
    };
    std::size_t changed = 0, same = 0, added = 0, refused = 0;
    std::vector<Change> changes;        // the first ones
    std::vector<std::string> problems;  // of those refused
};
PasteLook look_at_paste(table::Transaction& tx, const Session& session, const PasteWork& work);

}  // namespace segments::app
