#include "core/exchange/record_store.h"

#include <cassert>
#include <cstring>

namespace segments::exchange {
namespace {

constexpr std::uint32_t kLengthBytes = 4;

}  // namespace

RecordStore::Ref RecordStore::add(std::string_view bytes) {
    const auto length = static_cast<std::uint32_t>(bytes.size());
    const std::uint32_t need = kLengthBytes + length;
    if (used_ + need > kBlock) {
        const std::size_t count = (need + kBlock - 1) >> kBlockBits;
        assert((blocks_.size() + count) << kBlockBits <= std::size_t{0xFFFFFFFF});
        blocks_.push_back(std::make_unique<char[]>(count << kBlockBits));
        for (std::size_t i = 1; i < count; ++i) blocks_.push_back(nullptr);
        used_ = 0;
        if (count > 1) {
            char* const at = blocks_[blocks_.size() - count].get();
            std::memcpy(at, &length, kLengthBytes);
            std::memcpy(at + kLengthBytes, bytes.data(), bytes.size());
            used_ = kBlock;
            return static_cast<Ref>((blocks_.size() - count) << kBlockBits);
        }
    }
    char* const at = blocks_.back().get() + used_;
    std::memcpy(at, &length, kLengthBytes);
    std::memcpy(at + kLengthBytes, bytes.data(), bytes.size());
    const auto ref = static_cast<Ref>((blocks_.size() - 1) << kBlockBits | used_);
    used_ += need;
    return ref;
}

std::string_view RecordStore::get(Ref ref) const {
    const char* const at = blocks_[ref >> kBlockBits].get() + (ref & (kBlock - 1));
    std::uint32_t length = 0;
    std::memcpy(&length, at, kLengthBytes);
    return {at + kLengthBytes, length};
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
