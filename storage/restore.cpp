#include "storage/restore.h"

#include <algorithm>

#include "core/attachment/attachment_tables.h"
#include "core/attachment/content_hash.h"
#include "core/base/tr.h"
#include "core/schema/schema.h"
#include "core/table/block_codec.h"
#include "storage/format/content.h"
#include "storage/workspace/backup_source.h"

namespace segments::storage {
namespace {

// Memory that restoring may take: a real backup needs some ten bytes for each of its own, one made to
// exhaust the memory thousands.
constexpr std::uint64_t kMostGrowth = 64;
constexpr std::uint64_t kFreeGrowth = 256u << 20;
constexpr std::string_view kWrongContent =
    msg("The backup can't be restored: an attached document in it is not what it should be.");

}  // namespace

Result<void> check_restorable(const BackupInfo& info) {
    if (info.schema <= schema::kVersion) return {};
    return fail(
        tr("This backup was written by a newer version of Segments. Reload the page to get the newer "
           "version, then restore it."));
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
    if (Result<void> whole = end_content(); !whole) return whole;
    return check_restorable(*reader_.info());
}

Result<bool> Restore::settled() const {
    if (store_.content_unsaved() > 0) {
        const Status status = store_.status();
        if (status.kind != Status::Kind::NotSaved) return false;
        return fail(tr("The attached documents can't be stored.").str() + " " + status.why);
    }
    for (const auto& [hash, size] : put_) {
        if (!store_.has_content(hash, size)) return fail(tr("The attached documents could not be stored."));
    }
    return true;
}

// What the tables, which come first, don't name isn't taken.
Result<void> Restore::content_block(std::string_view hash, ByteView block) {
    namespace content = attachment::content;
    if (!arriving_ || arriving_->hash != hash) {
        if (Result<void> whole = end_content(); !whole) return whole;
        const table::Table& contents = tx_.table(content::kTable);
        const table::Row row = contents.find(hash);
        if (row == table::kNoRow) return fail(tr(kWrongContent));
        arriving_ = Arriving{};
        arriving_->hash = hash;
        arriving_->size = static_cast<std::uint64_t>(contents.number(row, content::kSize));
        arriving_->stored = store_.has_content(arriving_->hash, arriving_->size);
    }
    const std::uint64_t left = arriving_->size - arriving_->came;
    if (block.empty() || block.size() != std::min<std::uint64_t>(left, kContentPieceBytes))
        return fail(tr(kWrongContent));
    content_bytes_ += block.size();
    if (content_bytes_ > kFreeGrowth + kMostGrowth * fed_bytes_) return fail(tr(kWrongContent));
    arriving_->came += block.size();
    arriving_->sum.add(block);
    ++arriving_->pieces;
    if (!arriving_->stored) store_.put_content(arriving_->hash, arriving_->pieces, block);
    return {};
}

Result<void> Restore::end_content() {
    if (!arriving_) return {};
    Arriving content = std::move(*arriving_);
    arriving_.reset();
    if (content.came != content.size || attachment::content_name(content.sum) != content.hash)
        return fail(tr(kWrongContent));
    put_.emplace_back(std::move(content.hash), content.size);
    return {};
}

Result<void> Restore::section_block(std::string_view section, ByteView block) {
    if (Result<void> restorable = check_restorable(*reader_.info()); !restorable) return restorable;
    if (section.starts_with(kContentSection))
        return content_block(section.substr(kContentSection.size()), block);
    const Result<std::size_t> applied = table::apply_block(tx_, text_of(block));
    if (!applied) return fail(tr("The backup can't be restored.").str() + " " + applied.error().message);
    if (tx_.db().bytes() > bytes_before_ + kFreeGrowth + kMostGrowth * fed_bytes_)
        return fail(
            tr("The backup can't be restored: it would fill the memory with far more than it holds."));
    return {};
}

}  // namespace segments::storage
