#include "core/query/column_filter.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <type_traits>

namespace segments::query {
namespace {

using table::Bitmap;
using table::Row;
using table::Storage;

constexpr Row kWordRows = 64;
constexpr int kDense = 12;  // candidates in a word from which it pays to look at all of its rows

// Bits of the rows whose values lie in [first, last]; `count` <= 64.
template <typename T>
std::uint64_t in_range(const T* values, Row count, T first, T last) {
    std::uint64_t bits = 0;
    for (Row i = 0; i < count; ++i) {
        bits |= std::uint64_t{values[i] >= first && values[i] <= last} << i;
    }
    return bits;
}

}  // namespace

filter::FieldType field_type(const table::FieldDef& field) {
    return {field.type, field.options, field.max_length, field.caption};
}

ColumnFilter::ColumnFilter(const table::Table& table, table::FieldId field, filter::Filter filter)
    : table_(&table), field_(field), filter_(std::move(filter)), storage_(table.field(field).storage) {
    if (storage_ == Storage::dictionary) verdicts_.resize(table.dictionary(field).size(), unknown);
}

bool ColumnFilter::code_passes(table::Code code) {
    std::uint8_t& verdict = verdicts_[code];
    if (verdict == unknown) verdict = filter_.matches(table_->dictionary(field_).text(code)) ? passes : fails;
    return verdict == passes;
}

template <typename T>
std::uint64_t ColumnFilter::numbers_word(Row first) const {
    const table::NumberColumn& column = table_->column(field_);
    const auto count = static_cast<Row>(std::min<std::size_t>(kWordRows, column.size() - first));
    std::uint64_t bits = 0;
    for (const filter::Interval& interval : filter_.intervals()) {
        constexpr std::int64_t kLeast{std::numeric_limits<T>::min()};
        constexpr std::int64_t kMost{std::numeric_limits<T>::max()};
        if (interval.last < kLeast || interval.first > kMost) continue;
        bits |= in_range(column.data<T>() + first, count, static_cast<T>(std::max(interval.first, kLeast)),
                         static_cast<T>(std::min(interval.last, kMost)));
    }
    return bits;
}

// All rows of the word without a branch; then those whose text hasn't been tested yet.
template <typename T>
std::uint64_t ColumnFilter::codes_word(Row first, std::uint64_t candidates) {
    const table::NumberColumn& column = table_->column(field_);
    const auto count = static_cast<Row>(std::min<std::size_t>(kWordRows, column.size() - first));
    const T* const codes = column.data<T>() + first;
    const std::uint8_t* const verdicts = verdicts_.data();
    std::uint64_t bits = 0, untested = 0;
    for (Row i = 0; i < count; ++i) {
        const std::uint64_t verdict = verdicts[static_cast<std::make_unsigned_t<T>>(codes[i])];
        bits |= (verdict & passes) << i;
        untested |= (verdict >> 1) << i;
    }
    for (untested &= candidates; untested != 0; untested &= untested - 1) {
        const int bit = std::countr_zero(untested);
        if (code_passes(static_cast<table::Code>(codes[bit]))) bits |= std::uint64_t{1} << bit;
    }
    return bits & candidates;
}

std::uint64_t ColumnFilter::word(Row first, std::uint64_t candidates) {
    if (storage_ == Storage::number) {
        switch (table_->column(field_).width()) {
            case 0:
                return filter_.matches(std::int64_t{0}) ? candidates : 0;
            case 1:
                return candidates & numbers_word<std::int8_t>(first);
            case 2:
                return candidates & numbers_word<std::int16_t>(first);
            case 4:
                return candidates & numbers_word<std::int32_t>(first);
            default:
                return candidates & numbers_word<std::int64_t>(first);
        }
    }
    if (storage_ == Storage::dictionary && std::popcount(candidates) >= kDense) {
        switch (table_->column(field_).width()) {
            case 1:
                return codes_word<std::int8_t>(first, candidates);
            case 2:
                return codes_word<std::int16_t>(first, candidates);
            case 4:
                return codes_word<std::int32_t>(first, candidates);
            default:
                break;
        }
    }
    std::uint64_t bits = candidates;
    for (std::uint64_t left = candidates; left != 0; left &= left - 1) {
        const int bit = std::countr_zero(left);
        if (!matches(first + static_cast<Row>(bit))) bits &= ~(std::uint64_t{1} << bit);
    }
    return bits;
}

void ColumnFilter::narrow(Bitmap& rows, Row from, Row to) {
    if (filter_.empty()) return;
    to = static_cast<Row>(std::min<std::size_t>({to, rows.size(), table_->slots()}));
    if (storage_ == Storage::dictionary && verdicts_.size() < table_->dictionary(field_).size())
        verdicts_.resize(table_->dictionary(field_).size(), unknown);
    for (Row first = from; first < to; first += kWordRows) {
        std::uint64_t& bits = rows.words()[first / kWordRows];
        if (bits == 0) continue;
        const std::uint64_t in_slice =
            to - first >= kWordRows ? ~std::uint64_t{0} : ~(~std::uint64_t{0} << (to - first));
        bits = (bits & ~in_slice) | word(first, bits & in_slice);
    }
}

bool ColumnFilter::matches(Row row) {
    if (filter_.empty()) return true;
    if (storage_ == Storage::dictionary) return code_passes(table_->code(row, field_));
    if (storage_ == Storage::text) return filter_.matches(table_->text(row, field_));
    return filter_.matches(table_->number(row, field_));
}

}  // namespace segments::query
