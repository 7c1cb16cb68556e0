#include "core/query/text_scan.h"

#include <array>
#include <bit>
#include <cstring>

#include "core/base/text.h"

namespace segments::query {
namespace {

using table::Row;
using Handle = table::TextArena::Handle;

// 16 bytes handled as one, by the compilers' vector extension.
using Bytes = std::uint8_t __attribute__((vector_size(16)));
using Mask = std::int8_t __attribute__((vector_size(16)));
constexpr std::size_t kWidth = sizeof(Bytes);
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
    std::array<Handle, 64> handles{};
    std::array<std::uint8_t, 64> bits{};  // the row's place in the word
    std::size_t count = 0;
};

bool TextScan::serves(const table::Table& table, table::FieldId field,
                      const filter::TextCondition& condition) {
    constexpr std::size_t kLongest = 64;
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
    const auto* const handles = column_->data<std::uint32_t>() + first;
    Texts texts;
    Handle last = 0;
    bool ascending = true;
    for (std::uint64_t left = candidates; left != 0; left &= left - 1) {
        const auto bit = static_cast<std::size_t>(std::countr_zero(left));
        const Handle handle = handles[bit];
        if (handle == 0) continue;  // blank
        ascending = ascending && handle > last;
        last = handle;
        texts.handles[texts.count] = handle;
        texts.bits[texts.count++] = static_cast<std::uint8_t>(bit);
    }
    if (texts.count == 0) return 0;
    if (!ascending || !table::TextArena::same_block(texts.handles[0], last) ||
        last - texts.handles[0] > kMostBytes)
        return std::nullopt;
    return fold_ ? search<true>(texts) : search<false>(texts);
}

template <bool kFold>
std::optional<std::uint64_t> TextScan::search(const Texts& texts) const {
    const Handle base = texts.handles[0], last = texts.handles[texts.count - 1];
    const char* const begin = arena_->position(base);
    const std::string_view last_text = arena_->get(last);
    const auto size = static_cast<std::size_t>(last_text.data() + last_text.size() - begin);
    const std::size_t length = needle_.size();
    // Whole loads read a little behind the last text.
    if (size + length + 2 * kWidth > table::TextArena::left_in_block(base)) return std::nullopt;
    if (size < length) return 0;
    const char front = needle_.front(), back = needle_.back();
    const Bytes head = splat(front), tail = splat(back);
    // A letter in either case: capital and small ones differ in one bit.
    const Bytes head_bit = splat(kFold && is_letter(front) ? 0x20 : 0);
    const Bytes tail_bit = splat(kFold && is_letter(back) ? 0x20 : 0);
    std::uint64_t found = 0;
    std::size_t text = 0;  // among `texts`
    std::string_view now = arena_->get(base);
    Bytes all{};
    const auto check = [&](std::size_t place) {
        const char* const at = begin + place;
        while (text + 1 < texts.count && static_cast<std::size_t>(texts.handles[text + 1] - base) <= place)
            now = arena_->get(texts.handles[++text]);
        if (at < now.data() || at + length > now.data() + now.size()) return;
        for (std::size_t i = 0; i < length; ++i) {
            if ((kFold ? folded(at[i]) : at[i]) != needle_[i]) return;
        }
        found |= std::uint64_t{1} << texts.bits[text];
    };
    for (std::size_t at = 0; at + length <= size; at += kWidth) {
        const Bytes heads = load(begin + at);
        const Bytes tails = load(begin + at + length - 1);
        all |= heads | tails;
        const Mask hits = (Mask)((heads | head_bit) == head) & (Mask)((tails | tail_bit) == tail);
        if (!any(hits)) continue;
        std::uint64_t halves[2];
        std::memcpy(halves, &hits, kWidth);
        for (std::size_t half = 0; half < 2; ++half) {
            for (std::uint64_t left = halves[half]; left != 0;) {
                const auto byte = static_cast<std::size_t>(std::countr_zero(left)) / 8;
                check(at + half * 8 + byte);
                left &= ~(std::uint64_t{0xFF} << (8 * byte));
            }
        }
    }
    // Heads and tails of a long word leave a gap.
    const bool foreign = length > kWidth || any((Mask)all & (Mask)splat('\x80'));
    if (has_twin_ && foreign && has_twin_lead(begin, size)) return std::nullopt;
    return found;
}

}  // namespace segments::query
