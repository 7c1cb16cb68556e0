// A filter applied to a column: the rows of a set that don't pass are taken out of it, in slices.
//
//     ColumnFilter city(table, contact::kCity, filter);
//     Bitmap rows = table.live();
//     city.narrow(rows, 0, table.slots());
#pragma once

#include <vector>

#include "core/filter/filter.h"
#include "core/table/table.h"

namespace segments::query {

// How filters see a field of a table.
filter::FieldType field_type(const table::FieldDef& field);

class ColumnFilter {
  public:
    // The table must outlive it and must not change while it is in use.
    ColumnFilter(const table::Table& table, table::FieldId field, filter::Filter filter);

    // Takes the rows of [from, to) that don't pass out of `rows`. Rows outside the range stay as they are;
    // `from` is a multiple of 64.
    void narrow(table::Bitmap& rows, table::Row from, table::Row to);
    // Tests one row.
    bool matches(table::Row row);

  private:
    // The low bit says "passes", the other one "unknown".
    enum Verdict : std::uint8_t { fails = 0, passes = 1, unknown = 2 };

    bool code_passes(table::Code code);
    template <typename T>
    std::uint64_t numbers_word(table::Row first) const;
    template <typename T>
    std::uint64_t codes_word(table::Row first, std::uint64_t candidates);
    std::uint64_t word(table::Row first, std::uint64_t candidates);

    const table::Table* table_;
    table::FieldId field_;
    filter::Filter filter_;
    table::Storage storage_;
    std::vector<std::uint8_t> verdicts_;  // by code: each distinct text is tested once
};

}  // namespace segments::query
