#include "storage/workspace/backup_source.h"

#include <utility>

#include "core/attachment/attachment_tables.h"

namespace segments::storage {

Result<void> BackupSource::begin() {
    if (Result<void> begun = tables_.begin(); !begun) return begun;
    version_ = database_().version();
    in_tables_ = true;
    contents_.clear();
    at_ = 0;
    reader_.reset();
    left_out_ = 0;
    return {};
}

void BackupSource::gather_contents() {
    namespace content = attachment::content;
    const table::Table& contents = database_().table(content::kTable);
    contents.live().for_each([&](table::Row row) {
        const std::int64_t size = contents.number(row, content::kSize);
        if (size > 0)
            contents_.push_back(
                {std::string(contents.text(row, content::kHash)), static_cast<std::uint64_t>(size)});
    });
    in_tables_ = false;
}

Result<SnapshotSource::Next> BackupSource::next(std::string& section, Bytes& block) {
    if (in_tables_) {
        Result<Next> next = tables_.next(section, block);
        if (!next || *next != Next::Done) return next;
        gather_contents();
    }
    if (database_().version() != version_) return Next::Restart;
    while (at_ < contents_.size()) {
        const Content& content = contents_[at_];
        if (!reader_) reader_.emplace(store_, content.hash, content.size);
        std::optional<Bytes> piece = reader_->take();
        if (!piece && !reader_->problem()) return Next::Waiting;
        if (!piece) ++left_out_;
        if (!piece || reader_->at_end()) {
            reader_.reset();
            ++at_;
        }
        if (!piece) continue;
        section = std::string(kContentSection) + content.hash;
        block = std::move(*piece);
        return Next::Block;
    }
    return Next::Done;
}

}  // namespace segments::storage
