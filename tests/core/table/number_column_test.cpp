#include "core/table/number_column.h"

#include <doctest/doctest.h>

#include <random>
#include <vector>

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

TEST_CASE("a column of several pages grows and widens without losing a value, and wastes less than a page") {
    std::mt19937 random(11);
    NumberColumn column;
    std::vector<std::int64_t> expected;
    for (const std::int64_t most : {std::int64_t{0}, std::int64_t{100}, std::int64_t{30000},
                                    std::int64_t{2000000000}, std::int64_t{4000000000000}}) {
        const std::size_t size = expected.size() + NumberColumn::kPageRows / 2 + random() % 50000;
        column.resize(size);
        expected.resize(size);
        std::vector<Row> rows;
        std::vector<std::int64_t> values;
        for (int i = 0; i < 2000; ++i) {
            const auto row = static_cast<Row>(random() % size);
            const std::int64_t value = most == 0 ? 0 : static_cast<std::int64_t>(random()) % most - most / 3;
            expected[row] = value;
            if (i % 2 == 0) {
                column.set(row, value);
                // What was set at once comes after it.
                column.set(rows, values);
                rows.clear();
                values.clear();
            } else {
                rows.push_back(row);
                values.push_back(value);
            }
        }
        column.set(rows, values);
        std::size_t differ = 0;
        for (Row row = 0; row < size; ++row) differ += column.get(row) != expected[row] ? 1 : 0;
        CHECK(differ == 0);
        const auto width = static_cast<std::size_t>(column.width());
        CHECK(column.bytes() <= (size + NumberColumn::kPageRows) * width + 4096);
    }
    CHECK(column.width() == 8);
    // Scans take the rows of a page together.
    const auto end = static_cast<Row>(expected.size());
    std::size_t scanned = 0, differ = 0;
    for (Row row = 5; row < end; row = NumberColumn::page_end(row, end)) {
        const auto* const values = column.at<std::int64_t>(row);
        for (Row i = row; i < NumberColumn::page_end(row, end); ++i, ++scanned)
            differ += values[i - row] != expected[i] ? 1 : 0;
    }
    CHECK(scanned == expected.size() - 5);
    CHECK(differ == 0);
}

TEST_CASE("room for a million rows takes memory only where one isn't 0, and all others read as 0") {
    constexpr Row kRows = 1000000;
    NumberColumn column;
    column.resize(kRows);
    column.set(500000, 70000);
    column.set(kRows - 1, 1);
    CHECK(column.bytes() < 3 * NumberColumn::kPageRows * 4);
    const std::size_t bytes = column.bytes();
    column.set(3, 0);
    column.set(std::vector<Row>{4, 900000}, std::vector<std::int64_t>{0, 0});
    CHECK(column.bytes() == bytes);
    std::int64_t sum = 0;
    for (Row row = 0; row < kRows; ++row) sum += column.get(row);
    CHECK(sum == 70001);
    // A wider value concerns the pages that are there.
    column.set(0, INT64_MAX);
    CHECK(column.get(500000) == 70000);
    CHECK(column.get(kRows - 1) == 1);
    CHECK(column.bytes() < 4 * NumberColumn::kPageRows * 8);
    // Fewer rows, and more again: the new ones are 0.
    column.resize(kRows - 1);
    column.resize(kRows + NumberColumn::kPageRows);
    CHECK(column.get(kRows - 1) == 0);
    CHECK(column.get(kRows + 5) == 0);
    CHECK(column.get(500000) == 70000);
}

TEST_CASE(
    "values of rows that follow each other are stored as others are, across pages and beside what is there") {
    constexpr Row kPage = NumberColumn::kPageRows;
    std::mt19937 random(17);
    for (const std::int64_t most : {std::int64_t{0}, std::int64_t{100}, std::int64_t{30000},
                                    std::int64_t{2000000000}, std::int64_t{4000000000000}}) {
        for (const Row first : {Row{0}, Row{3}, kPage - 1, kPage - 700, 2 * kPage}) {
            CAPTURE(most);
            CAPTURE(first);
            NumberColumn together, each;
            together.resize(4 * kPage);
            each.resize(4 * kPage);
            for (int i = 0; i < 500; ++i) {
                const auto row = static_cast<Row>(random() % (2 * kPage));
                together.set(row, 7);
                each.set(row, 7);
            }
            std::vector<Row> rows;
            std::vector<std::int64_t> values;
            for (Row row = first; row < first + kPage + 900; ++row) {
                rows.push_back(row);
                values.push_back(
                    most == 0 || row % 4 == 0 ? 0 : static_cast<std::int64_t>(random()) % most - most / 3);
            }
            // Not one behind the other, although the first and the last look so.
            if (first == 3) std::swap(rows[100], rows[900]);
            together.set(rows, values);
            for (std::size_t i = 0; i < rows.size(); ++i) each.set(rows[i], values[i]);
            std::size_t differ = 0;
            for (Row row = 0; row < 4 * kPage; ++row) differ += together.get(row) != each.get(row) ? 1 : 0;
            CHECK(differ == 0);
            CHECK(together.width() == each.width());
            CHECK(together.bytes() == each.bytes());
        }
    }
}
