#include "app/shell/font_index.h"

#include <doctest/doctest.h>

using segments::app::FontIndex;

TEST_CASE("a character leads to the first of the further fonts that has it") {
    const auto index = FontIndex::parse(
        "cjk-1.otf 3041-3096,4e00,4e8c-4e8f\n"
        "cjk-2.otf 4e00-9fff\n");
    REQUIRE(index);
    CHECK(index->file_for(U'\u3042') == "cjk-1.otf");
    CHECK(index->file_for(U'\u4e00') == "cjk-1.otf");
    CHECK(index->file_for(U'\u4e01') == "cjk-2.otf");
    CHECK(index->file_for(U'\u4e8f') == "cjk-1.otf");
    CHECK(index->file_for(U'A').empty());
    CHECK(index->file_for(U'\u0e01').empty());
}

TEST_CASE("a damaged list of fonts is refused, and damaged ranges are left out") {
    CHECK_FALSE(FontIndex::parse(""));
    CHECK_FALSE(FontIndex::parse("<html>\n<body>not found</body>"));
    const auto index = FontIndex::parse("nothing.otf\n\na.otf x,9-3,61-62,");
    REQUIRE(index);
    CHECK(index->file_for(U'b') == "a.otf");
    CHECK(index->file_for(U'\x05').empty());
}
