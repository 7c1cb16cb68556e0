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

// Overlapping loads instead of loops: short texts are what counts here, and their lengths are hard to
// predict.
std::uint64_t load_up_to_7(const char* from, std::size_t count) {
    if (count >= 4) {
        std::uint32_t low = 0;
        std::uint32_t high = 0;
        std::memcpy(&low, from, 4);
        std::memcpy(&high, from + count - 4, 4);
        return low | static_cast<std::uint64_t>(high) << (8 * (count - 4));
    }
    if (count == 0) return 0;
    const auto byte = [&](std::size_t i) {
        return static_cast<std::uint64_t>(static_cast<std::uint8_t>(from[i])) << (8 * i);
    };
    return byte(0) | byte(count / 2) | byte(count - 1);
}

// 16 bytes as two numbers, the first bytes in the low one.
struct Halves {
    std::uint64_t low = 0;
    std::uint64_t high = 0;
};

Bytes to_bytes(const Halves& halves) {
    Bytes bytes;
    std::memcpy(&bytes, &halves, kWidth);
    return bytes;
}

// REQUIRES: count < 16.
Halves load_halves_of(const char* from, std::size_t count) {
    if (count < 8) return {load_up_to_7(from, count), 0};
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    std::memcpy(&low, from, 8);
    std::memcpy(&high, from + count - 8, 8);
    // The second load overlaps the first; what it repeats is shifted out, in two steps as count may be 8.
    return {low, high >> 1 >> (127 - 8 * count)};
}

// The first `count` bytes, the rest zero; reads nothing behind them. REQUIRES: count < 16.
Bytes load_some(const char* from, std::size_t count) {
    return to_bytes(load_halves_of(from, count));
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
    Bytes all{};
    std::size_t at = 0;
    for (; at + kWidth <= text.size(); at += kWidth) all |= load(text.data() + at);
    all |= load_some(text.data() + at, text.size() - at);
    std::uint64_t halves[2];
    std::memcpy(halves, &all, kWidth);
    return ((halves[0] | halves[1]) & 0x8080808080808080ULL) != 0;
}

bool any(Mask mask) {
    std::uint64_t halves[2];
    std::memcpy(halves, &mask, kWidth);
    return (halves[0] | halves[1]) != 0;
}

// First bytes of the only characters outside ASCII that fold into it: dotted capital I (C4 B0), long s (C5
// BF) and Kelvin sign (E2 84 AA).
Mask twin_leads(Bytes bytes) {
    return (Mask)(bytes == splat('\xC4')) | (Mask)(bytes == splat('\xC5')) | (Mask)(bytes == splat('\xE2'));
}

bool has_twin_lead(std::string_view text) {
    std::size_t at = 0;
    Mask found{};
    for (; at + kWidth <= text.size(); at += kWidth) found |= twin_leads(load(text.data() + at));
    found |= twin_leads(load_some(text.data() + at, text.size() - at));
    return any(found);
}

constexpr std::size_t kShort = 32;

// For a short text: false if the needle is certainly not in it (nor, if `twins` are looked for, one of the
// characters outside ASCII that fold into it). This is the answer for nearly all of a million names. Their
// lengths are unpredictable, so branches on them cost more than the comparisons: there is one, and 32 places
// are always compared, in a copy with zeros behind the text. REQUIRES: 1 <= needle.size() <= text.size() <=
// kShort.
template <bool kFold>
bool may_be_in(std::string_view text, std::string_view needle, bool twins) {
    const char* const data = text.data();
    alignas(kWidth) char copy[4 * kWidth] = {};
    Mask leads{};
    const auto put = [&](std::size_t at, Bytes bytes) {
        if (twins) leads |= twin_leads(bytes);
        const Bytes made = prepared<kFold>(bytes);
        std::memcpy(copy + at, &made, kWidth);
    };
    if (text.size() >= kWidth) {
        put(0, load(data));
        put(text.size() - kWidth, load(data + text.size() - kWidth));
    } else {
        put(0, to_bytes(load_halves_of(data, text.size())));
    }
    const Bytes first = splat(needle.front());
    const Bytes last = splat(needle.back());
    const char* const tails = copy + needle.size() - 1;
    const Mask near = (Mask)(load(copy) == first) & (Mask)(load(tails) == last);
    const Mask far = (Mask)(load(copy + kWidth) == first) & (Mask)(load(tails + kWidth) == last);
    return any(near | far | leads);
}

}  // namespace

bool ExactNeedle::found_in(std::string_view text) const {
    if (text.size() < needle_.size()) return false;
    if (!needle_.empty() && text.size() <= kShort && !may_be_in<false>(text, needle_, false)) return false;
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
    if (!has_foreign_twin_ || !has_twin_lead(text)) return false;
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

std::size_t FoldedNeedle::find_exactly(std::string_view text, std::size_t from) const {
    for (std::size_t at = from; at < text.size(); at += decode_at(text, at).length)
        if (match_at(text, at) != kNotFound) return at;
    return needle_.empty() ? from : kNotFound;
}

std::size_t FoldedNeedle::find(std::string_view text, std::size_t from) const {
    if (ascii_) {
        const std::size_t place = search<true>(text, needle_, from);
        return may_hide_in(text) ? find_exactly(text, from) : place;
    }
    // ASCII folds to ASCII.
    return has_high_byte(text) ? find_exactly(text, from) : kNotFound;
}

bool FoldedNeedle::found_in(std::string_view text) const {
    if (!ascii_) return has_high_byte(text) && find_exactly(text, 0) != kNotFound;
    if (text.size() < needle_.size()) return false;
    if (!needle_.empty() && text.size() <= kShort && !may_be_in<true>(text, needle_, has_foreign_twin_))
        return false;
    if (search<true>(text, needle_, 0) != kNotFound) return true;
    return may_hide_in(text) && find_exactly(text, 0) != kNotFound;
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
