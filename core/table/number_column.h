// A column of whole numbers that takes as few bytes per row as its widest value needs: none while every value
// is 0, then 1, 2, 4 or 8. Codes of dictionaries, days, booleans, scaled amounts: all are numbers here.
#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

#include "core/table/bitmap.h"

namespace segments::table {

class NumberColumn {
  public:
    std::size_t size() const { return size_; }
    // New rows hold 0.
    void resize(std::size_t size);
    // Bytes per row: 0, 1, 2, 4 or 8.
    int width() const { return width_; }
    std::size_t bytes() const { return data_.capacity(); }

    // REQUIRES: row < size().
    std::int64_t get(Row row) const {
        switch (width_) {
            case 0:
                return 0;
            case 1:
                return static_cast<std::int8_t>(data_[row]);
            case 2:
                return load<std::int16_t>(row);
            case 4:
                return load<std::int32_t>(row);
            default:
                return load<std::int64_t>(row);
        }
    }
    void set(Row row, std::int64_t value);
    // One value per row. REQUIRES: equal lengths.
    void set(std::span<const Row> rows, std::span<const std::int64_t> values);

    // The raw values for scans. REQUIRES: sizeof(T) == width().
    template <typename T>
    const T* data() const {
        return reinterpret_cast<const T*>(data_.data());
    }

  private:
    template <typename T>
    std::int64_t load(Row row) const {
        T value;
        std::memcpy(&value, data_.data() + row * sizeof(T), sizeof(T));
        return value;
    }
    void widen(int width);

    std::size_t size_ = 0;
    int width_ = 0;
    std::vector<std::uint8_t> data_;
};

}  // namespace segments::table
