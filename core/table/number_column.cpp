#include "core/table/number_column.h"

#include <algorithm>

namespace segments::table {
namespace {

int width_for(std::int64_t value) {
    if (value == 0) return 0;
    if (value >= INT8_MIN && value <= INT8_MAX) return 1;
    if (value >= INT16_MIN && value <= INT16_MAX) return 2;
    if (value >= INT32_MIN && value <= INT32_MAX) return 4;
    return 8;
}

void store(std::uint8_t* data, Row row, int width, std::int64_t value) {
    // Two's complement, little-endian: the low bytes of a wider number are the narrower number.
    std::memcpy(data + static_cast<std::size_t>(row) * static_cast<std::size_t>(width), &value,
                static_cast<std::size_t>(width));
}

// Loops of known widths, which the compiler turns into some instructions for many rows.
template <typename From, typename To>
void copy_as(const std::uint8_t* from, std::uint8_t* to, std::size_t rows) {
    for (std::size_t row = 0; row < rows; ++row) {
        From narrow;
        std::memcpy(&narrow, from + row * sizeof(From), sizeof(From));
        const To wide = narrow;  // NOLINT(bugprone-signed-char-misuse): these are numbers with a sign
        std::memcpy(to + row * sizeof(To), &wide, sizeof(To));
    }
}
template <typename From>
void copy_widened(const std::vector<std::uint8_t>& from, std::vector<std::uint8_t>& to, std::size_t rows,
                  int width) {
    if constexpr (sizeof(From) < 2) {
        if (width == 2) copy_as<From, std::int16_t>(from.data(), to.data(), rows);
    }
    if constexpr (sizeof(From) < 4) {
        if (width == 4) copy_as<From, std::int32_t>(from.data(), to.data(), rows);
    }
    if (width == 8) copy_as<From, std::int64_t>(from.data(), to.data(), rows);
}
template <typename T>
void store_all(std::uint8_t* data, std::span<const Row> rows, std::span<const std::int64_t> values) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const T value = static_cast<T>(values[i]);
        std::memcpy(data + rows[i] * sizeof(T), &value, sizeof(T));
    }
}

// Doubling would waste up to half of the largest columns.
void grow(std::vector<std::uint8_t>& data, std::size_t size) {
    if (size > data.capacity()) data.reserve(std::max(size, data.capacity() + data.capacity() / 4));
    data.resize(size);
}

}  // namespace

void NumberColumn::resize(std::size_t size) {
    size_ = size;
    grow(data_, size * static_cast<std::size_t>(width_));
}

void NumberColumn::set(Row row, std::int64_t value) {
    const int needed = width_for(value);
    if (needed > width_) widen(needed);
    if (width_ != 0) store(data_.data(), row, width_, value);
}

void NumberColumn::set(std::span<const Row> rows, std::span<const std::int64_t> values) {
    std::int64_t low = 0;
    std::int64_t high = 0;
    for (const std::int64_t value : values) {
        low = std::min(low, value);
        high = std::max(high, value);
    }
    const int needed = std::max(width_for(low), width_for(high));
    if (needed > width_) widen(needed);
    switch (width_) {
        case 0:
            return;
        case 1:
            return store_all<std::int8_t>(data_.data(), rows, values);
        case 2:
            return store_all<std::int16_t>(data_.data(), rows, values);
        case 4:
            return store_all<std::int32_t>(data_.data(), rows, values);
        default:
            return store_all<std::int64_t>(data_.data(), rows, values);
    }
}

void NumberColumn::widen(int width) {
    std::vector<std::uint8_t> wider;
    grow(wider, size_ * static_cast<std::size_t>(width));
    switch (width_) {
        case 1:
            copy_widened<std::int8_t>(data_, wider, size_, width);
            break;
        case 2:
            copy_widened<std::int16_t>(data_, wider, size_, width);
            break;
        case 4:
            copy_widened<std::int32_t>(data_, wider, size_, width);
            break;
        default:
            break;
    }
    data_ = std::move(wider);
    width_ = width;
}

}  // namespace segments::table
