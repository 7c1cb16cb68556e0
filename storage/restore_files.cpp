#include "storage/restore_files.h"

#include <algorithm>

#include "core/base/tr.h"
#include "storage/format/names.h"
#include "storage/format/piece.h"

namespace segments::storage {
namespace {

constexpr std::size_t kHeadBytes = 8;  // length of the name, length of the content
constexpr std::size_t kMostNameBytes = 512;
constexpr std::string_view kLabelFile = "name";

Error damaged() {
    return fail(tr("The copy is damaged or incomplete."));
}

// What a folder of a workspace may hold: nothing that leads out of it.
bool is_plain_name(std::string_view name) {
    if (name.starts_with(kRescueFolder)) name.remove_prefix(kRescueFolder.size());
    return !name.empty() && name.front() != '.' && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
               c == '.' || c == '~' || c == '_';
    });
}

bool is_written_last(std::string_view name) {
    return name == "CURRENT" || name == "key";
}

}  // namespace

bool is_copy_of_files(ByteView beginning) {
    return check_preamble(beginning, PieceKind::Files) == Preamble::Ours;
}

RestoreFiles::RestoreFiles(std::unique_ptr<Env> to) : env_(std::move(to)) {
    locking_ = env_->lock(LockMode::IfFree, 0);
}

Result<void> RestoreFiles::take_file(std::string_view name, ByteView bytes) {
    ++files_;
    if (name == kLabelFile) {
        label_ = text_of(bytes);
        return {};
    }
    if (!is_plain_name(name)) return damaged();
    unsaved_ += bytes.size();
    if (is_written_last(name)) {
        last_.emplace_back(name, Bytes(bytes.begin(), bytes.end()));
    } else {
        env_->write(name, bytes);
    }
    return {};
}

Result<bool> RestoreFiles::take_files() {
    std::size_t at = 0;
    while (!ended_ && came_.size() - at >= kHeadBytes) {
        ByteReader in(ByteView(came_).subspan(at));
        const std::uint32_t name_bytes = in.u32();
        const std::uint32_t bytes = in.u32();
        if (name_bytes == 0) {
            if (bytes != files_) return damaged();
            at += kHeadBytes;
            ended_ = true;
            break;
        }
        if (name_bytes > kMostNameBytes || bytes > kMaxFileBytes + kMostAddedBytes) return damaged();
        if (in.left() < std::size_t{name_bytes} + bytes) break;
        const std::string_view name = text_of(in.raw(name_bytes));
        if (Result<void> taken = take_file(name, in.raw(bytes)); !taken) return taken.error();
        at += kHeadBytes + name_bytes + bytes;
    }
    came_.erase(came_.begin(), came_.begin() + static_cast<std::ptrdiff_t>(at));
    return ended_;
}

Result<void> RestoreFiles::feed(ByteView piece) {
    came_.insert(came_.end(), piece.begin(), piece.end());
    if (!begun_) {
        if (came_.size() < kPreambleBytes) return {};
        if (!is_copy_of_files(came_)) return damaged();
        came_.erase(came_.begin(), came_.begin() + kPreambleBytes);
        begun_ = true;
    }
    const Result<bool> ended = take_files();
    if (!ended) return ended.error();
    if (*ended && !came_.empty()) return damaged();
    return {};
}

Result<void> RestoreFiles::finish() {
    if (!ended_ || files_ == 0) return damaged();
    complete_ = true;
    return {};
}

Result<bool> RestoreFiles::step() {
    env_->poll();
    if (locking_.pending() || syncing_.pending()) return false;
    if (locking_.done()) {
        if (const Reply reply = locking_.take(); !reply.ok()) return fail(describe(reply.fault));
        locked_ = true;
    }
    if (!locked_) return false;
    if (syncing_.done()) {
        if (const Reply reply = syncing_.take(); !reply.ok()) return fail(describe(reply.fault));
        unsaved_ -= syncing_bytes_;
        syncing_bytes_ = 0;
        if (complete_ && last_written_) return true;
    }
    std::uint64_t held = 0;
    for (const auto& [name, bytes] : last_) held += bytes.size();
    const std::uint64_t written = unsaved_ - (last_written_ ? 0 : held);
    if (written == 0 && complete_ && !last_written_) {
        for (const auto& [name, bytes] : last_) env_->write(name, bytes);
        last_written_ = true;
        syncing_bytes_ = unsaved_;
        syncing_ = env_->sync();
    } else if (written > 0) {
        syncing_bytes_ = written;
        syncing_ = env_->sync();
    }
    return false;
}

}  // namespace segments::storage
