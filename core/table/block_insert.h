// An insert block on its way into a table, in steps. For block_codec.cpp.
#pragma once

#include <algorithm>
#include <functional>
#include <optional>
#include <vector>

#include "core/base/bytes.h"
#include "core/table/block_parts.h"
#include "core/table/column_values.h"
#include "core/table/transaction.h"

namespace segments::table {

class BlockInsert {
  public:
    // `in` stands behind the block's header, which says so many rows.
    BlockInsert(Transaction& tx, const Table& table, ByteReader in, std::size_t rows);

    // Leaves some rows alone in the columns, before anything is added; how many there are. May be null: all.
    std::function<std::size_t(const Table&, Columns&, std::size_t rows)> choose;

    // Does some more; true when all rows are in. An error: the transaction must be rolled back.
    Result<bool> step();
    // How many rows were added. REQUIRES: step() returned true.
    std::size_t rows() const { return rows_; }

  private:
    Result<bool> begin();
    Result<bool> read_field();
    Result<bool> intern();
    Result<bool> prepare();
    Result<bool> fill();
    Result<bool> publish();
    void spend(std::size_t work) { work_ -= std::min(work_, work); }

    Transaction& tx_;
    const Table& table_;
    ByteReader in_;
    std::size_t rows_;
    Columns columns_;
    std::size_t fields_ = 0;              // columns that the block holds
    std::optional<ColumnValues> values_;  // of the last one of columns_, while its texts become codes
    std::vector<Row> prepared_;
    std::size_t at_ = 0;    // the next column or row of the stage
    std::size_t work_ = 0;  // that is left of the step
    Result<bool> (BlockInsert::*stage_)() = &BlockInsert::begin;
};

}  // namespace segments::table
