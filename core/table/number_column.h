// A column of whole numbers that takes as few bytes per row as its widest value needs: none while every value
// is 0, then 1, 2, 4 or 8. Codes of dictionaries, days, booleans, scaled amounts: all are numbers here. Rows
// lie in pages, and a page takes memory only once one of its rows isn't 0: to make room for a million rows
// costs nothing.
#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

#include "core/table/bitmap.h"

namespace segments::table {

class NumberColumn {
  public:
    // Of a page. A column grows without moving any row, and memory that one column gives back fits the next.
    static constexpr unsigned kPageBits = 13;
    static constexpr Row kPageRows = Row{1} << kPageBits;

    NumberColumn() = default;
    NumberColumn(NumberColumn&&) = default;  // no copies: starts_ point into pages_
    NumberColumn& operator=(NumberColumn&&) = default;

    std::size_t size() const { return size_; }
    // New rows hold 0.
    void resize(std::size_t size);
    // Bytes per row: 0, 1, 2, 4 or 8.
    int width() const { return width_; }
    std::size_t bytes() const;

    // REQUIRES: row < size().
    std::int64_t get(Row row) const {
        switch (width_) {
            case 0:
                return 0;
            case 1:
                return value<std::int8_t>(row);
            case 2:
                return value<std::int16_t>(row);
            case 4:
                return value<std::int32_t>(row);
            default:
                return value<std::int64_t>(row);
        }
    }
    void set(Row row, std::int64_t value);
    // One value per row. REQUIRES: equal lengths.
    void set(std::span<const Row> rows, std::span<const std::int64_t> values);

    // The raw values of `row` and those that follow it in its page, for scans. REQUIRES: row < size(),
    // sizeof(T) == width().
    template <typename T>
    const T* at(Row row) const {
        return reinterpret_cast<const T*>(starts_[row >> kPageBits]) + (row & (kPageRows - 1));
    }
    // One of them. REQUIRES: as above.
    template <typename T>
    T value(Row row) const {
        T value;
        std::memcpy(&value, at<T>(row), sizeof(T));
        return value;
    }
    // The row after the last of the page of `row`, at most `to`.
    static Row page_end(Row row, Row to) {
        const Row last = row | (kPageRows - 1);
        return last < to ? last + 1 : to;
    }

  private:
    using Page = std::vector<std::uint8_t>;

    bool is_zero(Row row) const { return width_ == 0 || pages_[row >> kPageBits].empty(); }
    std::uint8_t* place(Row row) {
        Page& page = pages_[row >> kPageBits];
        if (page.empty()) fit(row >> kPageBits);
        return page.data() +
               static_cast<std::size_t>(row & (kPageRows - 1)) * static_cast<std::size_t>(width_);
    }
    // Gives the page the memory of all its rows.
    void fit(std::size_t number);
    template <typename T>
    void store_all(std::span<const Row> rows, std::span<const std::int64_t> values);
    // As store_all, for rows that follow each other from `row` on.
    template <typename T>
    void store_from(Row row, std::span<const std::int64_t> values);
    void widen(int width);

    std::size_t size_ = 0;
    int width_ = 0;
    std::vector<Page> pages_;                  // empty: every value is 0; else whole but for the last
    std::vector<const std::uint8_t*> starts_;  // of their rows
};

}  // namespace segments::table
