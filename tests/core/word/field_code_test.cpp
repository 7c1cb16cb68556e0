// Field codes, as people type them.
#include "core/word/field_code.h"

#include <doctest/doctest.h>

using namespace segments::word;

TEST_CASE("a merge field has a name, quoted or not, and switches") {
    const FieldCode field =
        parse_field_code(" MERGEFIELD  \"Contact Name\" \\* Upper \\b \"c/o \" \\* MERGEFORMAT ");
    CHECK(field.kind == "MERGEFIELD");
    REQUIRE(field.arguments.size() == 1);
    CHECK(plain(field.arguments[0]) == "Contact Name");
    REQUIRE(field.switches.size() == 3);
    CHECK(field.switches[0].letter == '*');
    CHECK(plain(field.switches[0].argument) == "Upper");
    CHECK(plain(*field.find('b')) == "c/o ");
    CHECK(field.find('f') == nullptr);
}

TEST_CASE("switches may stand close to their words, and take nothing at the end") {
    const FieldCode field = parse_field_code("mergefield City \\*Upper \\@\"d MMM\" \\m \\#");
    CHECK(field.kind == "MERGEFIELD");
    CHECK(plain(*field.find('*')) == "Upper");
    CHECK(plain(*field.find('@')) == "d MMM");
    CHECK(plain(*field.find('m')).empty());
    CHECK(plain(*field.find('#')).empty());
}

TEST_CASE("quotes as Word makes them, quotes and backslashes within") {
    CHECK(plain(parse_field_code("MERGEFIELD \u201CName 2\u201D").arguments[0]) == "Name 2");
    CHECK(plain(parse_field_code(R"(IF a = "say \"yes\" \\ no" x y)").arguments[2]) == "say \"yes\" \\ no");
}

TEST_CASE("a comparison needs no blanks around its operator, and texts may hold fields") {
    const FieldCode field =
        parse_field_code("IF " + mark('f', 0) + "<>\"\" \"in " + mark('f', 1) + "!\" \"\"");
    CHECK(field.kind == "IF");
    REQUIRE(field.arguments.size() == 5);
    CHECK(field.arguments[0][0].nested == 0);
    CHECK(plain(field.arguments[1]) == "<>");
    CHECK(plain(field.arguments[2]).empty());
    REQUIRE(field.arguments[3].size() == 3);
    CHECK(field.arguments[3][0].text == "in ");
    CHECK(field.arguments[3][1].nested == 1);
    CHECK(field.arguments[3][2].text == "!");
}

TEST_CASE("whatever comes, something is made of it") {
    for (const char* code :
         {"", " ", "\"", "\\", "IF", "IF =", "\\*", "MERGEFIELD", "MERGEFIELD \"", "\1f", "\1f9"})
        (void)parse_field_code(code);
}
