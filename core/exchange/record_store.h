// Many packed records in memory, in the order in which they came, in blocks that are given back one by one as
// the records are used up. A record takes a byte or some more than its bytes.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace segments::exchange {

class RecordStore {
  public:
    // Stays good until the record is released.
    using Ref = std::uint32_t;

    // REQUIRES: less than 4 GB altogether.
    Ref add(std::string_view bytes);
    std::string_view get(Ref ref) const;
    // Gives back the blocks that hold only records before `ref`.
    void release_before(Ref ref);
    // Bytes held.
    std::size_t bytes() const;

  private:
    static constexpr std::uint32_t kBlockBits = 17;  // 128 KB, as the blocks of tables that they turn into
    static constexpr std::uint32_t kBlock = 1u << kBlockBits;

    // A record longer than a block takes several consecutive numbers; the first one owns the memory.
    std::vector<std::unique_ptr<char[]>> blocks_;
    std::uint32_t used_ = kBlock;
    std::size_t released_ = 0;
};

}  // namespace segments::exchange
