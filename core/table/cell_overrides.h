// Former raw values of cells, by row and field: what a row held before the transaction that also erased it.
#pragma once

#include <cstdint>
#include <unordered_map>

#include "core/table/change_list.h"

namespace segments::table {

struct CellOverrides {
    std::unordered_map<std::uint64_t, std::int64_t> before;

    static std::uint64_t key(Row row, FieldId field) { return std::uint64_t{row} << 8 | field; }
    // The first change of a cell holds its value before the transaction.
    void add(const CellChange& cell) { before.emplace(key(cell.row, cell.field), cell.before); }
};

}  // namespace segments::table
