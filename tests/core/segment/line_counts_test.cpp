#include "core/segment/line_counts.h"

#include <doctest/doctest.h>

#include <vector>

#include "core/segment/insert_lines.h"
#include "core/segment/line_scan.h"
#include "tests/core/contact/workspace.h"

using namespace segments;

TEST_CASE("ENT-1: the lines of every segment are counted in one pass, without those that were taken away") {
    test::Workspace workspace;
    table::Transaction& tx = workspace.tx;
    const std::vector<table::Row> people = {workspace.person("Ann Lee"), workspace.person("Bo Ek"),
                                            workspace.person("Cy Orr")};
    for (const char* no : {"SM1", "SM2", "SM3"}) tx.insert(segment::segment::kTable, {no});
    segment::insert_lines(tx, workspace.context, "SM1", people, 1);
    const std::vector<table::Row> second = segment::insert_lines(tx, workspace.context, "SM2", people, 1);
    segment::remove_line(tx, second[0], 2);

    const std::vector<std::uint32_t> counts = segment::line_counts(tx.db());
    const auto of = [&](const char* no) {
        const table::Code code = segment::segment_code(tx.db(), segment::find_segment(tx.db(), no));
        return code < counts.size() ? counts[code] : 0;
    };
    CHECK(of("SM1") == 3);
    CHECK(of("SM2") == 2);
    CHECK(of("SM3") == 0);
}
