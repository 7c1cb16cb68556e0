#include "app/letter/letter_lines.h"

#include <doctest/doctest.h>

#include "core/base/text.h"

using namespace segments;
using namespace segments::app;
using word::Passage;

namespace {

// Each character is ten wide; a mark of direction has no width.
const LineMeasure kMeasure{[](std::string_view text, const word::Look& look) {
                               const bool marked = text.substr(0, 3) == "\u200F";
                               return Extent{
                                   static_cast<float>(character_count(text) - (marked ? 1 : 0)) * 10,
                                   static_cast<float>(look.half_points) / 2};
                           },
                           [](const word::Span& span) {
                               return Extent{static_cast<float>(span.width), static_cast<float>(span.height)};
                           }};

// The lines as they stand from left to right, a bar between their pieces.
std::vector<std::string> seen(const Passage& passage, float width, float less_at_first = 0) {
    std::vector<std::string> found;
    for (const LetterLine& line : lines_of(passage, {width, less_at_first}, 2, 3, kMeasure)) {
        std::string text;
        for (const LinePiece& piece : line.pieces) text += (text.empty() ? "" : "|") + piece.text;
        found.push_back(text);
    }
    return found;
}
Passage of(std::string_view text, bool from_right = false) {
    Passage passage;
    passage.from_right = from_right;
    passage.spans.push_back({std::string(text), {}});
    return passage;
}
using Seen = std::vector<std::string>;

}  // namespace

TEST_CASE("lines end at blanks, which take no place there; a word longer than a line is parted") {
    CHECK(seen(of("one two three"), 75) == Seen{"one| |two", "three"});
    CHECK(lines_of(of("one two three"), {75, 0}, 1, 1, kMeasure)[0].width == 70);
    CHECK(seen(of("one two three"), 75, 20) == Seen{"one", "two", "three"});
    CHECK(seen(of("a abcdefghij b"), 40) == Seen{"a", "abcd", "efgh", "ij| |b"});
    CHECK(seen(of("one\n\ntwo"), 100) == Seen{"one", "", "two"});
    CHECK(seen(of(""), 100) == Seen{""});
    CHECK(lines_of(of("one\n\ntwo"), {100, 0}, 1, 1, kMeasure)[1].height == 11);
}

TEST_CASE("a word whose parts look different isn't parted between them") {
    Passage passage = of("say ");
    passage.spans.push_back({"Ann", {true}});
    passage.spans.push_back({", you", {}});
    CHECK(seen(passage, 75) == Seen{"say", "Ann|,", "you"});
}

TEST_CASE("Chinese and Japanese are parted between characters, but for signs that can't begin a line") {
    CHECK(seen(of("京都市左京区"), 40) == Seen{"京|都|市|左", "京|区"});
    CHECK(seen(of("京都市左。京"), 40) == Seen{"京|都|市", "左。|京"});
}

TEST_CASE("words that no blank parts stand in the lines that the platform makes of them") {
    LineMeasure measure = kMeasure;
    measure.part = [](std::string_view, const word::Look&, float width) {
        CHECK(width == 40);
        return std::string("สวั\nสดี");
    };
    const std::vector<LetterLine> lines = lines_of(of("a สวัสดี"), {40, 0}, 1, 1, measure);
    REQUIRE(lines.size() == 3);
    CHECK(lines[1].pieces[0].text == "สวั");
    CHECK(lines[2].pieces[0].text == "สดี");
}

TEST_CASE("words of a line from right to left stand in that order, each line for itself") {
    CHECK(seen(of("שלום עולם טוב", true), 1000) == Seen{"טוב| |עולם| |שלום"});
    CHECK(seen(of("שלום עולם טוב", true), 95) == Seen{"עולם| |שלום", "טוב"});
    CHECK(seen(of("to שלום עולם now"), 1000) == Seen{"to| |עולם| |שלום| |now"});
}

TEST_CASE("Latin and numbers keep their order in a line from right to left") {
    CHECK(seen(of("שלום Contoso Ltd 2026 טוב", true), 1000) == Seen{"טוב| |Contoso| |Ltd| |2026| |שלום"});
    CHECK(seen(of("ב-2026", true), 1000) == Seen{"2026|ב-"});
}

TEST_CASE("signs in a line from right to left are drawn for that direction") {
    CHECK(seen(of("שלום (Contoso).", true), 1000) == Seen{"\u200F).|Contoso|\u200F(| |שלום"});
    CHECK(from_right("1.") == "\u200F1.");
    CHECK(from_right("(שלום") == "(שלום");
    CHECK(from_right("\u0645-1") == "\u0645-1");
}

TEST_CASE("pictures stand in a line like words, and the number of the page is that of the sheet") {
    Passage passage = of("a");
    passage.spans.push_back({"[Logo]", {}, "word/media/1.png", 50, 30});
    passage.spans.push_back({"9", {}, {}, 0, 0, word::PageCount::page});
    passage.spans.push_back({"9", {}, {}, 0, 0, word::PageCount::pages});
    const std::vector<LetterLine> lines = lines_of(passage, {100, 0}, 2, 3, kMeasure);
    REQUIRE(lines.size() == 1);
    REQUIRE(lines[0].pieces.size() == 4);
    CHECK(lines[0].pieces[1].picture == "word/media/1.png");
    CHECK(lines[0].height == 30);
    CHECK(lines[0].pieces[2].text == "2");
    CHECK(lines[0].pieces[3].text == "3");
}
