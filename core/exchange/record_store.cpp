#include "core/exchange/record_store.h"

#include <cassert>
#include <cstring>

#include "core/base/uncleared.h"

namespace segments::exchange {
namespace {

constexpr std::uint32_t kMostLengthBytes = 5;

// Seven bits a byte, the low ones first. Returns how many bytes it took.
std::uint32_t write_length(std::uint32_t length, char* to) {
    std::uint32_t count = 0;
    for (; length >= 0x80; length >>= 7) to[count++] = static_cast<char>(length | 0x80);
    to[count++] = static_cast<char>(length);
    return count;
}

}  // namespace

RecordStore::Ref RecordStore::add(std::string_view bytes) {
    const auto length = static_cast<std::uint32_t>(bytes.size());
    char head[kMostLengthBytes];
    const std::uint32_t head_bytes = write_length(length, head);
    const std::uint32_t need = head_bytes + length;
    if (used_ + need > kBlock) {
        const std::size_t count = (need + kBlock - 1) >> kBlockBits;
        assert((blocks_.size() + count) << kBlockBits <= std::size_t{0xFFFFFFFF});
        blocks_.push_back(uncleared<char>(count << kBlockBits));
        for (std::size_t i = 1; i < count; ++i) blocks_.push_back(nullptr);
        used_ = 0;
        if (count > 1) {
            char* const at = blocks_[blocks_.size() - count].get();
            std::memcpy(at, head, head_bytes);
            std::memcpy(at + head_bytes, bytes.data(), bytes.size());
            used_ = kBlock;
            return static_cast<Ref>((blocks_.size() - count) << kBlockBits);
        }
    }
    char* const at = blocks_.back().get() + used_;
    std::memcpy(at, head, head_bytes);
    std::memcpy(at + head_bytes, bytes.data(), bytes.size());
    const auto ref = static_cast<Ref>((blocks_.size() - 1) << kBlockBits | used_);
    used_ += need;
    return ref;
}

std::string_view RecordStore::get(Ref ref) const {
    const char* at = blocks_[ref >> kBlockBits].get() + (ref & (kBlock - 1));
    std::uint32_t length = 0;
    for (int shift = 0;; shift += 7) {
        const auto byte = static_cast<unsigned char>(*at++);
        length |= static_cast<std::uint32_t>(byte & 0x7F) << shift;
        if (byte < 0x80) return {at, length};
    }
}

void RecordStore::release_before(Ref ref) {
    for (; released_ < ref >> kBlockBits; ++released_) blocks_[released_].reset();
}

std::size_t RecordStore::bytes() const {
    std::size_t total = 0;
    for (std::size_t i = released_; i < blocks_.size(); ++i) total += kBlock;
    return total;
}

}  // namespace segments::exchange
