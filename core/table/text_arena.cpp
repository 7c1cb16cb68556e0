#include "core/table/text_arena.h"

#include <cassert>
#include <cstring>

#include "core/base/uncleared.h"

namespace segments::table {
namespace {

std::uint32_t length_size(std::size_t length) {
    std::uint32_t size = 1;
    while (length >= 0x80) {
        length >>= 7;
        ++size;
    }
    return size;
}

}  // namespace

// Layout: the length as a varint, then the bytes. The first byte of the first block stays unused, so that no
// string has handle 0. Blocks aren't cleared: what lies behind the last text is at most read to be passed
// over.
TextArena::Handle TextArena::add(std::string_view text) {
    if (text.empty()) return 0;
    if (blocks_.empty()) {
        blocks_.push_back(uncleared<char>(kBlock));
        used_ = 1;
    }
    const std::size_t need = length_size(text.size()) + text.size();
    if (used_ + need > kBlock) {
        const std::size_t blocks = (need + kBlock - 1) / kBlock;
        assert((blocks_.size() + blocks) << kBlockBits <= std::size_t{0xFFFFFFFF});
        blocks_.push_back(uncleared<char>(blocks * kBlock));
        for (std::size_t i = 1; i < blocks; ++i) blocks_.push_back(nullptr);
        used_ = 0;
        if (blocks > 1) {
            // The last of several blocks can't be shared: its memory belongs to the first.
            const auto at = static_cast<Handle>((blocks_.size() - blocks) << kBlockBits);
            used_ = kBlock;
            char* out = blocks_[at >> kBlockBits].get();
            std::size_t length = text.size();
            for (; length >= 0x80; length >>= 7) *out++ = static_cast<char>(length | 0x80);
            *out++ = static_cast<char>(length);
            std::memcpy(out, text.data(), text.size());
            return at;
        }
    }
    const auto handle = static_cast<Handle>((blocks_.size() - 1) << kBlockBits | used_);
    char* out = blocks_.back().get() + used_;
    std::size_t length = text.size();
    for (; length >= 0x80; length >>= 7) *out++ = static_cast<char>(length | 0x80);
    *out++ = static_cast<char>(length);
    std::memcpy(out, text.data(), text.size());
    used_ += static_cast<std::uint32_t>(need);
    return handle;
}

std::string_view TextArena::get(Handle handle) const {
    if (handle == 0) return {};
    const char* at = blocks_[handle >> kBlockBits].get() + (handle & (kBlock - 1));
    std::size_t length = 0;
    int shift = 0;
    while ((static_cast<unsigned char>(*at) & 0x80) != 0) {
        length |= static_cast<std::size_t>(static_cast<unsigned char>(*at++) & 0x7F) << shift;
        shift += 7;
    }
    length |= static_cast<std::size_t>(static_cast<unsigned char>(*at++)) << shift;
    return {at, length};
}

}  // namespace segments::table
