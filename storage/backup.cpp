#include "storage/backup.h"

#include <algorithm>
#include <utility>

#include "core/base/tr.h"
#include "storage/format/backup_format.h"

namespace segments::storage {

class BackupWriter::Impl {
  public:
    Impl(SnapshotSource& source_in, const BackupInfo& info) : source(source_in) {
        output = encode_backup_head(info, chain);
    }
    ~Impl() {
        if (frozen) source.end();
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    Result<void> work() {
        if (!frozen) {
            if (Result<void> begun = source.begin(); !begun) return begun;
            frozen = true;
        }
        if (content.size() - at >= kChunkBytes) {
            pack();
            return {};
        }
        content.erase(content.begin(), content.begin() + static_cast<std::ptrdiff_t>(std::exchange(at, 0)));
        std::string name;
        Bytes block;
        const Result<SnapshotSource::Next> next = source.next(name, block);
        if (!next) return next.error();
        switch (*next) {
            case SnapshotSource::Next::Restart:
                return fail(tr("The workspace was changed while it was being backed up."));
            case SnapshotSource::Next::Waiting:
                waiting = true;
                return {};
            case SnapshotSource::Next::Block:
                return add(name, block);
            case SnapshotSource::Next::Done:
                break;
        }
        if (!content.empty()) pack();
        const Bytes totals = encode_totals(blocks, content_bytes, chain);
        output.insert(output.end(), totals.begin(), totals.end());
        source.end();
        frozen = false;
        finished = true;
        return {};
    }

    SnapshotSource& source;
    Bytes output;
    std::uint64_t blocks = 0;
    std::uint64_t content_bytes = 0;
    bool finished = false;
    bool waiting = false;

  private:
    Result<void> add(const std::string& name, ByteView block) {
        if (block.size() > kMostBlockBytes || name.size() > kMaxLabelBytes)
            return fail(tr("A part of the workspace is too large for a backup: {1}.", name));
        if (name != section || blocks == 0) {
            section = name;
            item(BackupItem::Section, view_of(name));
        }
        item(BackupItem::Block, block);
        ++blocks;
        content_bytes += block.size();
        return {};
    }
    void item(BackupItem kind, ByteView bytes) {
        ByteWriter(content)
            .u8(static_cast<std::uint8_t>(kind))
            .u32(static_cast<std::uint32_t>(bytes.size()))
            .raw(bytes);
    }
    void pack() {
        const std::size_t size = std::min(content.size() - at, kChunkBytes);
        const Bytes chunk = encode_chunk(ByteView(content).subspan(at, size), chain);
        output.insert(output.end(), chunk.begin(), chunk.end());
        at += size;
    }

    std::uint32_t chain = 0;
    Bytes content;  // items not yet packed, from `at` on
    std::size_t at = 0;
    std::string section;
    bool frozen = false;
};

BackupWriter::BackupWriter(SnapshotSource& source, const BackupInfo& info)
    : impl_(std::make_unique<Impl>(source, info)) {}
BackupWriter::~BackupWriter() = default;

Result<void> BackupWriter::step(double budget_ms, const std::function<double()>& now_ms) {
    const double end = now_ms() + budget_ms;
    impl_->waiting = false;
    while (!impl_->finished && !impl_->waiting) {
        if (Result<void> worked = impl_->work(); !worked) return worked;
        if (now_ms() >= end) break;
    }
    return {};
}

bool BackupWriter::finished() const {
    return impl_->finished;
}
bool BackupWriter::waiting() const {
    return impl_->waiting;
}
Bytes BackupWriter::take_output() {
    return std::exchange(impl_->output, {});
}
std::uint64_t BackupWriter::blocks() const {
    return impl_->blocks;
}
std::uint64_t BackupWriter::content_bytes() const {
    return impl_->content_bytes;
}

}  // namespace segments::storage
