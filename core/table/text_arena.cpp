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

// Most texts are short, and a copy of any length would be a call.
void copy_text(char* to, std::string_view text) {
    const char* from = text.data();
    const std::size_t size = text.size();
    const auto copy = [&](auto part, std::size_t at) {
        std::memcpy(&part, from + at, sizeof part);
        std::memcpy(to + at, &part, sizeof part);
    };
    if (size > 32) {
        std::memcpy(to, from, size);
    } else if (size >= 8) {
        for (std::size_t at = 0; at + 8 < size; at += 8) copy(std::uint64_t{}, at);
        copy(std::uint64_t{}, size - 8);
    } else if (size >= 4) {
        copy(std::uint32_t{}, 0);
        copy(std::uint32_t{}, size - 4);
    } else {
        for (std::size_t at = 0; at < size; ++at) to[at] = from[at];
    }
}

// A text as it lies in the arena: its length as a varint, then its bytes.
void put(char* to, std::string_view text) {
    std::size_t length = text.size();
    for (; length >= 0x80; length >>= 7) *to++ = static_cast<char>(length | 0x80);
    *to++ = static_cast<char>(length);
    copy_text(to, text);
}

}  // namespace

// The first byte of the first block stays unused, so that no string has handle 0. Blocks aren't cleared: what
// lies behind the last text is at most read to be passed over.
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
            put(blocks_[at >> kBlockBits].get(), text);
            return at;
        }
    }
    const auto handle = static_cast<Handle>((blocks_.size() - 1) << kBlockBits | used_);
    put(blocks_.back().get() + used_, text);
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
