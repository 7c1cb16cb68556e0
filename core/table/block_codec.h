// Blocks: rows of one table as bytes, column by column. The journal, the undo history, snapshots, backups and
// the notices to other tabs all consist of these blocks (docs/storage.md, "Table blocks").
//
//   insert block: whole rows       delete block: keys       update block: keys and the values of one field
//
// Texts are written as texts, never as codes: a block means the same in every database of this schema.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/table/table.h"
#include "core/table/transaction.h"

namespace segments::table {

// Most rows per block: of one field so many are encoded within a slice of a frame.
inline constexpr std::size_t kBlockRows = 4096;

// Raw values of one field for the rows of a block (numbers, codes or handles).
using RawColumn = std::vector<std::int64_t>;

// `overrides` (may be null) names former raw values of cells that have been changed since.
struct CellOverrides;
std::string encode_insert(const Table& table, std::span<const Row> rows,
                          const CellOverrides* overrides = nullptr);
std::string encode_delete(const Table& table, std::span<const Row> rows);
std::string encode_update(const Table& table, std::span<const Row> rows, FieldId field,
                          std::span<const std::int64_t> raws);

// Performs a block within a transaction. Bytes are untrusted: a block that is malformed, names unknown tables
// or fields, or doesn't fit the rows that are there is an error, and the transaction must be rolled back.
// Returns the number of rows.
Result<std::size_t> apply_block(Transaction& tx, std::string_view block);

class BlockInsert;
// Performs a block a little at a time, so that something else can be done between: while indexes grow, a
// block takes many times as long as others.
class BlockApplier {
  public:
    // The bytes must stay until it is done.
    BlockApplier(Transaction& tx, std::string_view block);
    ~BlockApplier();

    // Does some more, well below a millisecond mostly; true when the block has been performed. Errors: as of
    // apply_block.
    Result<bool> step();

  private:
    Transaction& tx_;
    std::string_view block_;
    std::unique_ptr<BlockInsert> insert_;
};

// As apply_block for some of the rows only, of a change that others have followed: rows that aren't there any
// more are passed over. `wanted` is asked for the rows of delete and update blocks. Insert blocks are
// performed row by row, where `wanted_key`, given the raw values of a key, says so and no row has it.
struct WantedRows {
    std::function<bool(const Table&, Row)> wanted;
    std::function<bool(const Table&, std::span<const std::int64_t> key)> wanted_key;
};
Result<std::size_t> apply_block(Transaction& tx, std::string_view block, const WantedRows& rows);

// What a block says of one row, without its values.
struct BlockRow {
    enum class Kind : std::uint8_t { insert, erase, update } kind;
    FieldId field = 0;                  // update
    std::span<const std::int64_t> key;  // raw values of its key fields
};
// Calls back for each row of a block whose key is known here. Errors: as of apply_block.
Result<void> for_each_row(const Database& db, std::string_view block,
                          const std::function<void(const Table&, const BlockRow&)>& visit);

// Number of rows a block says it holds, without reading the rest; 0 if it is malformed.
std::size_t block_rows(std::string_view block);

}  // namespace segments::table
