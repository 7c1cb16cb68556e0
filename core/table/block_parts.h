// What the readers of blocks share. For block_*.cpp only.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/table/block_codec.h"
#include "core/table/column_codec.h"

namespace segments::table {

using Columns = std::vector<std::pair<FieldId, RawColumn>>;

// Whether a field's values are texts in a block.
inline bool textual(const Table& table, FieldId field) {
    return table.field(field).storage != Storage::number;
}

// The error of a block that can't be performed: `what` is wrong with it.
Error damaged(const Table& table, std::string_view what);

}  // namespace segments::table
