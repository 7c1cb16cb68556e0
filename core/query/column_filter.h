// A filter applied to a column: the rows of a set that don't pass are taken out of it, in slices.
//
//     ColumnFilter city(table, contact::kCity, filter);
//     Bitmap rows = table.live();
//     city.narrow(rows, 0, table.slots());
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/masks.h"
#include "core/filter/filter.h"
#include "core/query/text_scan.h"
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
    // What a row costs, roughly: the cheapest filter of several is put first.
    int cost() const;
    // Whether it reads the text of each row.
    bool reads_texts() const { return storage_ == table::Storage::text; }
    table::FieldId field() const { return field_; }
    // The only value that passes, of a column of one byte a row; nullopt if there are others, or none.
    std::optional<std::int8_t> only_value();
    // What passes, of a column of numbers of four bytes at most, where it is one range.
    std::optional<filter::Interval> only_interval() const;

  private:
    // The low bit says "passes", the other one "unknown".
    enum Verdict : std::uint8_t { fails = 0, passes = 1, unknown = 2 };

    // How the words of a slice are looked at.
    enum class Way : std::uint8_t {
        each,    // row by row
        number,  // ranges of numbers
        rows,    // sets of rows, kept for each of a few values
        set,     // codes below 128, as a set
        ranks,   // a range of ranks of texts
        codes,   // a verdict for each code
        heads,   // the first bytes of texts
        scan,    // the texts themselves, as they lie in memory
    };
    // From more values on the column itself is read faster.
    static constexpr std::size_t kFewValues = 4;
    // The texts from one of these values to another; what begins like an end is looked at.
    struct Heads {
        std::uint32_t first = 0, last = 0xFFFFFFFFu;
        bool first_is_sure = true, last_is_sure = true;
    };

    // Values of one byte that pass, from the first one on.
    struct FewValues {
        std::array<std::int8_t, kFewValues> values = {};
        std::size_t count = 0;
    };

    bool code_passes(table::Code code);
    // nullopt if they are more. REQUIRES: a column of one byte a row.
    std::optional<FewValues> few_values();
    void choose_way(table::Row to);
    bool use_rows(table::Row to);
    bool use_ranks(table::Row to);
    bool use_heads(table::Row to);
    template <typename T>
    std::uint64_t numbers_word(table::Row first) const;
    template <typename T>
    std::uint64_t each_number(table::Row first, std::uint64_t candidates) const;
    template <typename T>
    std::uint64_t codes_word(table::Row first, std::uint64_t candidates);
    template <std::size_t kValues>
    void narrow_by_rows(table::Bitmap& rows, table::Row from, table::Row to) const;
    std::uint64_t rows_word(table::Row first) const;
    std::uint64_t heads_word(table::Row first, std::uint64_t candidates);
    std::uint64_t word(table::Row first, std::uint64_t candidates);
    std::uint64_t each_row(table::Row first, std::uint64_t candidates);

    const table::Table* table_;
    table::FieldId field_;
    filter::Filter filter_;
    table::Storage storage_;
    std::vector<std::uint8_t> verdicts_;  // by code: each distinct text is tested once
    Way way_ = Way::each;                 // of this slice
    bool negated_ = false;                // of ranks and heads
    std::optional<SmallSet> set_;
    std::array<const std::uint64_t*, kFewValues> rows_ = {};  // by value that passes
    std::size_t values_ = 0;
    const std::uint16_t* ranks_ = nullptr;
    std::uint16_t first_rank_ = 1, last_rank_ = 0;  // none
    const std::uint32_t* heads_ = nullptr;
    Heads range_;
    std::optional<TextScan> scan_;
};

}  // namespace segments::query
