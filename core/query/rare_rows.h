// Rows with a rare value in one column and a number within bounds in another ("excluded, and modified
// lately"): found in an order that is kept beside the table instead of by a scan.
#pragma once

#include <optional>
#include <vector>

#include "core/query/column_filter.h"
#include "core/table/bitmap.h"

namespace segments::query {

// The live rows that pass two of the filters, which are taken away then; nullopt where no two of them are of
// that kind, the value isn't rare or the table is small. The first use after a change of the table sorts up
// to DerivedColumns::kMostOrdered rows.
std::optional<table::Bitmap> take_rare_rows(const table::Table& table, std::vector<ColumnFilter>& filters);

}  // namespace segments::query
