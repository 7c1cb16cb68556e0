#include "storage/restore.h"

#include "core/schema/schema.h"
#include "core/table/block_codec.h"

namespace segments::storage {
namespace {

// Memory that restoring may take: a real backup needs some ten bytes for each of its own, one made to
// exhaust the memory thousands.
constexpr std::uint64_t kMostGrowth = 64;
constexpr std::uint64_t kFreeGrowth = 256u << 20;

}  // namespace

Result<void> check_restorable(const BackupInfo& info) {
    if (info.schema <= schema::kVersion) return {};
    return fail(
        "This backup was written by a newer version of Segments. Reload the page to get the newer version, "
        "then "
        "restore it.");
}

bool Restore::clear(std::size_t rows) {
    const auto tables = tx_.db().schema();
    for (; table_ < tables.size(); ++table_, row_ = 0) {
        const table::Table& table = tx_.table(tables[table_]->id);
        for (table::Row row = table.live().next(row_); row != table::kNoRow;
             row = table.live().next(row + 1)) {
            if (rows == 0) {
                row_ = row;
                return false;
            }
            --rows;
            tx_.erase(table.def().id, row);
        }
    }
    return true;
}

Result<void> Restore::feed(ByteView piece) {
    fed_bytes_ += piece.size();
    return reader_.feed(piece);
}

Result<void> Restore::finish() {
    if (Result<void> complete = reader_.finish(); !complete) return complete;
    return check_restorable(*reader_.info());
}

Result<void> Restore::section_block(std::string_view, ByteView block) {
    if (Result<void> restorable = check_restorable(*reader_.info()); !restorable) return restorable;
    const Result<std::size_t> applied = table::apply_block(tx_, text_of(block));
    if (!applied) return fail("The backup can't be restored. " + applied.error().message);
    if (tx_.db().bytes() > bytes_before_ + kFreeGrowth + kMostGrowth * fed_bytes_)
        return fail("The backup can't be restored: it would fill the memory with far more than it holds.");
    return {};
}

}  // namespace segments::storage
