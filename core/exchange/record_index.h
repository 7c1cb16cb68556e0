// Finds small numbers (of staged records, of rows) by the hash of a text: open addressing, 8 bytes a slot.
// The texts themselves stay where they are; the caller compares them.
#pragma once

#include <cstdint>
#include <vector>

namespace segments::exchange {

class RecordIndex {
  public:
    static constexpr std::uint32_t kNone = 0xFFFFFFFFu;

    // The number with this hash that `equals` accepts; kNone if there is none.
    template <typename Equals>
    std::uint32_t find(std::uint64_t hash, Equals&& equals) const {
        if (slots_.empty()) return kNone;
        const std::uint32_t mark = mark_of(hash);
        const std::size_t mask = slots_.size() - 1;
        for (std::size_t at = mark & mask;; at = (at + 1) & mask) {
            const Slot& slot = slots_[at];
            if (slot.number == kNone) return kNone;
            if (slot.mark == mark && equals(slot.number)) return slot.number;
        }
    }
    // REQUIRES: find() gives kNone.
    void insert(std::uint64_t hash, std::uint32_t number);

  private:
    struct Slot {
        std::uint32_t mark = 0;
        std::uint32_t number = kNone;
    };
    static std::uint32_t mark_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash ^ hash >> 32); }
    void grow();

    std::vector<Slot> slots_;
    std::size_t used_ = 0;
};

}  // namespace segments::exchange
