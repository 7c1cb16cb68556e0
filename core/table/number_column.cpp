#include "core/table/number_column.h"

#include <algorithm>
#include <utility>

namespace segments::table {
namespace {

int width_for(std::int64_t value) {
    if (value == 0) return 0;
    if (value >= INT8_MIN && value <= INT8_MAX) return 1;
    if (value >= INT16_MIN && value <= INT16_MAX) return 2;
    if (value >= INT32_MIN && value <= INT32_MAX) return 4;
    return 8;
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

bool consecutive(std::span<const Row> rows) {
    Row odd = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) odd |= rows[i] ^ static_cast<Row>(rows[0] + i);
    return odd == 0;
}

// What rows of a page are read from that holds nothing yet, at any width.
alignas(std::int64_t) std::uint8_t zeros[NumberColumn::kPageRows * sizeof(std::int64_t)];

}  // namespace

std::size_t NumberColumn::bytes() const {
    std::size_t total = pages_.capacity() * sizeof(Page) + starts_.capacity() * sizeof(starts_[0]);
    for (const Page& page : pages_) total += page.capacity();
    return total;
}

void NumberColumn::resize(std::size_t size) {
    size_ = size;
    if (width_ == 0) return;
    const std::size_t before = pages_.size();
    pages_.resize((size + kPageRows - 1) >> kPageBits);
    starts_.resize(pages_.size(), zeros);
    // The one that was the last, and the one that is.
    for (const std::size_t count : {before, pages_.size()})
        if (count > 0 && count <= pages_.size() && !pages_[count - 1].empty()) fit(count - 1);
}

void NumberColumn::fit(std::size_t number) {
    const auto width = static_cast<std::size_t>(width_);
    const std::size_t wanted = std::min<std::size_t>(kPageRows, size_ - (number << kPageBits)) * width;
    Page& page = pages_[number];
    // The page of a small table grows with it, by less than doubling; larger tables take whole pages.
    if (wanted > page.capacity())
        page.reserve(number > 0 ? kPageRows * width
                                : std::max(wanted, page.capacity() + page.capacity() / 4));
    page.resize(wanted);
    starts_[number] = page.data();
}

void NumberColumn::set(Row row, std::int64_t value) {
    const int needed = width_for(value);
    if (needed > width_) widen(needed);
    if (needed == 0 && is_zero(row)) return;
    // Of known widths, which the compiler turns into one instruction each.
    const auto store = [&](auto narrow) { std::memcpy(place(row), &narrow, sizeof narrow); };
    switch (width_) {
        case 1:
            return store(static_cast<std::int8_t>(value));
        case 2:
            return store(static_cast<std::int16_t>(value));
        case 4:
            return store(static_cast<std::int32_t>(value));
        default:
            return store(value);
    }
}

template <typename T>
void NumberColumn::store_all(std::span<const Row> rows, std::span<const std::int64_t> values) {
    if (!rows.empty() && consecutive(rows)) return store_from<T>(rows[0], values);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (values[i] == 0 && is_zero(rows[i])) continue;
        const T value = static_cast<T>(values[i]);
        std::memcpy(place(rows[i]), &value, sizeof(T));
    }
}

template <typename T>
void NumberColumn::store_from(Row row, std::span<const std::int64_t> values) {
    while (!values.empty()) {
        const Row end = page_end(row, static_cast<Row>(row + values.size()));
        const std::span<const std::int64_t> here = values.first(end - row);
        const bool blank =
            is_zero(row) && std::all_of(here.begin(), here.end(), [](auto v) { return v == 0; });
        if (!blank) {
            std::uint8_t* at = place(row);
            for (std::size_t i = 0; i < here.size(); ++i) {
                const T value = static_cast<T>(here[i]);
                std::memcpy(at + i * sizeof(T), &value, sizeof(T));
            }
        }
        values = values.subspan(here.size());
        row = end;
    }
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
            return store_all<std::int8_t>(rows, values);
        case 2:
            return store_all<std::int16_t>(rows, values);
        case 4:
            return store_all<std::int32_t>(rows, values);
        default:
            return store_all<std::int64_t>(rows, values);
    }
}

void NumberColumn::widen(int width) {
    std::vector<Page> narrow = std::exchange(pages_, {});
    starts_.clear();
    const int before = std::exchange(width_, width);
    resize(size_);
    // Page by page: what one gives back the next one takes.
    for (std::size_t i = 0; i < narrow.size(); ++i) {
        if (narrow[i].empty()) continue;
        fit(i);
        const std::size_t rows = std::min<std::size_t>(kPageRows, size_ - (i << kPageBits));
        switch (before) {
            case 1:
                copy_widened<std::int8_t>(narrow[i], pages_[i], rows, width);
                break;
            case 2:
                copy_widened<std::int16_t>(narrow[i], pages_[i], rows, width);
                break;
            default:
                copy_widened<std::int32_t>(narrow[i], pages_[i], rows, width);
                break;
        }
        narrow[i] = Page();
    }
}

}  // namespace segments::table
