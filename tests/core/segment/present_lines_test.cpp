#include "core/segment/present_lines.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <vector>

#include "core/segment/insert_lines.h"
#include "tests/core/contact/workspace.h"

using namespace segments;

TEST_CASE("The lines that stand on a segment are found in the order of their numbers, in any portions") {
    test::Workspace workspace;
    table::Transaction& tx = workspace.tx;
    for (const char* no : {"SM1", "SM2"}) tx.insert(segment::segment::kTable, {no});
    // Between the first lines come others, as a person types them there; some are another segment's.
    const std::vector<table::Row> ann = {workspace.person("Ann Lee")};
    constexpr std::int64_t kLines = 5000;
    for (std::int64_t i = 0; i < kLines; ++i) {
        const char* no = i % 7 == 0 ? "SM2" : "SM1";
        const std::vector<table::Row> lines = segment::insert_lines(tx, workspace.context, no, ann, 1);
        tx.set_number(segment::line::kTable, lines.at(0), segment::line::kLineNo,
                      (i * 1237 % kLines + 1) * 10000);
    }
    const std::vector<table::Row> all = segment::present_lines(tx.db(), "SM1");
    segment::remove_line(tx, all[3], 1);
    const std::vector<table::Row> expected = segment::present_lines(tx.db(), "SM1");
    REQUIRE(expected.size() == all.size() - 1);

    for (const std::size_t rows : {std::size_t{1}, std::size_t{300}, std::size_t{100000}}) {
        const table::Row header = segment::find_segment(tx.db(), "SM1");
        segment::PresentLines lines(segment::segment_code(tx.db(), header));
        float before = 0;
        while (!lines.step(tx.db(), rows)) {
            CHECK(lines.progress(tx.db()) >= before);
            before = lines.progress(tx.db());
        }
        CHECK(lines.progress(tx.db()) == 1.0f);
        CHECK(lines.take() == expected);
    }
}
