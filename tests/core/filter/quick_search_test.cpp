#include "core/filter/quick_search.h"

#include <doctest/doctest.h>

#include <string_view>
#include <vector>

using namespace segments::filter;

namespace {

bool finds(std::string_view typed, const std::vector<std::string_view>& row) {
    return QuickSearch(typed).matches(row);
}

const std::vector<std::string_view> kLondon = {"1000", "LONDON Swivel Chair, blue"};
const std::vector<std::string_view> kTokyo = {"1001", "TOKYO Guest Chair, blue"};

}  // namespace

TEST_CASE("FLT-61: every word must occur as the start of a word, in any order, ignoring case") {
    CHECK(finds("London chair", kLondon));
    CHECK(finds("chair blue", kLondon));
    CHECK(finds("chair blue", kTokyo));
    CHECK(finds("lon cha", kLondon));
    CHECK_FALSE(finds("hair", kLondon));
    CHECK_FALSE(finds("London table", kLondon));
}

TEST_CASE("FLT-61: words may stand in different fields") {
    CHECK(finds("1000 swivel", kLondon));
}

TEST_CASE("FLT-61: double quotes ask for the exact phrase") {
    CHECK_FALSE(finds("\"blue chair\"", kLondon));
    CHECK(finds("\"chair, BLUE\"", kLondon));
    CHECK(finds("london \"swivel chair\"", kLondon));
    CHECK(finds("\"swivel cha", kLondon));
}

TEST_CASE("FLT-60: quote, star and @ are operators, case-sensitive unless @") {
    const std::vector<std::string_view> manchester = {"Manchester"};
    const std::vector<std::string_view> sportsman = {"Sportsman"};
    CHECK(finds("Man*", manchester));
    CHECK_FALSE(finds("man*", manchester));
    CHECK(finds("@man*", manchester));
    CHECK_FALSE(finds("@Man*", sportsman));
    CHECK(finds("@*MAN", sportsman));
    CHECK_FALSE(finds("'Man'", manchester));
    CHECK(finds("'Manchester'", manchester));
}

TEST_CASE("An e-mail address, an apostrophe or a broken expression is searched as it stands") {
    CHECK(finds("ann@contoso.com", {"Ann", "ann@contoso.com"}));
    CHECK(finds("o'brien", {"Mary O'Brien"}));
    CHECK(finds("'tis", {"'tis here"}));
}

TEST_CASE("Letters behind hyphens and apostrophes begin words; those within don't") {
    CHECK(finds("brien", {"O'Brien"}));
    CHECK(finds("luc", {"Jean-Luc"}));
    CHECK_FALSE(finds("uc", {"Jean-Luc"}));
    CHECK(finds("a", {"banana apple"}));
    CHECK(finds("\xC3\x84pfel", {"gr\xC3\xBCne \xC3\xA4pfel"}));
}

TEST_CASE("Scripts without blanks are found anywhere") {
    CHECK(finds("\xE4\xBA\xAC", {"\xE6\x9D\xB1\xE4\xBA\xAC\xE9\x83\xBD"}));
}

TEST_CASE("The empty search finds everything") {
    CHECK(QuickSearch("  ").empty());
    CHECK(finds("", kLondon));
    CHECK(finds("\"\"", kLondon));
    CHECK(finds("", {}));
    CHECK_FALSE(finds("x", {}));
}
