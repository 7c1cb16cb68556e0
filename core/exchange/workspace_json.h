// The whole workspace as one JSON file (docs/workspace.schema.json): every record of every table with its
// ids, and the contents of attachments. Read into a workspace it gives the identical state.
//
//     WorkspaceJsonWriter writer(db, "Contoso");
//     while (!writer.step(500, out)) {}                  // the database doesn't change meanwhile
//     append_content_piece(out, hash, 1, bytes) ...; end_workspace_json(out);
//
//     WorkspaceJsonReader reader(tx);
//     while (!reader.clear(2000)) {}                     // what is there goes
//     reader.add(scanner.element().text) ...             // elements of workspace_json_shape()
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/exchange/json_scanner.h"
#include "core/exchange/json_tape.h"
#include "core/table/database.h"
#include "core/table/transaction.h"

namespace segments::exchange {

inline constexpr std::string_view kWorkspaceFormat = "segments.workspace";
inline constexpr int kWorkspaceVersion = 1;

class WorkspaceJsonWriter {
  public:
    WorkspaceJsonWriter(const table::Database& db, std::string name) : db_(&db), name_(std::move(name)) {}

    // Appends about `rows` records; true when all are written.
    bool step(std::size_t rows, std::string& out);
    // 0..1
    float progress() const;

  private:
    const table::Database* db_;
    std::string name_;
    bool begun_ = false;
    std::size_t table_ = 0;
    table::Row row_ = 0;
    std::size_t written_ = 0;
};

// A piece of the content of an attachment: 1, 2, 3 ...
void append_content_piece(std::string& out, std::string_view hash, std::uint32_t index,
                          std::string_view bytes);
void end_workspace_json(std::string& out);

// Whether a file is one, by its first bytes; the error if it is of a newer version.
bool is_workspace_json(std::string_view head);
Result<void> check_workspace_json(std::string_view head);
// Where its records stand.
JsonScanner::Shape workspace_json_shape();

class WorkspaceJsonReader {
  public:
    // Takes the pieces of contents; an error ends the reading.
    using TakeContent =
        std::function<Result<void>(std::string_view hash, std::uint32_t index, std::string_view bytes)>;
    // `tx` outlives this.
    WorkspaceJsonReader(table::Transaction& tx, TakeContent take_content)
        : tx_(tx), take_content_(std::move(take_content)) {}

    // Removes about so many rows; true when none is left.
    bool clear(std::size_t rows);
    // Inserts a record. The error names it.
    Result<void> add(std::string_view element);
    // REQUIRES: all records were added.
    Result<void> finish();

  private:
    Result<void> add_record(const table::TableDef& def);
    Result<std::int64_t> raw_of(const table::TableDef& def, const table::FieldDef& field,
                                const JsonTape::Token& value);
    Result<void> insert_collected();

    table::Transaction& tx_;
    TakeContent take_content_;
    std::size_t table_ = 0;  // that is being cleared
    table::Row row_ = 0;
    JsonTape tape_;
    // Records of one table that are inserted together.
    const table::TableDef* def_ = nullptr;
    std::vector<std::int64_t> values_;
};

// A number that stands for all records of a workspace, whatever their order in memory.
std::uint64_t state_hash(const table::Database& db);

}  // namespace segments::exchange
