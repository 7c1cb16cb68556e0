#include "app/logging/interaction_flows.h"

#include <memory>
#include <utility>

#include "core/interaction/interaction_tables.h"

namespace segments::app {
namespace {

namespace entry = interaction::log_entry;
using filter::ValueType;
using table::Row;

}  // namespace

void add_interaction_flows(GridSource& source, table::FieldId entry_field) {
    const auto counts = [entry_field](RowCounts::ValueOf value) {
        return std::make_shared<RowCounts>(
            entry::kTable,
            [entry_field](const table::Table& table, Row row) {
                const bool counted =
                    !table.flag(row, entry::kCanceled) && !table.flag(row, entry::kPostponed);
                return counted ? static_cast<std::int64_t>(table.code(row, entry_field)) : RowCounts::kNone;
            },
            std::move(value));
    };
    const auto sums = [&](table::FieldId field) {
        return counts([field](const table::Table& table, Row row) { return table.number(row, field); });
    };
    const auto number = counts({}), cost = sums(entry::kCost), duration = sums(entry::kDuration);
    const auto add = [&](std::string id, std::string_view caption, const std::shared_ptr<RowCounts>& each,
                         ValueType type) {
        source.columns.push_back(counted_column(
            std::move(id), caption, each,
            [](const table::Table& table, Row row) { return static_cast<std::int64_t>(table.code(row, 0)); },
            source.table, 150, type));
    };
    add("noOfInteractions", "No. of Interactions", number, ValueType::integer);
    add("cost", "Cost (LCY)", cost, ValueType::decimal);
    add("duration", "Duration (Min.)", duration, ValueType::decimal);
    keep_counts(source, {number, cost, duration});
}

}  // namespace segments::app
