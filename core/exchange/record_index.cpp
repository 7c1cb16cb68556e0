#include "core/exchange/record_index.h"

namespace segments::exchange {

void RecordIndex::insert(std::uint64_t hash, std::uint32_t number) {
    if ((used_ + 1) * 4 > slots_.size() * 3) grow();
    const std::uint32_t mark = mark_of(hash);
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = mark & mask;
    while (slots_[at].number != kNone) at = (at + 1) & mask;
    slots_[at] = {mark, number};
    ++used_;
}

void RecordIndex::grow() {
    const std::vector<Slot> before = std::move(slots_);
    slots_.assign(before.empty() ? 64 : before.size() * 2, Slot{});
    const std::size_t mask = slots_.size() - 1;
    for (const Slot& slot : before) {
        if (slot.number == kNone) continue;
        std::size_t at = slot.mark & mask;
        while (slots_[at].number != kNone) at = (at + 1) & mask;
        slots_[at] = slot;
    }
}

}  // namespace segments::exchange
