// How many lines every segment has (ENT-1, No. of Lines), in one pass over all lines: for lists of segments.
#pragma once

#include <cstdint>
#include <vector>

#include "core/table/database.h"

namespace segments::segment {

// Present lines by the segment's code in the dictionary of segment numbers. A code beyond the end has none.
// A scan of all lines: keep the result while the version of the line table stays.
std::vector<std::uint32_t> line_counts(const table::Database& db);

}  // namespace segments::segment
