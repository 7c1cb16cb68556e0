// The letters of a segment with all its lines, for segments of tests, which are small.
#pragma once

#include <cstdint>

#include "core/letter/segment_letters.h"

namespace segments::test {

inline letter::SegmentLetters all_letters(const table::Database& db, table::Row segment_row) {
    letter::SegmentLetters letters(db, segment_row);
    while (!letters.step(SIZE_MAX)) {
    }
    return letters;
}

}  // namespace segments::test
