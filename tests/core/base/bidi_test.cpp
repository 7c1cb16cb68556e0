#include "core/base/bidi.h"

#include <doctest/doctest.h>

#include <string>

#include "core/base/text.h"

using namespace segments;

namespace {

// The characters as they stand from left to right; each capital is a Hebrew letter.
std::string seen(std::string_view written, bool from_right) {
    std::string text;
    for (const char c : written) {
        if (c >= 'A' && c <= 'Z')
            append_utf8(text, U'\u05D0' + static_cast<char32_t>(c - 'A'));
        else
            text += c;
    }
    const std::vector<std::uint8_t> of_bytes = bidi_levels(text, from_right);
    std::vector<std::uint8_t> levels;
    for (std::size_t at = 0; at < text.size(); at += decode_at(text, at).length)
        levels.push_back(of_bytes[at]);
    std::string shown;
    for (const std::size_t at : visual_order(levels)) shown += written[at];
    return shown;
}

}  // namespace

TEST_CASE("words from right to left are turned round where they stand") {
    CHECK(seen("to ABC DEF now", false) == "to FED CBA now");
    CHECK(seen("ABC is DEF.", true) == ".FED is CBA");
    CHECK(seen("ABC one two DEF", true) == "FED one two CBA");
    CHECK(seen("one ABC", true) == "CBA one");
    CHECK(seen("one two", true) == "one two");
}

TEST_CASE("numbers are read from left to right among words from right to left") {
    CHECK(seen("ABC 2026 DEF", true) == "FED 2026 CBA");
    CHECK(seen("ABC 12.5% DEF", true) == "FED 12.5% CBA");
    CHECK(seen("ABC 1,000.00 DEF", true) == "FED 1,000.00 CBA");
    CHECK(seen("ABC $20 DEF", true) == "FED $20 CBA");
    CHECK(seen("ABC 27/11 DEF", true) == "FED 27/11 CBA");
    CHECK(seen("ABC 27 - 28 DEF", true) == "FED 28 - 27 CBA");
    CHECK(seen("total 5 ABC 7", false) == "total 5 7 CBA");
}

TEST_CASE("a pair of brackets is read as what surrounds or fills it") {
    CHECK(seen("ABC (DEF) GHI", true) == "IHG )FED( CBA");
    CHECK(seen("ABC (def) GHI", true) == "IHG )def( CBA");
    CHECK(seen("one (two) ABC", true) == "CBA one (two)");
    CHECK(seen("abc (DEF) ghi", false) == "abc (FED) ghi");
}

TEST_CASE("marks and what has no width stay with their letters; a line break begins anew") {
    const std::string pointed = "\u05E9\u05C1a";  // shin with its dot
    CHECK(bidi_levels(pointed, false) == std::vector<std::uint8_t>{1, 1, 1, 1, 0});
    const std::string joined = "\u05D0\u200D.";  // a joiner
    CHECK(bidi_levels(joined, true) == std::vector<std::uint8_t>{1, 1, 1, 1, 1, 1});
    CHECK(bidi_levels("\u05D0 7\n7", false) == std::vector<std::uint8_t>{1, 1, 1, 2, 0, 0});
    CHECK(bidi_levels("", true).empty());
}

TEST_CASE("Arabic numbers, and European ones after Arabic letters, keep their order") {
    CHECK(bidi_levels("\u0627 7", false) == std::vector<std::uint8_t>{1, 1, 1, 2});
    CHECK(bidi_levels("\u0661\u0662", false) == std::vector<std::uint8_t>{2, 2, 2, 2});
    CHECK(has_right_to_left("a\u0627"));
    CHECK(has_right_to_left("\u0661"));
    CHECK_FALSE(has_right_to_left("京都 Ærø 7 €"));
    CHECK_FALSE(has_right_to_left("\xD7"));  // cut off
}

TEST_CASE("a paragraph is read from the side of its first letter") {
    CHECK(begins_from_right("12 \u05D0\u05D1 street"));
    CHECK(begins_from_right("\u0634\u0627\u0631\u0639 12"));
    CHECK_FALSE(begins_from_right("12 street \u05D0\u05D1"));
    CHECK_FALSE(begins_from_right("12 - 14"));
    CHECK_FALSE(begins_from_right(""));
}
