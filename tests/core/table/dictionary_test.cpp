#include "core/table/dictionary.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

using segments::table::Code;
using segments::table::Dictionary;

TEST_CASE("many texts at once have the codes that they would have one after the other") {
    std::mt19937 random(5);
    // Some twice in a call, some from before, blanks; enough for the index to grow several times.
    std::vector<std::string> texts;
    for (int i = 0; i < 60000; ++i)
        texts.push_back(random() % 50 == 0 ? "" : "text " + std::to_string(random() % 40000));
    const std::vector<std::string_view> all(texts.begin(), texts.end());
    Dictionary together, each;
    std::vector<std::int64_t> codes{-1};
    for (std::size_t at = 0; at < all.size();) {
        const std::size_t count = std::min<std::size_t>(all.size() - at, random() % 300);
        together.intern(std::span(all).subspan(at, count), codes);
        at += count;
    }
    REQUIRE(codes.size() == all.size() + 1);
    CHECK(codes[0] == -1);  // appended, not replaced
    std::size_t different = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Code code = each.intern(all[i]);
        if (codes[i + 1] != code || together.text(code) != all[i] || together.find(all[i]) != code)
            ++different;
    }
    CHECK(different == 0);
    CHECK(together.size() == each.size());
    CHECK(together.size() > 20000);
    CHECK_FALSE(together.find("text 40001"));
}

TEST_CASE("texts of every length come back as they were") {
    Dictionary dictionary;
    std::vector<std::string> texts;
    for (std::size_t length = 1; length < 400; ++length) {
        std::string text;
        for (std::size_t i = 0; i < length; ++i) text += static_cast<char>('!' + (i * 7 + length) % 90);
        texts.push_back(text);
    }
    for (const std::size_t length : {std::size_t{131071}, std::size_t{131072}, std::size_t{400000}})
        texts.emplace_back(length, static_cast<char>('a' + length % 26));
    std::vector<Code> codes;
    for (const std::string& text : texts) codes.push_back(dictionary.intern(text));
    std::size_t different = 0;
    for (std::size_t i = 0; i < texts.size(); ++i)
        if (dictionary.text(codes[i]) != texts[i] || dictionary.find(texts[i]) != codes[i]) ++different;
    CHECK(different == 0);
}
