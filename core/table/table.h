// One table: columns of equal length, a set of live rows and an index on the primary key.
//
// Rows are numbers that stay the same while the row lives; a deleted row's number may be used again after its
// transaction. Reading is here; changing goes through Transaction only.
#pragma once

#include <array>
#include <cassert>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/table/bitmap.h"
#include "core/table/dictionary.h"
#include "core/table/growing_index.h"
#include "core/table/number_column.h"
#include "core/table/schema.h"

namespace segments::table {

// One part of a primary key: a text for dictionary fields, a number for the others.
struct KeyPart {
    KeyPart(std::string_view t) : text(t) {}
    KeyPart(const char* t) : text(t) {}
    KeyPart(const std::string& t) : text(t) {}
    KeyPart(std::int64_t n) : number(n) {}
    KeyPart(int n) : number(n) {}

    std::string_view text;
    std::int64_t number = 0;
};
using Key = std::span<const KeyPart>;

class DerivedColumns;

class Table {
  public:
    // `domains[i]` is the dictionary of field i, or null for fields that have none.
    Table(const TableDef& def, std::vector<Dictionary*> dictionaries);

    const TableDef& def() const { return *def_; }
    const FieldDef& field(FieldId field) const { return def_->fields[field]; }

    // Number of live rows.
    std::size_t size() const { return size_; }
    // Row numbers in use or used before: all rows are below this.
    std::size_t slots() const { return slots_; }
    const Bitmap& live() const { return live_; }
    bool is_live(Row row) const { return live_.test(row); }

    // Values of a row. REQUIRES: row < slots(); the storage of the field fits.
    std::int64_t number(Row row, FieldId field) const { return columns_[field].get(row); }
    Code code(Row row, FieldId field) const { return static_cast<Code>(columns_[field].get(row)); }
    std::string_view text(Row row, FieldId field) const;
    bool flag(Row row, FieldId field) const { return number(row, field) != 0; }

    // The live row with this key; kNoRow if there is none. Parts in the order of the key fields.
    Row find(Key key) const;
    Row find(KeyPart part) const { return find(Key(&part, 1)); }
    Row find(KeyPart a, KeyPart b) const;
    Row find(KeyPart a, KeyPart b, KeyPart c) const;
    // The same by raw values (codes of dictionary fields).
    Row find_raw(std::span<const std::int64_t> key) const;
    // The live row whose (single) key is this code of its domain: a join in one array access for tables with
    // one dictionary key. kNoRow if there is none.
    Row find_code(Code code) const {
        return find_raw(std::array<std::int64_t, 1>{static_cast<std::int64_t>(code)});
    }

    // For scans.
    const NumberColumn& column(FieldId field) const { return columns_[field]; }
    const Dictionary& dictionary(FieldId field) const { return *dictionaries_[field]; }
    const Dictionary* dictionary_or_null(FieldId field) const { return dictionaries_[field]; }
    // The text of a raw value of this field. REQUIRES: a textual field.
    std::string_view raw_text(FieldId field, std::int64_t raw) const;

    // Rises with every committed (or rolled back) change of this table.
    std::uint64_t version() const { return version_; }
    // Rises with every single change, also within a transaction that isn't finished.
    std::uint64_t touched() const { return touched_; }
    // What queries keep beside the columns.
    DerivedColumns& derived() const { return *derived_; }
    // The texts of a field with Storage::text.
    const TextArena& arena(FieldId field) const { return *arenas_[field]; }
    // Memory held, in bytes.
    std::size_t bytes() const;

  private:
    friend class Transaction;
    friend class Database;

    // Raw value of a text: dictionary code or arena handle. Adds the text where it is new.
    std::int64_t raw_of(FieldId field, std::string_view text);
    void raws_of(FieldId field, std::span<const std::string_view> texts, std::vector<std::int64_t>& raws);
    // `count` rows with default values, not live yet; free ones first.
    void allocate(std::size_t count, std::vector<Row>& rows);
    void make_live(Row row);
    // Those before the first one whose key is taken; how many that are.
    std::size_t make_live(std::span<const Row> rows);
    void make_dead(Row row);
    // Gives dead rows back for use. REQUIRES: nothing refers to their values any more.
    void release(std::vector<Row> rows);
    void index_add(Row row);
    void index_remove(Row row);
    void grow_columns(std::size_t capacity);
    std::uint64_t key_hash(Row row) const;
    bool key_equals(Row row, std::span<const std::int64_t> key) const;
    bool same_key(Row a, Row b) const;
    bool direct() const { return def_->key_fields == 1 && dictionaries_[0] != nullptr; }

    const TableDef* def_;
    std::vector<NumberColumn> columns_;
    std::vector<Dictionary*> dictionaries_;
    std::vector<std::unique_ptr<TextArena>> arenas_;
    Bitmap live_;  // sized to the capacity of the columns
    std::size_t slots_ = 0;
    std::size_t size_ = 0;
    std::deque<Row> free_;
    std::vector<Row> by_code_;  // one dictionary key: row by code
    GrowingIndex by_key_;       // other keys
    std::uint64_t version_ = 1;
    std::uint64_t touched_ = 1;
    std::shared_ptr<DerivedColumns> derived_;  // an incomplete type here
};

}  // namespace segments::table
