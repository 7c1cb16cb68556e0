// The distinct values of a column and how many rows have each, most frequent first: what the filter row
// suggests. Counted in slices over the rows of a list, and kept until the data changes.
//
//     values.of(view, column, db);                  // wants those of this column
//     while there is time: values.step(view, db, 20000);
//     values.options(...)                           // what is known so far
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "app/ui/choice.h"
#include "app/view/record_view.h"

namespace segments::app {

class ColumnValues {
  public:
    // The values of this column are wanted, counted over the rows that the base of the list accepts, or over
    // the rows listed where the column has no filter of its own.
    void want(const RecordView& view, std::size_t column, const table::Database& db);
    void forget() { column_.reset(); }
    // Looks at about `rows` rows more; true when there is nothing left to do.
    bool step(const RecordView& view, const table::Database& db, std::size_t rows);
    bool wanted(std::size_t column) const { return column_ == column; }
    bool done() const { return !column_ || done_; }
    // Rises with every new result.
    std::uint64_t revision() const { return revision_; }

    // The values whose text contains what was typed, as filter expressions with the number of their rows.
    std::vector<ui::Option> options(const RecordView& view, std::string_view typed, std::size_t most,
                                    const filter::Locale& locale) const;

  private:
    void count(const RecordView& view, const table::Database& db, table::Row row);
    void finish(const RecordView& view, const table::Database& db);

    struct Value {
        std::string text;
        std::int64_t number = 0;
        std::uint32_t rows = 0;
    };

    std::optional<std::size_t> column_;
    std::uint64_t version_ = 0, revision_ = 1;
    bool done_ = true, listed_ = true;
    std::size_t at_ = 0;
    std::vector<std::uint32_t> by_code_;
    std::unordered_map<std::int64_t, std::uint32_t> by_number_;
    std::unordered_map<std::string, std::uint32_t> by_text_;
    std::vector<Value> values_;
};

}  // namespace segments::app
