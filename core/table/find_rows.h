// Scans of one column for one value: how the rows that refer to a record are found without an index.
//
//     for_each_row_with(people, contact::kCompanyNo, company_code, [&](Row row) { ... });
#pragma once

#include <vector>

#include "core/table/table.h"

namespace segments::table {

namespace detail {

template <typename T, typename Visit>
void scan_column(const Table& table, FieldId field, std::int64_t value, Row from, Row to, Visit&& visit) {
    const T wanted = static_cast<T>(value);
    if (static_cast<std::int64_t>(wanted) != value) return;
    while (from < to) {
        const T* const values = table.column(field).at<T>(from);
        const Row end = NumberColumn::page_end(from, to);
        for (Row row = from; row < end; ++row) {
            if (values[row - from] == wanted && table.is_live(row)) visit(row);
        }
        from = end;
    }
}

}  // namespace detail

// Calls visit(row) for the live rows of [from, to) whose raw value (number, dictionary code) is `value`, in
// order of rows. The visitor may change other columns, but not add rows to this table.
template <typename Visit>
void for_each_row_with(const Table& table, FieldId field, std::int64_t value, Row from, Row to,
                       Visit&& visit) {
    if (to > table.slots()) to = static_cast<Row>(table.slots());
    switch (table.column(field).width()) {
        case 0:
            if (value != 0) return;
            for (Row row = from; row < to; ++row) {
                if (table.is_live(row)) visit(row);
            }
            return;
        case 1:
            return detail::scan_column<std::int8_t>(table, field, value, from, to, visit);
        case 2:
            return detail::scan_column<std::int16_t>(table, field, value, from, to, visit);
        case 4:
            return detail::scan_column<std::int32_t>(table, field, value, from, to, visit);
        default:
            return detail::scan_column<std::int64_t>(table, field, value, from, to, visit);
    }
}
template <typename Visit>
void for_each_row_with(const Table& table, FieldId field, std::int64_t value, Visit&& visit) {
    for_each_row_with(table, field, value, 0, static_cast<Row>(table.slots()), visit);
}

// All of them.
inline std::vector<Row> rows_with(const Table& table, FieldId field, std::int64_t value) {
    std::vector<Row> rows;
    for_each_row_with(table, field, value, [&](Row row) { rows.push_back(row); });
    return rows;
}
// The rows whose text in a dictionary field is `text`.
inline std::vector<Row> rows_with_text(const Table& table, FieldId field, std::string_view text) {
    const std::optional<Code> code = table.dictionary(field).find(text);
    return code ? rows_with(table, field, *code) : std::vector<Row>{};
}

// How many live rows hold each code of a dictionary field, in one scan; index = code.
inline std::vector<std::uint32_t> count_by_code(const Table& table, FieldId field) {
    std::vector<std::uint32_t> counts(table.dictionary(field).size());
    table.live().for_each([&](Row row) { ++counts[table.code(row, field)]; });
    return counts;
}

}  // namespace segments::table
