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

TEST_CASE("CON-12: a line takes correspondence type and salesperson of its contact, as they are now") {
    SegmentWorkspace w;
    const Row fair = w.segment();
    w.header(fair, header::kSalespersonCode, "");
    const Row ann = w.person("Ann Lee");
    w.set(ann, card::kCorrespondenceType, kEmail);
    const Row row = w.line(fair, ann);
    CHECK(w.number(row, line::kCorrespondenceType) == kEmail);
    CHECK(w.text(row, line::kSalespersonCode) == "AL");
    w.set(ann, card::kCorrespondenceType, kHardCopy);
    CHECK(w.number(row, line::kCorrespondenceType) == kHardCopy);
    w.set(ann, card::kSalespersonCode, "");
    CHECK(w.text(row, line::kSalespersonCode) == "");
}

TEST_CASE(
    "LIN-11, PRD-16: a line's correspondence type is the header's where that ignores the contact's, else the "
    "contact's") {
    SegmentWorkspace w;
    const Row fair = w.segment();
    w.header(fair, header::kInteractionTemplateCode, "LETTER");
    w.header(fair, header::kCorrespondenceType, kHardCopy);
    const Row mailed = w.person("Ann Lee"), undecided = w.person("Bo Ek");
    w.set(mailed, card::kCorrespondenceType, kEmail);
    CHECK(w.number(w.line(fair, mailed), line::kCorrespondenceType) == kEmail);
    CHECK(w.number(w.line(fair, undecided), line::kCorrespondenceType) == kHardCopy);

    w.header(fair, header::kIgnoreContactCorresType, true);
    CHECK(w.number(w.line(fair, mailed), line::kCorrespondenceType) == kHardCopy);
    w.header(fair, header::kCorrespondenceType, 0);
    CHECK(w.number(w.line(fair, mailed), line::kCorrespondenceType) == kEmail);
}
