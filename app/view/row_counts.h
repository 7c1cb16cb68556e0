// How many rows of a table belong to each key: the lines of each segment, the entries of each logged segment;
// or the sum of what they hold.
// Counted in slices, kept until the table changes; until a new count is done the former one is shown.
//
//     RowCounts lines(line::kTable, [](const table::Table& table, table::Row row) { ... });
//     lines.update(db, generation);  while there is time: lines.step(50000);
//     lines.of(key)
#pragma once

#include <cstdint>
#include <functional>
#include <unordered_map>

#include "core/table/database.h"

namespace segments::app {

class RowCounts {
  public:
    // The key under which a live row counts; kNone: it doesn't.
    using KeyOf = std::function<std::int64_t(const table::Table&, table::Row)>;
    static constexpr std::int64_t kNone = -1;

    // What a row adds to its key.
    using ValueOf = std::function<std::int64_t(const table::Table&, table::Row)>;

    RowCounts(table::TableId table, KeyOf key_of, ValueOf value_of = {})
        : table_(table), key_of_(std::move(key_of)), value_of_(std::move(value_of)) {}

    void update(const table::Database& db, std::uint64_t generation);
    // Looks at about `rows` rows more; true when there is nothing left to do.
    bool step(std::size_t rows);

    std::int64_t of(std::int64_t key) const;
    // Rises with every new count.
    std::uint64_t revision() const { return revision_; }

  private:
    table::TableId table_;
    KeyOf key_of_;
    ValueOf value_of_;  // null: rows are counted
    const table::Database* db_ = nullptr;
    std::uint64_t generation_ = 0, version_ = 0;
    table::Row at_ = 0;
    bool done_ = true;
    std::unordered_map<std::int64_t, std::int64_t> counts_, next_;
    std::uint64_t revision_ = 1;
};

}  // namespace segments::app
