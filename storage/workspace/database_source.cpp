#include "storage/workspace/database_source.h"

#include <algorithm>

#include "core/base/tr.h"
#include "core/table/block_codec.h"

namespace segments::storage {
namespace {

// Rows per block: some 200 KB of contacts, about a millisecond of work. Fewer where rows are large.
constexpr std::size_t kMostRows = 1024;
constexpr std::size_t kBlockBytes = 256 * 1024;
// A block this large is made again with fewer rows.
constexpr std::size_t kTooLargeBytes = 4u << 20;

}  // namespace

Result<void> DatabaseSource::begin() {
    const table::Database& database = database_();
    if (database.busy()) return fail(tr("A change is still being finished."));
    version_ = database.version();
    table_ = 0;
    row_ = 0;
    rows_ = kMostRows;
    return {};
}

Result<SnapshotSource::Next> DatabaseSource::next(std::string& section, Bytes& block) {
    const table::Database& database = database_();
    if (database.busy() || database.version() != version_) return Next::Restart;
    const auto tables = database.schema();
    while (table_ < tables.size()) {
        const table::Table& table = database.table(tables[table_]->id);
        chosen_.clear();
        for (table::Row row = table.live().next(row_); row != table::kNoRow && chosen_.size() < rows_;
             row = table.live().next(row + 1)) {
            chosen_.push_back(row);
        }
        if (chosen_.empty()) {
            ++table_;
            row_ = 0;
            rows_ = kMostRows;
            continue;
        }
        const std::string bytes = table::encode_insert(table, chosen_);
        const std::size_t per_row = bytes.size() / chosen_.size() + 1;
        rows_ = std::clamp<std::size_t>(kBlockBytes / per_row, 1, kMostRows);
        if (bytes.size() > kTooLargeBytes && chosen_.size() > rows_) continue;
        row_ = chosen_.back() + 1;
        section = kTableSection + std::string(table.def().name);
        block = to_bytes(bytes);
        return Next::Block;
    }
    return Next::Done;
}

}  // namespace segments::storage
