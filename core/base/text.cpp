#include "core/base/text.h"

#include <utf8proc.h>

#include <array>
#include <cstdint>
#include <cstring>

namespace segments {
namespace {

constexpr char32_t kTableEnd = 0x800;

bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

// Length of the well-formed sequence at `at`, 0 if there is none (Unicode standard, table 3-7).
std::size_t sequence_length(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const std::size_t left = text.size() - at;
    const unsigned char lead = byte(0);
    if (lead < 0x80) return 1;
    if (lead < 0xC2 || lead > 0xF4) return 0;
    const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (left < length) return 0;
    unsigned char lowest = 0x80;
    unsigned char highest = 0xBF;
    if (lead == 0xE0) lowest = 0xA0;
    if (lead == 0xED) highest = 0x9F;
    if (lead == 0xF0) lowest = 0x90;
    if (lead == 0xF4) highest = 0x8F;
    if (byte(1) < lowest || byte(1) > highest) return 0;
    for (std::size_t i = 2; i < length; ++i)
        if (!is_continuation(text[at + i])) return 0;
    return length;
}

char32_t fold_by_library(char32_t character) {
    utf8proc_int32_t folded[4] = {};
    int boundary = 0;
    const utf8proc_ssize_t count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(character), folded,
                                                           4, UTF8PROC_CASEFOLD, &boundary);
    if (count == 1) return static_cast<char32_t>(folded[0]);
    // Folding to several characters (sharp s): the simple folding is the lower case.
    return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(character)));
}

using FoldTable = std::array<char16_t, kTableEnd>;

// Latin, Greek, Cyrillic, Armenian by table: names in these scripts are folded by the million.
const FoldTable& fold_table() {
    static const FoldTable table = [] {
        FoldTable made{};
        for (char32_t c = 0; c < kTableEnd; ++c) made[c] = static_cast<char16_t>(fold_by_library(c));
        return made;
    }();
    return table;
}

// Large blocks in which no character has a case.
bool has_no_case(char32_t c) {
    return (c >= 0x0590 && c < 0x10A0) || (c >= 0x2E80 && c < 0xA640) || (c >= 0xAC00 && c < 0xFB00) ||
           (c >= 0x1F000 && c < 0x110000);
}

struct Range {
    char32_t first;
    char32_t last;
};

std::size_t blank_length_at(std::string_view text, std::size_t at) {
    const char byte = text[at];
    if (byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r') return 1;
    if (text.substr(at, 2) == "\xC2\xA0") return 2;
    if (text.substr(at, 3) == "\xE3\x80\x80") return 3;
    return 0;
}

}  // namespace

bool is_valid_utf8(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        if (text.size() - at >= 8) {
            std::uint64_t eight = 0;
            std::memcpy(&eight, text.data() + at, 8);
            if ((eight & 0x8080808080808080ULL) == 0) {
                at += 8;
                continue;
            }
        }
        const std::size_t length = sequence_length(text, at);
        if (length == 0) return false;
        at += length;
    }
    return true;
}

Decoded decode_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) {
        return static_cast<char32_t>(static_cast<unsigned char>(text[at + i]));
    };
    switch (sequence_length(text, at)) {
        case 1:
            return {byte(0), 1};
        case 2:
            return {(byte(0) & 0x1F) << 6 | (byte(1) & 0x3F), 2};
        case 3:
            return {(byte(0) & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F), 3};
        case 4:
            return {
                (byte(0) & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F),
                4};
        default:
            return {kReplacementCharacter, 1};
    }
}

void append_utf8(std::string& out, char32_t c) {
    const auto put = [&](char32_t value) {
        out.push_back(static_cast<char>(static_cast<unsigned char>(value)));
    };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | c >> 6);
        put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | c >> 12);
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | c >> 18);
        put(0x80 | (c >> 12 & 0x3F));
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    }
}

std::size_t character_count(std::string_view text) {
    std::size_t count = 0;
    for (const char byte : text) count += is_continuation(byte) ? 0 : 1;
    return count;
}

std::string_view first_characters(std::string_view text, std::size_t count) {
    if (text.size() <= count) return text;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (is_continuation(text[at])) continue;
        if (count == 0) return text.substr(0, at);
        --count;
    }
    return text;
}

bool is_ascii(std::string_view text) {
    unsigned char all = 0;
    for (const char byte : text) all = static_cast<unsigned char>(all | static_cast<unsigned char>(byte));
    return all < 0x80;
}

std::size_t leading_blanks(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t length = blank_length_at(text, at);
        if (length == 0) break;
        at += length;
    }
    return at;
}

std::string_view trim_blanks(std::string_view text) {
    text.remove_prefix(leading_blanks(text));
    while (!text.empty()) {
        std::size_t last = text.size() - 1;
        while (last > 0 && is_continuation(text[last])) --last;
        const std::size_t length = blank_length_at(text, last);
        if (length == 0 || last + length != text.size()) break;
        text.remove_suffix(length);
    }
    return text;
}

namespace {

// The bytes before the first character beyond ASCII, each changed by `change`; most texts are nothing else.
template <typename Change>
std::string ascii_changed(std::string_view text, const Change& change) {
    std::string out(text);
    std::size_t at = 0;
    for (; at < out.size() && static_cast<unsigned char>(out[at]) < 0x80; ++at) out[at] = change(out[at]);
    out.resize(at);
    return out;
}

}  // namespace

std::string upper_case(std::string_view text) {
    std::string out =
        ascii_changed(text, [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 0x20) : c; });
    for (std::size_t at = out.size(); at < text.size();) {
        const Decoded read = decode_at(text, at);
        append_utf8(out, static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(read.value))));
        at += read.length;
    }
    return out;
}

std::string code_form(std::string_view text) {
    return upper_case(trim_blanks(text));
}

char32_t fold_case(char32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 0x20 : c;
    if (c < kTableEnd) return fold_table()[c];
    if (has_no_case(c)) return c;
    return fold_by_library(c);
}

std::string fold_case(std::string_view text) {
    std::string out =
        ascii_changed(text, [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c; });
    for (std::size_t at = out.size(); at < text.size();) {
        const Decoded read = decode_at(text, at);
        append_utf8(out, fold_case(read.value));
        at += read.length;
    }
    return out;
}

int compare_folded(std::string_view text, std::string_view folded) {
    std::size_t at = 0;
    std::size_t other = 0;
    while (at < text.size() && other < folded.size()) {
        const Decoded left = decode_at(text, at);
        const Decoded right = decode_at(folded, other);
        const char32_t value = fold_case(left.value);
        if (value != right.value) return value < right.value ? -1 : 1;
        at += left.length;
        other += right.length;
    }
    if (at < text.size()) return 1;
    return other < folded.size() ? -1 : 0;
}

bool is_word_character(char32_t c) {
    if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    const utf8proc_category_t category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
}

bool is_unspaced_script(char32_t c) {
    constexpr Range kRanges[] = {
        {0x0E00, 0x0EFF},    // Thai, Lao
        {0x1000, 0x109F},    // Myanmar
        {0x1780, 0x17FF},    // Khmer
        {0x2E80, 0x30FF},    // radicals, Kana
        {0x3100, 0x312F},    // Bopomofo
        {0x31A0, 0x9FFF},    // Kana extensions, Han
        {0xF900, 0xFAFF},    // compatibility Han
        {0x20000, 0x3FFFF},  // Han, supplementary planes
    };
    for (const Range& range : kRanges)
        if (c >= range.first && c <= range.last) return true;
    return false;
}

}  // namespace segments
