// How DerivedColumns finds a place for what it keeps.
#pragma once

#include <array>
#include <cstdint>

#include "core/table/derived_columns.h"
#include "core/table/table.h"

namespace segments::table {

template <typename Kept, std::size_t kPlaces, typename IsIt>
Kept* DerivedColumns::place(std::array<Kept, kPlaces>& places, const Table& table, FieldId field,
                            IsIt is_it) {
    Kept* found = &places.front();
    bool is_same = false;
    for (Kept& each : places) {
        is_same = each.used && each.field == field && is_it(each);
        if (is_same || each.turn < found->turn) found = &each;
        if (is_same) break;
    }
    const bool is_current = found->used && found->touched == table.touched();
    if (!is_same && is_current && turn_ - found->turn < kInUse) return nullptr;
    if (!is_same || !is_current) {
        *found = Kept();
        found->used = true;
        found->field = field;
        found->touched = table.touched();
    }
    found->turn = ++turn_;
    return found;
}

}  // namespace segments::table
