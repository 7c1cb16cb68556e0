#include "core/contact/names.h"

#include <doctest/doctest.h>

using namespace segments::contact;

TEST_CASE("a name is split into first, middle and last") {
    CHECK(split_name("Ann") == NameParts{"", "", "Ann"});
    CHECK(split_name("Ann Lee") == NameParts{"Ann", "", "Lee"});
    CHECK(split_name("Ann Marie Lee") == NameParts{"Ann", "Marie", "Lee"});
    CHECK(split_name("Ann Marie von Lee") == NameParts{"Ann Marie", "von", "Lee"});
    CHECK(split_name("  Ann   Lee ") == NameParts{"Ann", "", "Lee"});
    CHECK(split_name("清水\xE3\x80\x80千尋") == NameParts{"清水", "", "千尋"});
    CHECK(split_name("") == NameParts{});
    CHECK(split_name(" ") == NameParts{});
}

TEST_CASE("parts that are too long for their fields are cut at whole characters") {
    const std::string long_word = "ØØØØØØØØØØØØØØØØØØØØØØØØØØØØØØØØØØØ";
    CHECK(split_name("Ann " + long_word).surname == "ØØØØØØØØØØØØØØØØØØØØØØØØØØØØØØ");
}

TEST_CASE("parts make a name with single blanks") {
    CHECK(composed_name("Ann", "", "Lee") == "Ann Lee");
    CHECK(composed_name("Ann", "Marie", "Lee") == "Ann Marie Lee");
    CHECK(composed_name("", "", "Lee") == "Lee");
    CHECK(composed_name("", "", "") == "");
}

TEST_CASE("the search name is the name in upper case") {
    CHECK(search_name_of(" Søren Ørsted ") == "SØREN ØRSTED");
}
