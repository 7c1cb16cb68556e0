#include "storage/sealed/sealed_backup.h"

#include <algorithm>
#include <utility>

#include "core/base/tr.h"
#include "storage/format/piece.h"

namespace segments::storage {
namespace {

constexpr std::size_t kPartBytes = 256 * 1024;
constexpr std::size_t kPartHeadBytes = 5;  // whether it is the last one, and its length
constexpr std::size_t kKeyFileBytes = kSealedHeadBytes - kPreambleBytes;

// What a part is bound to: the backup, its place in it, and that nothing follows the last one.
Bytes context_of(const KeyFile& file, std::uint64_t number, bool last) {
    Bytes out;
    write_preamble(out, PieceKind::SealedBackup);
    ByteWriter(out).raw(file.id).u64(number).u8(last ? 1 : 0);
    return out;
}

}  // namespace

SealedBackupHead sealed_backup_head(ByteView begin) {
    using State = SealedBackupHead::State;
    if (begin.size() < kPreambleBytes) return {};
    const Preamble preamble = check_preamble(begin.first(kPreambleBytes), PieceKind::SealedBackup);
    if (preamble == Preamble::Newer) return {State::newer, {}};
    if (preamble != Preamble::Ours) return {};
    if (begin.size() < kSealedHeadBytes) return {State::damaged, {}};
    std::optional<KeyFile> key = KeyFile::decode(begin.subspan(kPreambleBytes, kKeyFileBytes));
    if (!key) return {State::damaged, {}};
    return {State::sealed, std::move(key)};
}

BackupSealer::BackupSealer(SealKeys keys) : keys_(std::move(keys)) {
    write_preamble(output_, PieceKind::SealedBackup);
    ByteWriter(output_).raw(keys_.file.encode());
}

void BackupSealer::add(ByteView bytes) {
    plain_.erase(plain_.begin(), plain_.begin() + static_cast<std::ptrdiff_t>(std::exchange(at_, 0)));
    plain_.insert(plain_.end(), bytes.begin(), bytes.end());
}

bool BackupSealer::step() {
    while (!failed_) {
        if (request_.pending()) return false;
        if (request_) {
            const Reply reply = request_.take();
            failed_ = !reply.ok();
            ByteWriter(output_).u8(last_ ? 1 : 0).text(text_of(reply.bytes));
            continue;
        }
        const std::size_t left = plain_.size() - at_;
        if (last_ || (!ended_ && left < kPartBytes)) return true;
        const std::size_t size = std::min(left, kPartBytes);
        last_ = ended_ && size == left;
        request_ =
            keys_.data->seal(ByteView(plain_).subspan(at_, size), context_of(keys_.file, number_++, last_));
        at_ += size;
    }
    return true;
}

Bytes BackupSealer::take_output() {
    return std::exchange(output_, {});
}

void BackupOpener::damaged() {
    problem_ = fail(
        tr("The backup is damaged at byte {1}. Nothing of it can be restored; use another copy of the file.",
           before_ + at_));
}

// Begins to open what lies there whole; false if there is nothing.
bool BackupOpener::begin() {
    if (problem_ || ended_) return false;
    const ByteView rest = ByteView(bytes_).subspan(at_);
    if (!file_) {
        if (rest.size() < kSealedHeadBytes) return false;
        file_ = sealed_backup_head(rest).key;
        if (!file_) {
            damaged();
            return false;
        }
        opening_ = kSealedHeadBytes;
        request_ = passphrase_->open(file_->wrapped, file_->context());
        return true;
    }
    if (rest.size() < kPartHeadBytes) return false;
    ByteReader in(rest);
    const std::uint8_t last = in.u8();
    const std::size_t size = in.u32();
    if (last > 1 || size > kPartBytes + kNonceBytes + kTagBytes) {
        damaged();
        return false;
    }
    if (rest.size() < kPartHeadBytes + size) return false;
    last_ = last == 1;
    opening_ = kPartHeadBytes + size;
    request_ = keys_->data->open(rest.subspan(kPartHeadBytes, size), context_of(*file_, number_++, last_));
    return true;
}

std::optional<Bytes> BackupOpener::take() {
    while (request_ || begin()) {
        if (request_.pending()) return std::nullopt;
        Reply reply = request_.take();
        if (!reply.ok() || (!keys_ && reply.bytes.size() != 2 * kKeyBytes)) {
            damaged();
            return std::nullopt;
        }
        at_ += std::exchange(opening_, 0);
        if (at_ >= kPartBytes || left() == 0) {
            before_ += at_;
            bytes_.erase(bytes_.begin(), bytes_.begin() + static_cast<std::ptrdiff_t>(std::exchange(at_, 0)));
        }
        if (!keys_) {
            keys_ = opened_keys(ciphers_, *file_, reply.bytes, passphrase_);
            std::fill(reply.bytes.begin(), reply.bytes.end(), std::uint8_t{0});
            continue;
        }
        ended_ = last_;
        return std::move(reply.bytes);
    }
    return std::nullopt;
}

Result<void> BackupOpener::finish() {
    if (!problem_ && ended_ && left() > 0) damaged();
    if (!problem_ && !ended_) {
        problem_ = fail(tr("The backup is incomplete: the file ends at byte {1}. Copy or download it again.",
                           before_ + bytes_.size()));
    }
    if (problem_) return *problem_;
    return {};
}

}  // namespace segments::storage
