#include "core/base/collation.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace segments;

namespace {

// As a German collator orders them.
const Collation& german() {
    static const Collation order("-\n0\n1\naAäÄ\nbB\neEéÉ\nnNñÑ\noOöÖ\nsS\ntT\nuUüÜ\nzZ\n ßss\n æae");
    return order;
}

std::vector<std::string> sorted(std::vector<std::string> texts) {
    std::stable_sort(texts.begin(), texts.end(), [](const std::string& a, const std::string& b) {
        const std::uint64_t x = german().key(a), y = german().key(b);
        if (x != y) return x < y;
        return german().compare(a, b) < 0;
    });
    return texts;
}

}  // namespace

TEST_CASE("letters with accents stand beside those without, whatever their code points say") {
    CHECK(sorted({"zoo", "Äste", "Aster", "öse", "Ost", "ast"}) ==
          std::vector<std::string>{"ast", "Äste", "Aster", "öse", "Ost", "zoo"});
    CHECK(german().compare("é", "E") == 0);
    CHECK(german().compare("e\u0301t", "ET") == 0);
    CHECK(german().compare("ast", "aster") < 0);
    CHECK(german().compare("", "a") < 0);
}

TEST_CASE("a letter may stand for several") {
    CHECK(german().compare("Maße", "Masse") == 0);
    CHECK(german().compare("ße", "sse") == 0);
    CHECK(german().compare("ste", "ße") > 0);
    CHECK(german().key("ße") == german().key("sse"));
}

TEST_CASE("letters that the order doesn't name come last, and never fall together") {
    CHECK(german().compare("Ω", "z") > 0);
    CHECK(german().compare("京都", "東京") < 0);
    CHECK(german().key("京都") == german().key("東京"));
    CHECK(german().compare("京都", "京都市") < 0);
}

TEST_CASE("keys never contradict the comparison") {
    const std::vector<std::string> texts = {"",         "a",  "ä",   "aß",       "ass",        "as",
                                            "b0",       "京", "京a", "asteroid", "asterOiden", "-a",
                                            "a\u0301b", "ab", "Ωa",  "Ω"};
    for (const std::string& a : texts)
        for (const std::string& b : texts) {
            CAPTURE(a);
            CAPTURE(b);
            const std::uint64_t x = german().key(a), y = german().key(b);
            if (x < y) CHECK(german().compare(a, b) < 0);
            if (x > y) CHECK(german().compare(a, b) > 0);
        }
}
