#include "core/base/percent.h"

#include <doctest/doctest.h>

using namespace segments;

TEST_CASE("what is no letter, digit or -._~ is encoded") {
    CHECK(percent_encoded("AZaz09-._~") == "AZaz09-._~");
    CHECK(percent_encoded("A/B 100%") == "A%2FB%20100%25");
    CHECK(percent_encoded("\xC3\xA9") == "%C3%A9");
    CHECK(percent_encoded("").empty());
}

TEST_CASE("decoding gives back what was encoded, in digits of either case") {
    CHECK(percent_decoded("A%2fB%20100%25") == "A/B 100%");
    CHECK(percent_decoded("%C3%A9") == "\xC3\xA9");
}

TEST_CASE("a percent sign without two digits stands for itself") {
    CHECK(percent_decoded("100%") == "100%");
    CHECK(percent_decoded("%4") == "%4");
    CHECK(percent_decoded("%zz%41") == "%zzA");
}
