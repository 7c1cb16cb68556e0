// The reading half of backup.h. The file is a row of parts of known length; each is collected, checked and
// taken. What a part says of lengths is believed only within fixed bounds, and memory grows only with bytes
// that really came.
#include <algorithm>
#include <utility>

#include "core/base/tr.h"
#include "storage/backup.h"
#include "storage/format/backup_format.h"
#include "storage/format/crc32c.h"
#include "storage/format/piece.h"

namespace segments::storage {
namespace {

constexpr std::string_view kNotABackup = msg("This file is not a backup of Segments.");

}  // namespace

class BackupReader::Impl {
  public:
    explicit Impl(Consumer* consumer) : consumer_(consumer) {}

    Result<void> feed(ByteView piece) {
        if (!problem_) take_in(piece);
        return outcome();
    }

    Result<void> finish() {
        if (!problem_ && part_ != Part::Nothing) {
            refuse(part_ == Part::Preamble
                       ? std::string(tr(kNotABackup))
                       : tr("The backup is incomplete: the file ends at byte {1}. Copy or download it again.",
                            offset_ + part_bytes_.size()));
        }
        if (!problem_ && !std::exchange(finished_, true) && consumer_) {
            const Result<void> done = consumer_->sections_done();
            if (!done) problem_ = done.error();
        }
        return outcome();
    }

    std::optional<BackupInfo> info;
    std::uint64_t blocks = 0;
    std::uint64_t content_bytes = 0;

  private:
    enum class Part : std::uint8_t { Preamble, HeadHead, Head, ChunkHead, Chunk, Totals, Nothing };

    Result<void> outcome() const {
        if (problem_) return *problem_;
        return {};
    }
    void refuse(std::string message) { problem_ = fail(std::move(message)); }
    // Where the checksum begins that doesn't fit: no one knows it more exactly.
    void damaged() {
        const bool behind_head = part_ == Part::Head || part_ == Part::Chunk || part_ == Part::Totals;
        const std::uint64_t at = offset_ - (behind_head ? kChunkHeadBytes : 0);
        refuse(tr(
            "The backup is damaged at byte {1}. Nothing of it can be restored; use another copy of the file.",
            at));
    }

    void take_in(ByteView piece) {
        while (!piece.empty() && !problem_) {
            if (part_ == Part::Nothing) return damaged();
            const std::size_t count = std::min(piece.size(), needed_ - part_bytes_.size());
            part_bytes_.insert(part_bytes_.end(), piece.begin(),
                               piece.begin() + static_cast<std::ptrdiff_t>(count));
            piece = piece.subspan(count);
            if (part_bytes_.size() < needed_) return;
            const std::size_t size = needed_;
            take_part();
            offset_ += size;
            part_bytes_.clear();
        }
    }
    void expect(Part part, std::size_t bytes) {
        part_ = part;
        needed_ = bytes;
    }

    void take_part() {
        switch (part_) {
            case Part::Preamble:
                return take_preamble();
            case Part::HeadHead:
            case Part::ChunkHead:
                return take_chunk_head();
            case Part::Head:
                return take_head();
            case Part::Chunk:
                return take_chunk();
            case Part::Totals:
                return take_totals();
            case Part::Nothing:
                return;
        }
    }

    void take_preamble() {
        switch (check_preamble(part_bytes_, PieceKind::Backup)) {
            case Preamble::Newer:
                return refuse(
                    tr("This backup was written by a newer version of Segments. Reload the page to get the "
                       "newer version, then restore it."));
            case Preamble::Damaged:
                return refuse(tr(kNotABackup));
            case Preamble::Ours:
                break;
        }
        chain_ = crc32c(0, part_bytes_);
        expect(Part::HeadHead, kChunkHeadBytes);
    }

    void take_chunk_head() {
        ByteReader in(part_bytes_);
        head_.packed = in.u32();
        head_.content = in.u32();
        head_.checksum = in.u32();
        if (part_ == Part::HeadHead) {
            if (head_.packed == 0 || head_.packed > kMostHeadBytes || head_.content != 0) return damaged();
            return expect(Part::Head, head_.packed);
        }
        if (head_.packed == 0) {
            if (head_.content != 0) return damaged();
            return expect(Part::Totals, kTotalsBytes);
        }
        if (head_.packed > kMostPackedBytes || head_.content == 0 || head_.content > kChunkBytes)
            return damaged();
        expect(Part::Chunk, head_.packed);
    }

    // The checksum of the part in hand is right, and continues the one before it.
    bool verified() {
        if (chunk_checksum(chain_, head_, part_bytes_) != head_.checksum) {
            damaged();
            return false;
        }
        chain_ = head_.checksum;
        return true;
    }

    void take_head() {
        if (!verified()) return;
        info = decode_backup_info(part_bytes_);
        if (!info) return damaged();
        if (consumer_) consumer_->reset(false);
        expect(Part::ChunkHead, kChunkHeadBytes);
    }

    void take_chunk() {
        if (!verified()) return;
        if (!unpack_chunk(part_bytes_, head_.content, content_)) return damaged();
        ByteView left = content_;
        while (!left.empty() && !problem_) {
            const std::size_t wanted = item_.size() < kItemHeadBytes ? kItemHeadBytes : item_size_;
            const std::size_t count = std::min(left.size(), wanted - item_.size());
            item_.insert(item_.end(), left.begin(), left.begin() + static_cast<std::ptrdiff_t>(count));
            left = left.subspan(count);
            if (item_.size() == kItemHeadBytes && !measure_item()) return damaged();
            if (item_.size() >= kItemHeadBytes && item_.size() == item_size_) take_item();
        }
        expect(Part::ChunkHead, kChunkHeadBytes);
    }
    bool measure_item() {
        ByteReader in(item_);
        const auto kind = static_cast<BackupItem>(in.u8());
        const std::size_t size = in.u32();
        item_size_ = kItemHeadBytes + size;
        if (kind == BackupItem::Section) return size > 0 && size <= kMaxLabelBytes;
        return kind == BackupItem::Block && size <= kMostBlockBytes && !section_.empty();
    }
    void take_item() {
        const ByteView bytes = ByteView(item_).subspan(kItemHeadBytes);
        if (static_cast<BackupItem>(item_[0]) == BackupItem::Section) {
            section_ = text_of(bytes);
        } else {
            ++blocks;
            content_bytes += bytes.size();
            if (consumer_) {
                const Result<void> taken = consumer_->section_block(section_, bytes);
                if (!taken) problem_ = taken.error();
            }
        }
        item_.clear();
    }

    void take_totals() {
        if (!verified()) return;
        ByteReader in(part_bytes_);
        const bool all = in.u64() == blocks && in.u64() == content_bytes && item_.empty();
        if (!all) return damaged();
        expect(Part::Nothing, 0);
    }

    Consumer* consumer_;
    std::optional<Error> problem_;
    bool finished_ = false;

    Part part_ = Part::Preamble;
    std::size_t needed_ = kPreambleBytes;
    Bytes part_bytes_;
    std::uint64_t offset_ = 0;  // of the part in hand, in the file
    std::uint32_t chain_ = 0;
    ChunkHead head_;
    Bytes content_;

    Bytes item_;  // as far as it came, its head included
    std::size_t item_size_ = 0;
    std::string section_;
};

BackupReader::BackupReader(Consumer* consumer) : impl_(std::make_unique<Impl>(consumer)) {}
BackupReader::~BackupReader() = default;

Result<void> BackupReader::feed(ByteView piece) {
    return impl_->feed(piece);
}
Result<void> BackupReader::finish() {
    return impl_->finish();
}
const std::optional<BackupInfo>& BackupReader::info() const {
    return impl_->info;
}
std::uint64_t BackupReader::blocks() const {
    return impl_->blocks;
}
std::uint64_t BackupReader::content_bytes() const {
    return impl_->content_bytes;
}

}  // namespace segments::storage
