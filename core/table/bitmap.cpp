#include "core/table/bitmap.h"

#include <algorithm>

namespace segments::table {

void Bitmap::resize(std::size_t size, bool value) {
    const std::size_t old = size_;
    words_.resize((size + 63) / 64, value ? ~std::uint64_t{0} : 0);
    size_ = size;
    if (value && old < size && old % 64 != 0) words_[old / 64] |= ~std::uint64_t{0} << (old % 64);
    if (size % 64 != 0) words_.back() &= ~(~std::uint64_t{0} << (size % 64));
}

std::size_t Bitmap::count() const {
    std::size_t total = 0;
    for (const std::uint64_t word : words_) total += static_cast<std::size_t>(std::popcount(word));
    return total;
}

std::size_t Bitmap::count_before(Row row) const {
    const std::size_t end = std::min<std::size_t>(row, size_);
    std::size_t total = 0;
    for (std::size_t w = 0; w < end / 64; ++w) total += static_cast<std::size_t>(std::popcount(words_[w]));
    if (end % 64 != 0) {
        total +=
            static_cast<std::size_t>(std::popcount(words_[end / 64] & ~(~std::uint64_t{0} << (end % 64))));
    }
    return total;
}

bool Bitmap::any() const {
    return std::any_of(words_.begin(), words_.end(), [](std::uint64_t word) { return word != 0; });
}

Bitmap& Bitmap::operator&=(const Bitmap& other) {
    const std::size_t shared = std::min(words_.size(), other.words_.size());
    for (std::size_t w = 0; w < shared; ++w) words_[w] &= other.words_[w];
    for (std::size_t w = shared; w < words_.size(); ++w) words_[w] = 0;
    return *this;
}

Bitmap& Bitmap::operator|=(const Bitmap& other) {
    if (other.size_ > size_) resize(other.size_);
    for (std::size_t w = 0; w < other.words_.size(); ++w) words_[w] |= other.words_[w];
    return *this;
}

Bitmap& Bitmap::subtract(const Bitmap& other) {
    const std::size_t shared = std::min(words_.size(), other.words_.size());
    for (std::size_t w = 0; w < shared; ++w) words_[w] &= ~other.words_[w];
    return *this;
}

Row Bitmap::next(Row from) const {
    if (from >= size_) return kNoRow;
    std::size_t w = from / 64;
    std::uint64_t bits = words_[w] & (~std::uint64_t{0} << (from % 64));
    while (bits == 0) {
        if (++w >= words_.size()) return kNoRow;
        bits = words_[w];
    }
    return static_cast<Row>(w * 64 + static_cast<std::size_t>(std::countr_zero(bits)));
}

}  // namespace segments::table
