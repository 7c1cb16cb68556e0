#include "core/base/needle.h"

#include <bit>
#include <cstdint>
#include <cstring>

#include "core/base/text.h"

namespace segments {
namespace {

// 16 bytes handled as one, by the compilers' vector extension: SSE2 natively, SIMD128 in WebAssembly.
using Bytes = std::uint8_t __attribute__((vector_size(16)));
using Mask = std::int8_t __attribute__((vector_size(16)));
constexpr std::size_t kWidth = sizeof(Bytes);

Bytes load(const char* from) {
    Bytes bytes;
    std::memcpy(&bytes, from, kWidth);
    return bytes;
}

std::uint64_t load_up_to_8(const char* from, std::size_t count) {
    if (count == 8) {
        std::uint64_t all = 0;
        std::memcpy(&all, from, 8);
        return all;
    }
    if (count >= 4) {
        // Two halves that overlap, instead of a loop.
        std::uint32_t low = 0;
        std::uint32_t high = 0;
        std::memcpy(&low, from, 4);
        std::memcpy(&high, from + count - 4, 4);
        return low | static_cast<std::uint64_t>(high) << (8 * (count - 4));
    }
    std::uint64_t some = 0;
    for (std::size_t i = 0; i < count; ++i)
        some |= static_cast<std::uint64_t>(static_cast<std::uint8_t>(from[i])) << (8 * i);
    return some;
}

// The first `count` bytes, the rest zero; reads nothing behind them. REQUIRES: count < 16.
Bytes load_some(const char* from, std::size_t count) {
    const std::uint64_t halves[2] = {load_up_to_8(from, count < 8 ? count : 8),
                                     count > 8 ? load_up_to_8(from + 8, count - 8) : 0};
    Bytes bytes;
    std::memcpy(&bytes, halves, kWidth);
    return bytes;
}

Bytes splat(char value) {
    const Bytes zero{};
    return zero + static_cast<std::uint8_t>(value);
}

template <bool kFold>
Bytes prepared(Bytes bytes) {
    if constexpr (!kFold) return bytes;
    const Bytes is_upper = (Bytes)((bytes - static_cast<std::uint8_t>('A')) < splat(26));
    return bytes + (is_upper & splat(0x20));
}

template <bool kFold>
char prepared(char byte) {
    return kFold && byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 0x20) : byte;
}

template <bool kFold>
bool same(const char* text, const char* needle, std::size_t count) {
    if constexpr (!kFold) return std::memcmp(text, needle, count) == 0;
    for (std::size_t i = 0; i < count; ++i)
        if (prepared<true>(text[i]) != needle[i]) return false;
    return true;
}

// Looks for the needle's first and last byte at their distance in 16 places at once, and compares the rest
// only where both are met. Returns the position, or npos.
template <bool kFold>
std::size_t search(std::string_view text, std::string_view needle, std::size_t from) {
    const std::size_t length = needle.size();
    if (length == 0) return from;
    if (text.size() < from + length) return std::string_view::npos;
    const Bytes first = splat(needle.front());
    const Bytes last = splat(needle.back());
    const char* const data = text.data();
    const std::size_t places_end = text.size() - length + 1;

    for (std::size_t at = from; at < places_end; at += kWidth) {
        const std::size_t places = places_end - at;
        const Bytes heads = places >= kWidth ? load(data + at) : load_some(data + at, places);
        const Bytes tails =
            places >= kWidth ? load(data + at + length - 1) : load_some(data + at + length - 1, places);
        const Mask hits = (Mask)(prepared<kFold>(heads) == first) & (Mask)(prepared<kFold>(tails) == last);
        std::uint64_t halves[2];
        std::memcpy(halves, &hits, kWidth);
        for (std::size_t half = 0; half < 2; ++half) {
            std::uint64_t left = halves[half];
            while (left != 0) {
                const auto byte = static_cast<std::size_t>(std::countr_zero(left)) / 8;
                const std::size_t place = at + half * 8 + byte;
                // A zero byte of the needle also meets the zeros behind the text's end.
                if (place < places_end && same<kFold>(data + place, needle.data(), length)) return place;
                left &= ~(std::uint64_t{0xFF} << (8 * byte));
            }
        }
    }
    return std::string_view::npos;
}

bool has_high_byte(std::string_view text) {
    std::size_t at = 0;
    for (; at + 8 <= text.size(); at += 8)
        if ((load_up_to_8(text.data() + at, 8) & 0x8080808080808080ULL) != 0) return true;
    return (load_up_to_8(text.data() + at, text.size() - at) & 0x8080808080808080ULL) != 0;
}

}  // namespace

bool ExactNeedle::found_in(std::string_view text) const {
    return search<false>(text, needle_, 0) != std::string_view::npos;
}

FoldedNeedle::FoldedNeedle(std::string_view needle)
    : needle_(fold_case(needle)),
      characters_(character_count(needle_)),
      ascii_(is_ascii(needle_)),
      has_foreign_twin_(needle_.find_first_of("ksi") != std::string::npos) {}

// True if a text in which no plain ASCII match was found may hold one spelled with K (Kelvin sign), long s or
// dotted capital I, the only characters outside ASCII that fold into it.
bool FoldedNeedle::may_hide_in(std::string_view text) const {
    if (!has_foreign_twin_ || !has_high_byte(text)) return false;
    return text.find("\xE2\x84\xAA") != std::string_view::npos ||
           text.find("\xC5\xBF") != std::string_view::npos || text.find("\xC4\xB0") != std::string_view::npos;
}

// Exact comparison, character by character: the byte position behind the match that begins at `at`, or
// kNotFound.
std::size_t FoldedNeedle::match_at(std::string_view text, std::size_t at) const {
    std::size_t other = 0;
    while (other < needle_.size()) {
        if (at >= text.size()) return kNotFound;
        const Decoded left = decode_at(text, at);
        const Decoded right = decode_at(needle_, other);
        if (fold_case(left.value) != right.value) return kNotFound;
        at += left.length;
        other += right.length;
    }
    return at;
}

std::size_t FoldedNeedle::find(std::string_view text, std::size_t from) const {
    if (ascii_) {
        const std::size_t place = search<true>(text, needle_, from);
        if (!may_hide_in(text)) return place;
    } else if (!has_high_byte(text)) {
        return kNotFound;  // ASCII folds to ASCII
    }
    for (std::size_t at = from; at < text.size(); at += decode_at(text, at).length)
        if (match_at(text, at) != kNotFound) return at;
    return needle_.empty() ? from : kNotFound;
}

bool FoldedNeedle::begins(std::string_view text) const {
    if (ascii_) {
        if (text.size() < needle_.size()) return false;
        if (same<true>(text.data(), needle_.data(), needle_.size())) return true;
        if (!may_hide_in(text)) return false;
    }
    return match_at(text, 0) != kNotFound;
}

bool FoldedNeedle::ends(std::string_view text) const {
    if (ascii_) {
        if (text.size() < needle_.size()) return false;
        if (same<true>(text.data() + text.size() - needle_.size(), needle_.data(), needle_.size()))
            return true;
        if (!may_hide_in(text)) return false;
    }
    std::size_t at = text.size();
    for (std::size_t i = 0; i < characters_; ++i) {
        if (at == 0) return false;
        --at;
        while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
    }
    return match_at(text, at) == text.size();
}

bool FoldedNeedle::equals(std::string_view text) const {
    if (ascii_ && text.size() == needle_.size() && same<true>(text.data(), needle_.data(), needle_.size()))
        return true;
    if (ascii_ && !may_hide_in(text)) return false;
    return match_at(text, 0) == text.size();
}

}  // namespace segments
