#include "core/base/text.h"

#include <doctest/doctest.h>
#include <utf8proc.h>

#include <string>

using namespace segments;

TEST_CASE("Valid UTF-8 of one to four bytes is accepted") {
    CHECK(is_valid_utf8(""));
    CHECK(is_valid_utf8("plain text, longer than eight bytes"));
    CHECK(
        is_valid_utf8("Gr\xC3\xB6\xC3\x9F"
                      "e \xE6\x9D\xB1\xE4\xBA\xAC \xF0\x9F\x98\x80"));
    CHECK(is_valid_utf8("\xF4\x8F\xBF\xBF"));
}

TEST_CASE("Overlong forms, surrogates, cut and stray bytes are refused") {
    CHECK_FALSE(is_valid_utf8("\xC0\xAF"));
    CHECK_FALSE(is_valid_utf8("\xE0\x80\x80"));
    CHECK_FALSE(is_valid_utf8("\xF0\x80\x80\x80"));
    CHECK_FALSE(is_valid_utf8("\xED\xA0\x80"));
    CHECK_FALSE(is_valid_utf8("\xF4\x90\x80\x80"));
    CHECK_FALSE(is_valid_utf8("\xFF"));
    CHECK_FALSE(is_valid_utf8("abcdefgh\x80"));
    CHECK_FALSE(is_valid_utf8("abc\xE2\x82"));
}

TEST_CASE("A damaged byte reads as one replacement character, so that walking always ends") {
    CHECK(decode_at("\xE2\x82", 0).value == kReplacementCharacter);
    CHECK(decode_at("\xE2\x82", 0).length == 1);
    CHECK(decode_at("\xE2\x82\xAC", 0).value == 0x20AC);
    CHECK(decode_at("\xE2\x82\xAC", 0).length == 3);
}

TEST_CASE("Lengths count characters, and cutting never splits one") {
    CHECK(character_count("") == 0);
    CHECK(character_count("M\xC3\xBCller") == 6);
    CHECK(character_count("\xF0\x9F\x98\x80") == 1);
    CHECK(first_characters("M\xC3\xBCller", 2) == "M\xC3\xBC");
    CHECK(first_characters("abc", 5) == "abc");
    CHECK(first_characters("abc", 0) == "");
    CHECK(first_characters("\xC3\xBC\xC3\xBC", 1) == "\xC3\xBC");
}

TEST_CASE("Codes lose their outer blanks and become upper case") {
    CHECK(code_form("  de-x y ") == "DE-X Y");
    CHECK(code_form("\xC2\xA0stra\xC3\x9F"
                    "e\t") ==
          "STRA\xE1\xBA\x9E"
          "E");
    CHECK(code_form("\xC3\xA5s") == "\xC3\x85S");
    CHECK(code_form("\xCE\xB1\xD1\x8F") == "\xCE\x91\xD0\xAF");
    CHECK(code_form("   ") == "");
}

TEST_CASE("Texts that differ only in case fold to the same text") {
    CHECK(fold_case("STRASSE") == "strasse");
    CHECK(fold_case("\xE2\x84\xAA"
                    "elvin") == "kelvin");
    CHECK(fold_case("mi\xC5\xBF"
                    "t") == "mist");
    CHECK(fold_case("\xC4\xB0zmir") == "izmir");
    CHECK(fold_case("\xCE\xA3\xCF\x82\xCF\x83") == "\xCF\x83\xCF\x83\xCF\x83");
    CHECK(fold_case("\xE1\xBA\x9E") == "\xC3\x9F");
    CHECK(fold_case("\xD0\x98\xD0\xB2\xD0\xB0\xD0\xBD") == fold_case("\xD0\xB8\xD0\x92\xD0\x90\xD0\x9D"));
}

TEST_CASE(
    "Folding takes a character to one that folds to itself, like the Unicode library without its tables") {
    int into_ascii = 0;
    for (char32_t c = 1; c < 0x110000; ++c) {
        if (c >= 0xD800 && c < 0xE000) continue;
        const char32_t folded = fold_case(c);
        utf8proc_int32_t expected[4] = {};
        int boundary = 0;
        const auto count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), expected, 4,
                                                   UTF8PROC_CASEFOLD, &boundary);
        if (count == 1 && folded != static_cast<char32_t>(expected[0])) FAIL_CHECK("character " << +c);
        if (fold_case(folded) != folded) FAIL_CHECK("character " << +c);
        if (c >= 0x80 && folded < 0x80) ++into_ascii;
    }
    CHECK(into_ascii == 3);  // Kelvin sign, long s, dotted capital I: FoldedNeedle counts on it
}

TEST_CASE("Folded comparison orders character by character") {
    CHECK(compare_folded("Abc", "abc") == 0);
    CHECK(compare_folded("ABD", "abc") > 0);
    CHECK(compare_folded("AB", "abc") < 0);
    CHECK(compare_folded("abcd", "abc") > 0);
    CHECK(compare_folded("\xC3\x9C", "\xC3\xBC") == 0);
}

TEST_CASE("Letters, digits and marks make words") {
    CHECK(is_word_character('a'));
    CHECK(is_word_character('7'));
    CHECK(is_word_character(0x4E00));
    CHECK_FALSE(is_word_character('-'));
    CHECK_FALSE(is_word_character(0x2014));
    CHECK(is_unspaced_script(0x6771));
    CHECK_FALSE(is_unspaced_script('a'));
}
