#include "core/base/needle.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "core/base/text.h"

using namespace segments;

namespace {

constexpr const char* kPieces[] = {"a",
                                   "A",
                                   "b",
                                   "k",
                                   "K",
                                   "s",
                                   "S",
                                   "i",
                                   "\xE2\x84\xAA",
                                   "\xC5\xBF",
                                   "\xC4\xB0",
                                   "\xC3\xBC",
                                   "\xC3\x9C",
                                   "x",
                                   "y",
                                   "\xE6\x9D\xB1",
                                   "\xF0\x9F\x98\x80",
                                   " ",
                                   "\xCE\xA3",
                                   "\xCF\x82"};

std::string random_text(std::mt19937& random, std::size_t longest, std::size_t kinds) {
    std::string out;
    const std::size_t length = random() % (longest + 1);
    for (std::size_t i = 0; i < length; ++i) out += kPieces[random() % kinds];
    return out;
}

}  // namespace

TEST_CASE("A needle is found wherever it stands, whatever the case") {
    const FoldedNeedle needle("Contoso");
    CHECK(needle.found_in("contoso"));
    CHECK(needle.found_in("The CONTOSO Company"));
    CHECK(needle.found_in("a text that is much longer than sixteen bytes, then cOnToSo"));
    CHECK_FALSE(needle.found_in("contos"));
    CHECK_FALSE(needle.found_in(""));
    CHECK(FoldedNeedle("").found_in(""));
    CHECK(ExactNeedle("Co").found_in("A Co"));
    CHECK_FALSE(ExactNeedle("Co").found_in("a co"));
}

TEST_CASE("Kelvin sign, long s and dotted I are found by their plain letters, and the other way round") {
    CHECK(
        FoldedNeedle("kelvin").found_in("10 \xE2\x84\xAA"
                                        "elvin"));
    CHECK(FoldedNeedle("\xE2\x84\xAA"
                       "ELVIN")
              .found_in("kelvin"));
    CHECK(
        FoldedNeedle("mist").equals("MI\xC5\xBF"
                                    "T"));
    CHECK(FoldedNeedle("izmir").begins("\xC4\xB0zmir"));
    CHECK(FoldedNeedle("s").ends("wa\xC5\xBF"));
}

TEST_CASE("Beginning, end and equality ignore case too") {
    CHECK(FoldedNeedle("M\xC3\x9C").begins("m\xC3\xBCller"));
    CHECK(FoldedNeedle("\xC3\x9C"
                       "ber")
              .equals("\xC3\xBC"
                      "BER"));
    CHECK(FoldedNeedle("LLER").ends("M\xC3\xBCller"));
    CHECK_FALSE(FoldedNeedle("mull").begins("m\xC3\xBCller"));
    CHECK_FALSE(FoldedNeedle("abc").equals("abcd"));
}

TEST_CASE("A zero byte in needle or text is a character like others") {
    const std::string zero(1, '\0');
    CHECK_FALSE(FoldedNeedle("a" + zero).found_in("a"));
    CHECK(FoldedNeedle("a" + zero).found_in("xA" + zero));
    CHECK_FALSE(ExactNeedle(zero).found_in("abc"));
}

TEST_CASE("Searching agrees with folding both texts and searching byte by byte") {
    std::mt19937 random(20261123);
    for (int i = 0; i < 60000; ++i) {
        const std::size_t kinds = i % 3 == 0 ? 8 : std::size(kPieces);
        const std::string text = random_text(random, i % 5 == 0 ? 60 : 12, kinds);
        const std::string word = random_text(random, i % 4 == 0 ? 20 : 3, kinds);
        const FoldedNeedle needle(word);
        const std::string folded_text = fold_case(text);
        const std::string folded_word = fold_case(word);
        CAPTURE(text);
        CAPTURE(word);
        REQUIRE(needle.found_in(text) == (folded_text.find(folded_word) != std::string::npos));
        REQUIRE(needle.begins(text) == (folded_text.rfind(folded_word, 0) == 0));
        REQUIRE(needle.equals(text) == (folded_text == folded_word));
        REQUIRE(needle.ends(text) == (folded_text.size() >= folded_word.size() &&
                                      folded_text.compare(folded_text.size() - folded_word.size(),
                                                          folded_word.size(), folded_word) == 0));
        REQUIRE(ExactNeedle(word).found_in(text) == (text.find(word) != std::string::npos));
        const std::size_t place = needle.find(text, 0);
        if (place != FoldedNeedle::kNotFound)
            REQUIRE(character_count(text.substr(0, place)) ==
                    character_count(folded_text.substr(0, folded_text.find(folded_word))));
    }
}
