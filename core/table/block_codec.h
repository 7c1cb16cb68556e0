// Blocks: rows of one table as bytes, column by column. The journal, the undo history, snapshots, backups and
// the notices to other tabs all consist of these blocks (docs/storage.md, "Table blocks").
//
//   insert block: whole rows       delete block: keys       update block: keys and the values of one field
//
// Texts are written as texts, never as codes: a block means the same in every database of this schema.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/table/table.h"
#include "core/table/transaction.h"

namespace segments::table {

// Rows per block: small enough that one block is encoded within a slice of a frame.
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

// Number of rows a block says it holds, without reading the rest; 0 if it is malformed.
std::size_t block_rows(std::string_view block);

}  // namespace segments::table
