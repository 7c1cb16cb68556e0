// Keeps texts for as long as one record is worked on: views stay good until clear(), whose memory is used
// again.
#pragma once

#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

#include "core/base/uncleared.h"

namespace segments::exchange {

class TextPool {
  public:
    std::string_view add(std::string_view text) {
        if (text.empty()) return {};
        while (block_ < blocks_.size() && used_ + text.size() > blocks_[block_].size) next_block();
        if (block_ == blocks_.size()) {
            const std::size_t size = text.size() > kBlock ? text.size() : kBlock;
            blocks_.push_back({uncleared<char>(size), size});
        }
        char* const at = blocks_[block_].bytes.get() + used_;
        std::memcpy(at, text.data(), text.size());
        used_ += text.size();
        return {at, text.size()};
    }
    // All views become invalid. Memory beyond that of usual records is given back.
    void clear() {
        if (blocks_.size() > kKeptBlocks) blocks_.resize(kKeptBlocks);
        block_ = used_ = 0;
    }

  private:
    static constexpr std::size_t kBlock = 8192;
    static constexpr std::size_t kKeptBlocks = 4;
    struct Block {
        std::unique_ptr<char[]> bytes;
        std::size_t size = 0;
    };

    void next_block() {
        ++block_;
        used_ = 0;
    }

    std::vector<Block> blocks_;
    std::size_t block_ = 0;
    std::size_t used_ = 0;  // of blocks_[block_]
};

}  // namespace segments::exchange
