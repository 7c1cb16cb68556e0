#include "core/segment/segment_totals.h"

#include "tests/core/segment/workspace.h"

using namespace segments;
using namespace segments::test;
using segment::Totals;

TEST_CASE("ENT-1: lines, cost and duration of a segment count what is in force on its present lines") {
    SegmentWorkspace w;
    const Row fair = w.segment();
    CHECK(segment::totals_of(*w.db, fair) == Totals{0, 0, 0});
    w.header(fair, header::kInteractionTemplateCode, "LETTER");  // 2 and 10 minutes a line
    const std::vector<Row> lines = w.lines(fair, 4);
    w.lines(w.segment("Other"), 2);
    CHECK(segment::totals_of(*w.db, fair) == Totals{4, 8 * kUnit, 40 * kUnit});
    w.own(lines[0], line::kCost, 7 * kUnit);
    w.own(lines[1], line::kDuration, 0);
    CHECK(segment::totals_of(*w.db, fair) == Totals{4, 13 * kUnit, 30 * kUnit});
    segment::remove_line(w.tx, lines[0], 1);
    CHECK(segment::totals_of(*w.db, fair) == Totals{3, 6 * kUnit, 20 * kUnit});
    w.header(fair, header::kUnitCost, 5 * kUnit);
    CHECK(segment::totals_of(*w.db, fair).cost == 15 * kUnit);
}

TEST_CASE("totals in small slices are the same") {
    SegmentWorkspace w;
    const Row fair = w.segment();
    w.header(fair, header::kInteractionTemplateCode, "EMAIL");
    w.lines(fair, 10);
    segment::SegmentTotals job(*w.db, fair);
    int steps = 1;
    while (!job.step(*w.db, 3)) ++steps;
    CHECK(steps == 4);
    CHECK(job.totals() == Totals{10, 10 * kUnit, 50 * kUnit});
}
