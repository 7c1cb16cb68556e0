// Finds small numbers (of staged records, of rows) by the hash of a text. The texts themselves stay where
// they are; the caller compares them. Growing never takes long, however many there are.
#pragma once

#include <cstdint>
#include <deque>

#include "core/table/growing_index.h"

namespace segments::exchange {

class RecordIndex {
  public:
    static constexpr std::uint32_t kNone = table::GrowingIndex::kNone;

    // The number with this hash that `equals` accepts; kNone if there is none.
    template <typename Equals>
    std::uint32_t find(std::uint64_t hash, Equals&& equals) const {
        const std::uint32_t mark = mark_of(hash);
        const std::uint32_t found = places_.find(spread(mark), [&](std::uint32_t place) {
            const Entry& entry = entries_[place];
            return entry.mark == mark && equals(entry.number);
        });
        return found == kNone ? kNone : entries_[found].number;
    }
    // REQUIRES: find() gives kNone.
    void insert(std::uint64_t hash, std::uint32_t number);

  private:
    struct Entry {
        std::uint32_t mark, number;
    };
    // What is kept of a hash: the texts are too far away to make it once more.
    static std::uint32_t mark_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash ^ hash >> 32); }
    static std::uint64_t spread(std::uint32_t mark) { return mark * std::uint64_t{0x9E3779B97F4A7C15}; }

    std::deque<Entry> entries_;  // not moved when it grows
    table::GrowingIndex places_;
};

}  // namespace segments::exchange
