#include "app/session/address.h"

#include <doctest/doctest.h>

using namespace segments;

TEST_CASE("an address has parts and named values, percent-encoded") {
    const app::Address address = app::parse_address("/log?contact=CT%2F1&salesperson=A%20L");
    CHECK(address.parts == std::vector<std::string>{"log"});
    CHECK(address.value("contact") == "CT/1");
    CHECK(address.value("salesperson") == "A L");
    CHECK(address.value("campaign").empty());
    CHECK(address.to_text() == "/log?contact=CT%2F1&salesperson=A%20L");
}

TEST_CASE("an address without parts is the root, and odd ones are no trouble") {
    CHECK(app::parse_address("/").parts.empty());
    CHECK(app::Address().to_text() == "/");
    const app::Address odd = app::parse_address("/log?=&a&b==c&");
    CHECK(odd.value("b") == "=c");
    CHECK(odd.value("a").empty());
    CHECK(app::parse_address("//x//y/").parts == std::vector<std::string>{"x", "y"});
}
