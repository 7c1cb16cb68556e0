// The rows of rare values, in the order of a number.
#include <algorithm>
#include <bit>

#include "core/table/derived_place.h"

namespace segments::table {

const std::vector<DerivedColumns::NumberOfRow>* DerivedColumns::ordered(const Table& table, FieldId field,
                                                                        std::int8_t value, FieldId number) {
    Order* const found = place(orders_, table, field, [value, number](const Order& each) {
        return each.value == value && each.number == number;
    });
    if (found == nullptr) return nullptr;
    if (found->is_made) return found->is_rare ? &found->rows : nullptr;
    const auto slots = static_cast<Row>(table.slots());
    const std::uint64_t* const words = rows_with(table, field, value, slots);
    if (words == nullptr) return nullptr;
    found->value = value;
    found->number = number;
    found->is_made = true;
    const std::size_t count = (slots + 63) / 64;
    std::size_t rows = 0;
    for (std::size_t w = 0; w < count; ++w) rows += static_cast<std::size_t>(std::popcount(words[w]));
    found->is_rare = rows <= kMostOrdered;
    if (!found->is_rare) return nullptr;
    found->rows.reserve(rows);
    for (std::size_t w = 0; w < count; ++w) {
        for (std::uint64_t bits = words[w]; bits != 0; bits &= bits - 1) {
            const auto row = static_cast<Row>(w * 64 + static_cast<std::size_t>(std::countr_zero(bits)));
            found->rows.push_back({static_cast<std::int32_t>(table.number(row, number)), row});
        }
    }
    std::sort(found->rows.begin(), found->rows.end());
    return &found->rows;
}

}  // namespace segments::table
