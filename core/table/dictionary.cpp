#include "core/table/dictionary.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace segments::table {

namespace {

// The up to seven bytes as a number, the first one lowest, by loads of known widths: a copy of any width
// would be a call.
std::uint64_t tail_of(const char* at, std::size_t left) {
    std::uint64_t tail = 0;
    int shift = 0;
    const auto take = [&](auto part) {
        std::memcpy(&part, at, sizeof part);
        tail |= std::uint64_t{part} << shift;
        shift += 8 * static_cast<int>(sizeof part);
        at += sizeof part;
    };
    if ((left & 4) != 0) take(std::uint32_t{});
    if ((left & 2) != 0) take(std::uint16_t{});
    if ((left & 1) != 0) take(std::uint8_t{});
    return tail;
}

}  // namespace

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
        hash = (hash ^ tail_of(at, left)) * kMultiplier;
        hash ^= hash >> 32;
    }
    // The low bits choose the slot, and a product's low bits know nothing of a chunk's last characters:
    // without a second product numbers like CT000001, CT000002 ... would lie in long runs.
    hash *= 0xFF51AFD7ED558CCDull;
    return hash ^ hash >> 32;
}

Dictionary::Dictionary() : handles_(1, 0) {}

Code Dictionary::code_of(std::string_view text, std::uint64_t hash) const {
    return codes_.find(hash, [&](Code code) { return arena_.get(handles_[code]) == text; });
}

Code Dictionary::intern(std::string_view text) {
    if (text.empty()) return 0;
    return intern(text, hash_bytes(text));
}

void Dictionary::intern(std::span<const std::string_view> texts, std::vector<std::int64_t>& raws) {
    std::array<std::uint64_t, GrowingIndex::kSideBySide> hashes;
    while (!texts.empty()) {
        const std::size_t count = std::min(texts.size(), GrowingIndex::kSideBySide);
        for (std::size_t i = 0; i < count; ++i) hashes[i] = hash_bytes(texts[i]);
        codes_.approach(std::span(hashes).first(count));
        for (std::size_t i = 0; i < count; ++i)
            raws.push_back(texts[i].empty() ? 0 : intern(texts[i], hashes[i]));
        texts = texts.subspan(count);
    }
}

Code Dictionary::intern(std::string_view text, std::uint64_t hash) {
    const Code found = code_of(text, hash);
    if (found != GrowingIndex::kNone) return found;
    const auto code = static_cast<Code>(handles_.size());
    handles_.push_back(arena_.add(text));
    codes_.add(code, hash, [this](Code of) { return hash_bytes(arena_.get(handles_[of])); });
    return code;
}

std::optional<Code> Dictionary::find(std::string_view text) const {
    if (text.empty()) return 0;
    const Code found = code_of(text, hash_bytes(text));
    if (found == GrowingIndex::kNone) return std::nullopt;
    return found;
}

std::size_t Dictionary::bytes() const {
    return arena_.bytes() + handles_.capacity() * sizeof(handles_[0]) + codes_.bytes();
}

}  // namespace segments::table
