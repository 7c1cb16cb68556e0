// A set of 32-bit values in open addressing that is found in by hash: rows by key, codes by text. It never
// stops to grow: a larger array is cleared and filled a little with each addition, so that none of them takes
// longer than the others, with a hundred values or with ten million. Beside each slot lies a byte of the
// hash: what is compared, somewhere in memory, is nearly always equal.
//
//     index.add(row, key_hash, [&](std::uint32_t row) { return key_hash(row); });
//     index.find(key_hash, [&](std::uint32_t row) { return key_equals(row, key); });
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>

namespace segments::table {

class GrowingIndex {
  public:
    // Not a value.
    static constexpr std::uint32_t kNone = 0xFFFFFFFFu;
    // A good number of hashes for approach().
    static constexpr std::size_t kSideBySide = 64;

    // The value of this hash that is equal, as `equals` says; kNone if there is none.
    template <typename Equals>
    std::uint32_t find(std::uint64_t hash, const Equals& equals) const {
        if (moving()) {
            const std::size_t slot = next_.slot_of(hash, equals);
            if (slot != kNowhere) return next_.at[slot];
        }
        const std::size_t slot = now_.slot_of(hash, equals);
        return slot == kNowhere ? kNone : now_.at[slot];
    }

    // Fetches what find() looks at first for each of these hashes: the processor waits for them all at once
    // then, rather than for one after the other.
    void approach(std::span<const std::uint64_t> hashes) const {
        now_.approach(hashes);
        if (moving()) next_.approach(hashes);
    }

    // Adds a value with its hash; `hash_of` tells that of those that were added before.
    // REQUIRES: it is not in; it isn't kNone.
    template <typename HashOf>
    void add(std::uint32_t value, std::uint64_t hash, const HashOf& hash_of) {
        if (growing()) {
            grow(hash_of);
        } else if ((now_.used + 1) * 8 > now_.size * 5) {
            begin_to_grow();
        }
        ++count_;
        (moving() ? next_ : now_).put(value, hash);
    }

    // REQUIRES: the value is in.
    void remove(std::uint32_t value, std::uint64_t hash) {
        const auto same = [value](std::uint32_t other) { return other == value; };
        const std::size_t slot = moving() ? next_.slot_of(hash, same) : kNowhere;
        if (slot != kNowhere)
            next_.tags[slot] = kRemoved;
        else
            now_.tags[now_.slot_of(hash, same)] = kRemoved;
        --count_;
    }

    // Number of values.
    std::size_t size() const { return count_; }
    std::size_t bytes() const { return (now_.size + next_.size) * (sizeof(std::uint32_t) + 1); }

  private:
    // Tags of slots without a value.
    static constexpr std::uint8_t kEmpty = 0, kRemoved = 1;
    static constexpr std::size_t kNowhere = ~std::size_t{0};
    // Slots per addition. From 5/8 full on, clearing (of at most twice the slots) takes 1/16 as many
    // additions as there are slots, and moving 1/16 again: an array never gets fuller than 3/4.
    static constexpr std::size_t kClearedEach = 32;
    static constexpr std::size_t kMovedEach = 16;

    // The slot follows from the low bits of the hash, the tag from the high ones.
    static std::uint8_t tag_of(std::uint64_t hash) {
        const auto tag = static_cast<std::uint8_t>(hash >> 56);
        return tag > kRemoved ? tag : static_cast<std::uint8_t>(tag + 2);
    }

    struct Slots {
        std::unique_ptr<std::uint32_t[]> at;
        std::unique_ptr<std::uint8_t[]> tags;
        std::size_t size = 0;  // 0 or a power of two
        std::size_t used = 0;  // that aren't empty

        template <typename Equals>
        std::size_t slot_of(std::uint64_t hash, const Equals& equals) const {
            if (size == 0) return kNowhere;
            const std::uint8_t wanted = tag_of(hash);
            const std::size_t mask = size - 1;
            for (std::size_t slot = static_cast<std::size_t>(hash) & mask;; slot = (slot + 1) & mask) {
                const std::uint8_t tag = tags[slot];
                if (tag == kEmpty) return kNowhere;
                if (tag == wanted && equals(at[slot])) return slot;
            }
        }

        void approach(std::span<const std::uint64_t> hashes) const {
            if (size == 0) return;
            unsigned fetched = 0;
            for (const std::uint64_t hash : hashes)
                fetched += tags[static_cast<std::size_t>(hash) & (size - 1)];
            asm volatile("" : : "r"(fetched));  // else the compiler would leave it all out
        }

        void put(std::uint32_t value, std::uint64_t hash) {
            const std::size_t mask = size - 1;
            std::size_t slot = static_cast<std::size_t>(hash) & mask;
            while (tags[slot] != kEmpty) slot = (slot + 1) & mask;
            at[slot] = value;
            tags[slot] = tag_of(hash);
            ++used;
        }
    };

    bool growing() const { return next_.size > 0; }
    bool moving() const { return growing() && cleared_ == next_.size; }
    void begin_to_grow();
    void clear_some();

    template <typename HashOf>
    void grow(const HashOf& hash_of) {
        if (cleared_ < next_.size) return clear_some();
        // Side by side, as in approach().
        std::array<std::uint32_t, kMovedEach> values;
        std::array<std::uint64_t, kMovedEach> hashes;
        std::size_t count = 0;
        for (const std::size_t end = std::min(now_.size, moved_ + kMovedEach); moved_ < end; ++moved_) {
            if (now_.tags[moved_] <= kRemoved) continue;
            values[count++] = now_.at[moved_];
            now_.tags[moved_] = kRemoved;
        }
        for (std::size_t i = 0; i < count; ++i) hashes[i] = hash_of(values[i]);
        for (std::size_t i = 0; i < count; ++i) next_.put(values[i], hashes[i]);
        if (moved_ == now_.size) now_ = std::exchange(next_, {});
    }

    Slots now_, next_;                     // next_: what is being grown into
    std::size_t cleared_ = 0, moved_ = 0;  // slots of next_, slots of now_
    std::size_t count_ = 0;
};

}  // namespace segments::table
