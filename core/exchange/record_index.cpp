#include "core/exchange/record_index.h"

namespace segments::exchange {

void RecordIndex::insert(std::uint64_t hash, std::uint32_t number) {
    const auto place = static_cast<std::uint32_t>(entries_.size());
    const std::uint32_t mark = mark_of(hash);
    entries_.push_back({mark, number});
    places_.add(place, spread(mark), [this](std::uint32_t other) { return spread(entries_[other].mark); });
}

}  // namespace segments::exchange
