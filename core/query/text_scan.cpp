#include "core/query/text_scan.h"

#include <array>
#include <bit>
#include <cstring>

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#elif defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "core/base/text.h"

namespace segments::query {
namespace {

using table::Row;
using Handle = table::TextArena::Handle;

// 16 bytes handled as one, by the compilers' vector extension.
using Bytes = std::uint8_t __attribute__((vector_size(16)));
using Mask = std::int8_t __attribute__((vector_size(16)));
using Words = std::uint32_t __attribute__((vector_size(16)));
constexpr std::size_t kWidth = sizeof(Bytes);
// So many bytes are looked at before there is a branch.
constexpr std::size_t kStride = 4 * kWidth;
// From so many candidates on it pays to look at all rows of a word.
constexpr int kMostRows = 16;
// A longer stretch holds more of what isn't asked for than of what is.
constexpr std::size_t kMostBytes = 64 * 128;

Bytes load(const char* from) {
    Bytes bytes;
    std::memcpy(&bytes, from, kWidth);
    return bytes;
}
Bytes splat(char value) {
    const Bytes zero{};
    return zero + static_cast<std::uint8_t>(value);
}
bool any(Mask mask) {
    std::uint64_t halves[2];
    std::memcpy(halves, &mask, kWidth);
    return (halves[0] | halves[1]) != 0;
}
// A bit for each byte.
std::uint64_t bits_of(Mask mask) {
#if defined(__wasm_simd128__)
    return static_cast<std::uint64_t>(wasm_i8x16_bitmask((v128_t)mask)) & 0xFFFF;
#elif defined(__SSE2__)
    return static_cast<std::uint64_t>(_mm_movemask_epi8((__m128i)mask)) & 0xFFFF;
#else
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < kWidth; ++i) bits |= std::uint64_t{mask[i] != 0} << i;
    return bits;
#endif
}
// Whether none of 64 texts is blank, and each lies behind the one before.
bool all_rise(const Handle* handles) {
    constexpr std::size_t kFour = 4;
    Words falls{};
    for (std::size_t i = 0; i + kFour < 64; i += kFour) {
        Words here, next;
        std::memcpy(&here, handles + i, kWidth);
        std::memcpy(&next, handles + i + 1, kWidth);
        falls |= (Words)(next <= here);
    }
    return handles[0] != 0 && !any((Mask)falls) && handles[60] < handles[61] && handles[61] < handles[62] &&
           handles[62] < handles[63];
}
bool is_letter(char byte) {
    return byte >= 'a' && byte <= 'z';
}
char folded(char byte) {
    return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 0x20) : byte;
}

// The first bytes of the only characters outside ASCII that fold into it (core/base/needle.h).
bool has_twin_lead(const char* from, std::size_t count) {
    Mask found{};
    for (std::size_t at = 0; at < count; at += kWidth) {
        const Bytes bytes = load(from + at);
        found |=
            (Mask)(bytes == splat('\xC4')) | (Mask)(bytes == splat('\xC5')) | (Mask)(bytes == splat('\xE2'));
    }
    return any(found);
}

}  // namespace

// The texts of some rows, one behind the other.
struct TextScan::Texts {
    const Handle* handles = nullptr;
    const std::uint8_t* places = nullptr;  // of the rows in the word; null: one after the other
    std::size_t count = 0;
};

bool TextScan::serves(const table::Table& table, table::FieldId field,
                      const filter::TextCondition& condition) {
    constexpr std::size_t kLongest = kStride;
    return condition.kind() == filter::TextCondition::Kind::contains && !condition.value().empty() &&
           condition.value().size() <= kLongest && table.column(field).width() == 4 &&
           (!condition.ignores_case() || is_ascii(condition.value()));
}

TextScan::TextScan(const table::Table& table, table::FieldId field, const filter::TextCondition& condition)
    : column_(&table.column(field)),
      arena_(&table.arena(field)),
      needle_(condition.value()),
      fold_(condition.ignores_case()),
      has_twin_(fold_ && needle_.find_first_of("ksi") != std::string_view::npos) {}

std::optional<std::uint64_t> TextScan::word(Row first, std::uint64_t candidates) const {
    const auto* const handles = column_->at<std::uint32_t>(first);
    std::array<Handle, 64> chosen{};
    std::array<std::uint8_t, 64> places{};
    Texts texts{chosen.data(), places.data(), 0};
    if (std::popcount(candidates) >= kMostRows && first + 64 <= column_->size() && all_rise(handles)) {
        texts = {handles, nullptr, 64};
    } else {
        Handle last = 0;
        for (std::uint64_t left = candidates; left != 0; left &= left - 1) {
            const auto bit = static_cast<std::size_t>(std::countr_zero(left));
            const Handle handle = handles[bit];
            if (handle == 0) continue;  // blank
            if (handle <= last) return std::nullopt;
            last = handle;
            chosen[texts.count] = handle;
            places[texts.count++] = static_cast<std::uint8_t>(bit);
        }
        if (texts.count == 0) return 0;
    }
    const Handle base = texts.handles[0], last = texts.handles[texts.count - 1];
    if (!table::TextArena::same_block(base, last) || last - base > kMostBytes) return std::nullopt;
    std::optional<std::uint64_t> found = fold_ ? search<true>(texts) : search<false>(texts);
    if (found) *found &= candidates;
    return found;
}

// Looks for the first, the middle and the last byte of the needle at their distances, in many places at once.
template <bool kFold>
std::optional<std::uint64_t> TextScan::search(const Texts& texts) const {
    struct Wanted {
        explicit Wanted(char byte)
            : value(splat(byte)), case_bit(splat(kFold && is_letter(byte) ? 0x20 : 0)) {}
        Mask operator()(Bytes bytes) const { return (Mask)((bytes | case_bit) == value); }
        Bytes value, case_bit;  // a letter in either case: capital and small ones differ in one bit
    };
    const Handle base = texts.handles[0], last = texts.handles[texts.count - 1];
    const char* const begin = arena_->position(base);
    const std::string_view last_text = arena_->get(last);
    const auto size = static_cast<std::size_t>(last_text.data() + last_text.size() - begin);
    const std::size_t length = needle_.size();
    // Whole loads read a little behind the last text.
    if (size + length + kStride > table::TextArena::left_in_block(base)) return std::nullopt;
    if (size < length) return 0;
    const std::size_t to_middle = length / 2, to_tail = length - 1;
    const Wanted head(needle_.front()), middle(needle_[to_middle]), tail(needle_.back());
    std::uint64_t found = 0;
    std::size_t text = 0;  // among `texts`
    const auto check = [&](std::size_t place) {
        while (text + 1 < texts.count && static_cast<std::size_t>(texts.handles[text + 1] - base) <= place)
            ++text;
        // As the arena keeps a short text: its length, then its bytes.
        const char* const kept = begin + (texts.handles[text] - base);
        const auto bytes = static_cast<unsigned char>(*kept);
        const std::string_view now =
            bytes < 0x80 ? std::string_view(kept + 1, bytes) : arena_->get(texts.handles[text]);
        const char* const at = begin + place;
        if (at < now.data() || at + length > now.data() + now.size()) return;
        for (std::size_t i = 0; i < length; ++i) {
            if ((kFold ? folded(at[i]) : at[i]) != needle_[i]) return;
        }
        found |= std::uint64_t{1} << (texts.places != nullptr ? texts.places[text] : text);
    };
    Bytes all{};
    for (std::size_t at = 0; at + length <= size; at += kStride) {
        std::array<Mask, kStride / kWidth> hits;
        Mask some{};
        for (std::size_t i = 0; i < hits.size(); ++i) {
            const char* const from = begin + at + i * kWidth;
            const Bytes heads = load(from), tails = load(from + to_tail);
            all |= heads | tails;
            hits[i] = head(heads) & middle(load(from + to_middle)) & tail(tails);
            some |= hits[i];
        }
        if (!any(some)) continue;
        std::uint64_t places = 0;
        for (std::size_t i = 0; i < hits.size(); ++i) places |= bits_of(hits[i]) << (i * kWidth);
        for (; places != 0; places &= places - 1)
            check(at + static_cast<std::size_t>(std::countr_zero(places)));
    }
    if (has_twin_ && any((Mask)all & (Mask)splat('\x80')) && has_twin_lead(begin, size)) return std::nullopt;
    return found;
}

}  // namespace segments::query
