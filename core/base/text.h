// Text is UTF-8 everywhere. Here are the few things the domain needs of it: strict validation, counting and
// walking characters (code points), upper case for Code fields and Search Name, and case folding, by which
// `@` in a filter and every search ignore case. Searching many texts for one word: core/base/needle.h.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace segments {

// Strict: no overlong forms, no surrogates, nothing above U+10FFFF, nothing cut off.
bool is_valid_utf8(std::string_view text);

inline constexpr char32_t kReplacementCharacter = 0xFFFD;

// One character read from a text, and how many bytes it takes there.
struct Decoded {
    char32_t value = 0;
    std::size_t length = 0;  // 1..4
};

// The character beginning at byte `at`. A byte that begins no valid sequence reads as U+FFFD of length 1, so
// that walking a damaged text always ends. REQUIRES: at < text.size().
Decoded decode_at(std::string_view text, std::size_t at);
// Appends one character. REQUIRES: a Unicode scalar value.
void append_utf8(std::string& out, char32_t character);

// The number of characters; lengths of fields in docs/domain.md are given in these. REQUIRES: valid UTF-8.
std::size_t character_count(std::string_view text);
// At most `count` characters from the start, never cutting one in two. REQUIRES: valid UTF-8.
std::string_view first_characters(std::string_view text, std::size_t count);

bool is_ascii(std::string_view text);

// Bytes of blanks at the start (see trim_blanks).
std::size_t leading_blanks(std::string_view text);
// Without the blanks (spaces, tabs, line ends, no-break and ideographic spaces) at both ends.
std::string_view trim_blanks(std::string_view text);
// Upper case character by character (simple mapping: the number of characters stays).
std::string upper_case(std::string_view text);
// The stored form of a Code field: trimmed and in upper case.
std::string code_form(std::string_view text);

// Simple case folding (one character to one character): texts that differ only in case fold to the same text,
// K (Kelvin) to k and long s to s included. The dotted capital I folds to i.
char32_t fold_case(char32_t character);
std::string fold_case(std::string_view text);
// Compares fold_case(text) with an already folded text, character by character: < 0, 0, > 0.
int compare_folded(std::string_view text, std::string_view folded);

// True for letters, digits and marks: what words are made of.
bool is_word_character(char32_t character);
// True for the scripts that write words without blanks between them (Han, Kana, Thai ...).
bool is_unspaced_script(char32_t character);

}  // namespace segments
