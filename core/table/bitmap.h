// A set of rows as one bit per row. Filters return bitmaps; sections of criteria combine them with and / or /
// and-not at the speed of memory.
#pragma once

#include <bit>
#include <cstdint>
#include <vector>

namespace segments::table {

using Row = std::uint32_t;
inline constexpr Row kNoRow = 0xFFFFFFFFu;

class Bitmap {
  public:
    Bitmap() = default;
    explicit Bitmap(std::size_t size, bool value = false) { resize(size, value); }

    std::size_t size() const { return size_; }
    // New bits get `value`.
    void resize(std::size_t size, bool value = false);
    void clear() { words_.assign(words_.size(), 0); }

    // Rows beyond the size read as not in the set.
    bool test(Row row) const { return row < size_ && (words_[row >> 6] >> (row & 63) & 1) != 0; }
    // REQUIRES: row < size().
    void set(Row row) { words_[row >> 6] |= std::uint64_t{1} << (row & 63); }
    void reset(Row row) { words_[row >> 6] &= ~(std::uint64_t{1} << (row & 63)); }
    void assign(Row row, bool value) { value ? set(row) : reset(row); }

    std::size_t count() const;
    // Number of set bits before `row`.
    std::size_t count_before(Row row) const;
    bool any() const;
    bool operator==(const Bitmap& other) const = default;

    // Set operations; the shorter operand counts as filled up with zeros.
    Bitmap& operator&=(const Bitmap& other);
    Bitmap& operator|=(const Bitmap& other);
    Bitmap& subtract(const Bitmap& other);

    // First set bit at or after `from`; kNoRow if there is none.
    Row next(Row from) const;

    // Calls visit(row) for every set bit in [from, to) in ascending order.
    template <typename Visit>
    void for_each(Row from, Row to, Visit visit) const {
        if (to > size_) to = static_cast<Row>(size_);
        for (Row row = next(from); row < to; row = next(row + 1)) visit(row);
    }
    template <typename Visit>
    void for_each(Visit visit) const {
        for (std::size_t w = 0; w < words_.size(); ++w) {
            for (std::uint64_t bits = words_[w]; bits != 0; bits &= bits - 1) {
                visit(static_cast<Row>(w * 64 + static_cast<std::size_t>(std::countr_zero(bits))));
            }
        }
    }

    // For scans that produce 64 results at a time. Bits beyond size() must stay zero.
    std::vector<std::uint64_t>& words() { return words_; }
    const std::vector<std::uint64_t>& words() const { return words_; }

  private:
    std::size_t size_ = 0;
    std::vector<std::uint64_t> words_;
};

}  // namespace segments::table
