// Sorts rows by fields or by values computed for each row, in slices. Texts are compared ignoring case,
// in the order of the language (core/base/collation.h); blanks come first. Rows that are equal in all of them
// keep their order.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/table/table.h"

namespace segments::query {

// A value that isn't a field of the table but follows from it: a join, a count, a value in force. Asked for
// each row once, and again where rows are equal in their first eight characters.
struct RowValue {
    std::function<std::int64_t(table::Row)> number;  // null for texts
    // A view of something that stays, or of `buffer`.
    std::function<std::string_view(table::Row, std::string& buffer)> text;
};

struct SortField {
    table::FieldId field = 0;
    bool descending = false;
    std::shared_ptr<const RowValue> computed = nullptr;  // sorts by this instead of the field

    bool operator==(const SortField&) const = default;
};

// Compares two rows by one field: < 0, 0, > 0.
int compare_rows(const table::Table& table, table::FieldId field, table::Row a, table::Row b);
// By several fields.
int compare_rows(const table::Table& table, std::span<const SortField> fields, table::Row a, table::Row b);
// Compares texts ignoring case; those that differ in accents alone by their characters.
int compare_ignoring_case(std::string_view a, std::string_view b);

// A bottom-up merge sort that can be paused anywhere.
class RowSorter {
  public:
    // The table must not change until finished.
    RowSorter(const table::Table& table, std::vector<SortField> fields, std::vector<table::Row> rows);

    // Does about `work` comparisons more, some thousand at most; true when all rows are in order.
    bool step(std::size_t work);
    // REQUIRES: step() returned true.
    std::vector<table::Row> take() { return std::move(result_); }
    // 0..1
    float progress() const;

  private:
    struct Item {
        std::uint64_t key;  // decides most comparisons by the first field alone
        table::Row row;
    };
    bool less(const Item& a, const Item& b) const;
    std::uint64_t key_of(table::Row row) const;
    void rank_codes();
    // Looks at some more of the input, taken off `work`; true when it knows whether all of it is in order.
    bool look(std::size_t& work);

    const table::Table* table_;
    std::vector<SortField> fields_;
    std::vector<table::Row> input_;
    std::vector<Item> items_, merged_;
    std::vector<std::uint32_t> ranks_;  // by code of the first field, where its dictionary is small
    std::vector<table::Row> result_;
    bool key_is_exact_ = false;
    enum class Phase : std::uint8_t { look, keys, runs, merges, done } phase_ = Phase::look;
    bool in_order_ = true;   // the runs so far, one behind the other
    std::size_t at_ = 0;     // look, keys, runs: next item
    std::size_t width_ = 0;  // merges: length of sorted runs
    std::size_t left_ = 0, right_ = 0, out_ = 0;
    std::size_t done_ = 0, total_ = 1;
};

}  // namespace segments::query
