// Slices of the rows of a table, for work that goes through all of them.
#pragma once

#include <algorithm>

#include "core/table/bitmap.h"

namespace segments::criteria {

// The end of a slice of about `rows` rows that begins at `at`, or `slots`. Slices hold whole words of
// bitmaps: none shares one with the next. REQUIRES: `at` is a multiple of 64.
inline table::Row slice_end(table::Row at, std::size_t rows, std::size_t slots) {
    constexpr std::size_t kWord = 64;
    return static_cast<table::Row>(std::min(slots, at + std::min(rows, slots) / kWord * kWord + kWord));
}

}  // namespace segments::criteria
