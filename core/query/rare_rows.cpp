#include "core/query/rare_rows.h"

#include <algorithm>

#include "core/table/derived_columns.h"

namespace segments::query {
namespace {

using table::Bitmap;
using table::DerivedColumns;
using table::Row;

Bitmap rows_within(const table::Table& table, const std::vector<DerivedColumns::NumberOfRow>& ordered,
                   const filter::Interval& interval) {
    Bitmap rows(table.slots());
    const Bitmap& live = table.live();
    auto at = std::partition_point(ordered.begin(), ordered.end(),
                                   [&](const auto& each) { return each.number < interval.first; });
    for (; at != ordered.end() && at->number <= interval.last; ++at) {
        if (live.test(at->row)) rows.set(at->row);
    }
    return rows;
}

}  // namespace

std::optional<Bitmap> take_rare_rows(const table::Table& table, std::vector<ColumnFilter>& filters) {
    if (filters.size() < 2 || table.slots() < DerivedColumns::kManyRows) return std::nullopt;
    for (auto value = filters.begin(); value != filters.end(); ++value) {
        const std::optional<std::int8_t> only = value->only_value();
        if (!only) continue;
        const auto number = std::find_if(filters.begin(), filters.end(), [&](const ColumnFilter& each) {
            return each.field() != value->field() && each.only_interval();
        });
        if (number == filters.end()) continue;
        const auto* const ordered = table.derived().ordered(table, value->field(), *only, number->field());
        if (ordered == nullptr) continue;
        Bitmap rows = rows_within(table, *ordered, *number->only_interval());
        filters.erase(std::max(value, number));
        filters.erase(std::min(value, number));
        return rows;
    }
    return std::nullopt;
}

}  // namespace segments::query
