// A decoded column on its way into a table: its texts become codes or handles, some at a time.
#pragma once

#include <utility>

#include "core/table/block_codec.h"
#include "core/table/column_codec.h"
#include "core/table/transaction.h"

namespace segments::table {

class ColumnValues {
  public:
    ColumnValues(TableId table, FieldId field, DecodedColumn column);

    // Looks for up to so many texts more, takes them off `texts` and adds those that are new; true when all
    // values are known.
    bool step(Transaction& tx, std::size_t& texts);
    // The raw values. REQUIRES: step() returned true.
    RawColumn take() { return std::move(raws_); }

  private:
    TableId table_;
    FieldId field_;
    DecodedColumn column_;
    RawColumn raws_, codes_;  // codes_: of the texts of a small dictionary
    std::size_t at_ = 0;      // the next text
};

}  // namespace segments::table
