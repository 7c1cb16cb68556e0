#include "core/table/dictionary.h"

#include <cstring>

namespace segments::table {

std::uint64_t hash_bytes(std::string_view text) {
    constexpr std::uint64_t kMultiplier = 0x9E3779B97F4A7C15ull;
    std::uint64_t hash = text.size() * kMultiplier;
    const char* at = text.data();
    std::size_t left = text.size();
    while (left >= 8) {
        std::uint64_t chunk;
        std::memcpy(&chunk, at, 8);
        hash = (hash ^ chunk) * kMultiplier;
        hash ^= hash >> 32;
        at += 8;
        left -= 8;
    }
    if (left > 0) {
        std::uint64_t chunk = 0;
        std::memcpy(&chunk, at, left);
        hash = (hash ^ chunk) * kMultiplier;
        hash ^= hash >> 32;
    }
    // The low bits choose the slot, and a product's low bits know nothing of a chunk's last characters:
    // without a second product numbers like CT000001, CT000002 ... would lie in long runs.
    hash *= 0xFF51AFD7ED558CCDull;
    return hash ^ hash >> 32;
}

Dictionary::Dictionary() : handles_(1, 0) {}

std::size_t Dictionary::slot_of(std::string_view text) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = static_cast<std::size_t>(hash_bytes(text)) & mask;
    while (slots_[slot] != 0 && arena_.get(handles_[slots_[slot]]) != text) slot = (slot + 1) & mask;
    return slot;
}

Code Dictionary::intern(std::string_view text) {
    if (text.empty()) return 0;
    if (handles_.size() * 4 >= slots_.size() * 3) grow();
    const std::size_t slot = slot_of(text);
    if (slots_[slot] != 0) return slots_[slot];
    const auto code = static_cast<Code>(handles_.size());
    handles_.push_back(arena_.add(text));
    slots_[slot] = code;
    return code;
}

std::optional<Code> Dictionary::find(std::string_view text) const {
    if (text.empty()) return 0;
    if (slots_.empty()) return std::nullopt;
    const Code code = slots_[slot_of(text)];
    if (code == 0) return std::nullopt;
    return code;
}

void Dictionary::grow() {
    slots_.assign(slots_.empty() ? 16 : slots_.size() * 2, 0);
    const std::size_t mask = slots_.size() - 1;
    for (Code code = 1; code < handles_.size(); ++code) {
        std::size_t slot = static_cast<std::size_t>(hash_bytes(arena_.get(handles_[code]))) & mask;
        while (slots_[slot] != 0) slot = (slot + 1) & mask;
        slots_[slot] = code;
    }
}

std::size_t Dictionary::bytes() const {
    return arena_.bytes() + handles_.capacity() * sizeof(handles_[0]) + slots_.capacity() * sizeof(slots_[0]);
}

}  // namespace segments::table
