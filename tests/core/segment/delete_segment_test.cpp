#include "core/segment/delete_segment.h"

#include "tests/core/segment/workspace.h"

using namespace segments;
using namespace segments::test;
namespace recorded = segments::segment::criteria;

namespace {

void add_criteria(SegmentWorkspace& w, Row segment_row, int line_no) {
    w.tx.insert(recorded::kTable, {w.segment_no(segment_row), line_no});
}

}  // namespace

TEST_CASE("NUM-10: criteria, lines and removed lines go with their segment, and only those") {
    SegmentWorkspace w;
    const Row fair = w.segment("Fair");
    const Row other = w.segment("Other");
    for (const Row each : {fair, other}) {
        add_criteria(w, each, 1);
        add_criteria(w, each, 2);
        w.lines(each, 3);
    }
    segment::remove_line(w.tx, w.line(fair, table::kNoRow), 2);
    segment::delete_segment(w.tx, fair);
    CHECK(w.db->table(header::kTable).find("SM00001") == table::kNoRow);
    CHECK(w.db->table(header::kTable).is_live(other));
    CHECK(w.db->table(line::kTable).size() == 3);
    CHECK(segment::line_count(*w.db, "SM00002") == 3);
    CHECK(w.db->table(recorded::kTable).size() == 2);
}

TEST_CASE("deleting in small slices gives the same") {
    SegmentWorkspace w;
    const Row fair = w.segment("Fair");
    w.lines(fair, 10);
    segment::DeleteSegment job(*w.db, fair);
    int steps = 1;
    while (!job.step(w.tx, 3)) ++steps;
    CHECK(steps == 4);
    CHECK(w.db->table(line::kTable).size() == 0);
    CHECK(w.db->table(header::kTable).size() == 0);
    CHECK(job.step(w.tx, 3));
}

TEST_CASE("the number of a deleted segment can be typed again") {
    SegmentWorkspace w;
    segment::delete_segment(w.tx, w.segment());
    CHECK(segment::create_segment(w.tx, w.context, {.no = "SM00001"}));
}
