#include "core/table/number_column.h"

#include <doctest/doctest.h>

using namespace segments::table;

TEST_CASE("a column takes the bytes that its widest value needs and keeps the others") {
    const std::int64_t widest[] = {INT8_MIN,  INT8_MAX,  INT16_MIN, INT16_MAX,
                                   INT32_MIN, INT32_MAX, INT64_MIN, INT64_MAX};
    const int widths[] = {1, 1, 2, 2, 4, 4, 8, 8};
    for (std::size_t first = 0; first < 8; ++first) {
        for (std::size_t second = first; second < 8; ++second) {
            NumberColumn column;
            column.resize(100);
            CHECK(column.width() == 0);
            for (Row row = 0; row < 99; ++row) column.set(row, row % 3 == 0 ? widest[first] : row % 100);
            column.set(99, widest[second]);
            CHECK(column.width() == widths[second]);
            bool kept = column.get(99) == widest[second];
            for (Row row = 0; row < 99; ++row)
                kept = kept && column.get(row) == (row % 3 == 0 ? widest[first] : row % 100);
            CHECK(kept);
        }
    }
}
