// Append-only storage for many strings. A string is addressed by a 32-bit handle that stays valid for the
// life of the arena; nothing is copied when the arena grows. Handle 0 is the empty string.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace segments::table {

class TextArena {
  public:
    using Handle = std::uint32_t;

    // Stores a copy. REQUIRES: the arena holds less than 4 GB (see bytes()).
    Handle add(std::string_view text);
    std::string_view get(Handle handle) const;
    // Where the bytes lie that `handle` is within, and how many follow up to the end of its block. Texts that
    // were added one after the other lie so, each behind its length (see add).
    const char* position(Handle handle) const {
        return blocks_[handle >> kBlockBits].get() + (handle & (kBlock - 1));
    }
    static std::size_t left_in_block(Handle handle) { return kBlock - (handle & (kBlock - 1)); }
    static bool same_block(Handle a, Handle b) { return a >> kBlockBits == b >> kBlockBits; }
    // Bytes reserved from the system.
    std::size_t bytes() const { return blocks_.size() * kBlock; }

  private:
    static constexpr std::uint32_t kBlockBits = 17;  // 128 KB
    static constexpr std::uint32_t kBlock = 1u << kBlockBits;

    // A string longer than a block takes several consecutive block numbers; only the first owns memory.
    std::vector<std::unique_ptr<char[]>> blocks_;
    std::uint32_t used_ = kBlock;  // bytes used of the last block
};

}  // namespace segments::table
