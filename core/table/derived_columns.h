// What queries keep beside the columns of a table, so that the next query of the same field needs no texts:
// made of slices of rows as they are asked for, and made anew after any change of the table. A few fields at
// a time have it; the one that wasn't asked for longest goes.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/table/bitmap.h"
#include "core/table/dictionary.h"
#include "core/table/schema.h"

namespace segments::table {

class Table;

class DerivedColumns {
  public:
    // From so many rows on it pays to keep something beside a column.
    static constexpr std::size_t kManyRows = 8192;
    // Larger dictionaries aren't sorted for a query.
    static constexpr std::size_t kMostRanked = 32000;
    // A value that more rows have isn't a rare one.
    static constexpr std::size_t kMostOrdered = 32000;

    // By row below `to`: the first four bytes of the text, as a number that orders like the texts; nullptr
    // where other fields need the place. REQUIRES: a field with Storage::text. Valid until the next call.
    const std::uint32_t* heads(const Table& table, FieldId field, Row to);
    // By row below `to`: the place of the text among the texts of its dictionary in their order; nullptr
    // where there are too many, or no place. REQUIRES: a dictionary field. Valid until the next call.
    const std::uint16_t* ranks(const Table& table, FieldId field, Row to);
    // The codes by rank. REQUIRES: ranks() was called and wasn't nullptr.
    const std::vector<Code>& ranked(FieldId field) const;

    // The rows below `to` with this value, a bit for each; nullptr where other values need the place.
    // REQUIRES: a column of one byte a row; `to` is a multiple of 64 or the end. Valid until the table
    // changes, or 64 calls later.
    const std::uint64_t* rows_with(const Table& table, FieldId field, std::int8_t value, Row to);

    // A row and its number, in the order of these.
    struct NumberOfRow {
        std::int32_t number;
        Row row;
        bool operator<(const NumberOfRow& other) const {
            return number != other.number ? number < other.number : row < other.row;
        }
    };
    // The rows with this value in the order of `number`, another field of theirs; nullptr where they are more
    // than kMostOrdered, or other values need the place. REQUIRES: the column of `field` has one byte a row,
    // that of `number` at most four. Valid until the next call.
    const std::vector<NumberOfRow>* ordered(const Table& table, FieldId field, std::int8_t value,
                                            FieldId number);

    std::size_t bytes() const;

  private:
    // What was asked for since so many questions is in use: criteria of many fields go through all of them
    // slice by slice.
    static constexpr std::uint64_t kInUse = 64;

    struct Place {
        FieldId field = 0;
        bool used = false;
        std::uint64_t touched = 0;  // the table's, when it was begun
        std::uint64_t turn = 0;     // when it was asked for
        Row filled = 0;
    };
    struct Column : Place {
        std::vector<std::uint32_t> heads;
        std::vector<std::uint16_t> ranks;
        std::vector<Code> ranked;
        std::vector<std::uint16_t> rank_of;  // by code
    };

    struct Rows : Place {
        std::int8_t value = 0;
        std::vector<std::uint64_t> words;
    };

    struct Order : Place {
        std::int8_t value = 0;
        FieldId number = 0;
        bool is_made = false, is_rare = false;
        std::vector<NumberOfRow> rows;
    };

    // The place of this field where `is_it` says so, or the one that wasn't asked for longest, emptied;
    // nullptr while all others are in use.
    template <typename Kept, std::size_t kPlaces, typename IsIt>
    Kept* place(std::array<Kept, kPlaces>& places, const Table& table, FieldId field, IsIt is_it);
    Column* column(const Table& table, FieldId field);

    std::array<Column, 4> columns_;
    std::array<Rows, 16> rows_;
    std::array<Order, 4> orders_;
    std::uint64_t turn_ = 0;
};

}  // namespace segments::table
