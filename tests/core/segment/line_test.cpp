#include "core/segment/line.h"

#include "tests/core/segment/workspace.h"

using namespace segments;
using namespace segments::test;

TEST_CASE("PRD-16: a blank type typed where the contact has none is the line's own, not the contact's") {
    SegmentWorkspace w;
    const Row fair = w.segment();
    w.header(fair, header::kCorrespondenceType, kHardCopy);
    const Row row = w.line(fair, w.person("Ann Lee"));
    w.own(row, line::kCorrespondenceType, 0);
    CHECK(w.number(row, line::kCorrespondenceType) == 0);
    CHECK(w.is_own(row, line::kCorrespondenceType));
}
