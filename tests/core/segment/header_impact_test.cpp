#include "core/segment/header_impact.h"

#include "tests/core/segment/workspace.h"

using namespace segments;
using namespace segments::test;
using segment::choice_caption;
using segment::choices;
using segment::impact_sentence;

TEST_CASE("PRD-1: lines that hold the header's value follow, lines with their own keep it") {
    SegmentWorkspace w;
    const Row fair = w.segment("Fair");
    const std::vector<Row> lines = w.lines(fair, 5);
    w.own(lines[1], line::kDescription, "Ann's");
    w.own(lines[3], line::kDescription, "Bo's");
    CHECK(w.impact(fair, header::kDescription, "Exhibition") == HeaderImpact{3, 2, 0});
    CHECK(w.impact(fair, header::kSalespersonCode, "") == HeaderImpact{5, 0, 0});
}

TEST_CASE("HDR-2, HDR-26a: without lines nothing is asked") {
    SegmentWorkspace w;
    const Row fair = w.segment("Fair");
    w.lines(w.segment("Other"), 3);
    CHECK_FALSE(w.impact(fair, header::kDescription, "Exhibition").asks());
    CHECK_FALSE(w.impact(fair, header::kInteractionTemplateCode, "LETTER").asks());
}

TEST_CASE("the value that is there already affects nothing") {
    SegmentWorkspace w;
    const Row fair = w.segment("Fair");
    w.lines(fair, 3);
    CHECK(w.impact(fair, header::kDescription, "Fair") == HeaderImpact{});
}

TEST_CASE("HDR-1: lines with another template aren't affected, except by a change of the template") {
    SegmentWorkspace w;
    const Row fair = w.segment("Fair");
    w.header(fair, header::kInteractionTemplateCode, "LETTER");
    const std::vector<Row> lines = w.lines(fair, 3);
    w.own(lines[0], line::kInteractionTemplateCode, "CALL");
    CHECK(w.impact(fair, header::kDescription, "Exhibition") == HeaderImpact{2, 0, 0});
    CHECK(w.impact(fair, header::kInteractionTemplateCode, "EMAIL") == HeaderImpact{2, 1, 0});
}

TEST_CASE("PRD-4: lines that were taken off the segment don't count") {
    SegmentWorkspace w;
    const Row fair = w.segment("Fair");
    const std::vector<Row> lines = w.lines(fair, 3);
    segment::remove_line(w.tx, lines[1], 1);
    CHECK(w.impact(fair, header::kDescription, "Exhibition") == HeaderImpact{2, 0, 0});
}

TEST_CASE("PRD-16: a correspondence type is the header's, the contact's or the line's own") {
    SegmentWorkspace w;
    const Row fair = w.segment();
    w.header(fair, header::kCorrespondenceType, kHardCopy);
    const Row mailed = w.person("Ann Lee");
    w.set(mailed, card::kCorrespondenceType, kEmail);
    w.line(fair, mailed);
    w.line(fair, mailed);
    w.line(fair, w.person("Bo Berg"));
    w.own(w.line(fair, w.person("Cleo Dahl")), line::kCorrespondenceType, 0);
    CHECK(w.impact(fair, header::kCorrespondenceType, kEmail) == HeaderImpact{1, 1, 2});
    // A blank one changes no line.
    CHECK(w.impact(fair, header::kCorrespondenceType, 0) == HeaderImpact{});
}

TEST_CASE("ENT-2: a salesperson on the header takes the place of the contacts' ones") {
    SegmentWorkspace w;
    const Row fair = w.segment();
    w.header(fair, header::kSalespersonCode, "");
    w.line(fair, w.person("Ann Lee"));  // her salesperson is the user's
    CHECK(w.impact(fair, header::kSalespersonCode, "AL") == HeaderImpact{1, 0, 0});
}

TEST_CASE("HDR-11, HDR-30: nobody is asked about the Ignore flag and the language") {
    SegmentWorkspace w;
    const Row fair = w.segment();
    w.header(fair, header::kInteractionTemplateCode, "LETTER");
    w.lines(fair, 2);
    CHECK(w.impact(fair, header::kIgnoreContactCorresType, true) == HeaderImpact{});
    CHECK(w.impact(fair, header::kLanguageCode, "ENU") == HeaderImpact{});
}

TEST_CASE("counting in small slices gives the same") {
    SegmentWorkspace w;
    const Row fair = w.segment("Fair");
    w.lines(fair, 10);
    segment::ImpactScan scan(*w.db, fair, header::kDescription, "Exhibition");
    int steps = 1;
    while (!scan.step(*w.db, 3)) ++steps;
    CHECK(steps == 4);
    CHECK(scan.impact() == HeaderImpact{10, 0, 0});
}

TEST_CASE("PRD-1, PRD-16: the question names all counts") {
    CHECK(impact_sentence(header::kUnitCost, {120, 7, 0}) ==
          "120 lines follow the segment, 7 keep values of their own.");
    CHECK(impact_sentence(header::kUnitCost, {1, 1, 0}) ==
          "1 line follows the segment, 1 keeps a value of its own.");
    CHECK(impact_sentence(header::kUnitCost, {5, 0, 0}) ==
          "5 lines follow the segment, none keeps a value of its own.");
    CHECK(impact_sentence(header::kUnitCost, {0, 3, 0}) ==
          "No line follows the segment, 3 keep values of their own.");
    CHECK(impact_sentence(header::kCorrespondenceType, {120, 7, 3}) ==
          "120 lines follow the segment, 7 keep values of their own, 3 take theirs from the contact.");
    CHECK(impact_sentence(header::kCorrespondenceType, {2, 0, 1}) ==
          "2 lines follow the segment, none keeps a value of its own, 1 takes its from the contact.");
    CHECK(impact_sentence(header::kInteractionTemplateCode, {4, 2, 0}) ==
          "4 lines follow the segment, 2 keep templates of their own.");
}

TEST_CASE("PRD-1: the choices are those that make a difference, and none overwrites by default") {
    using enum Propagation;
    CHECK(choices({120, 7, 0}) == std::vector{following, all, header_only});
    CHECK(choices({120, 0, 0}) == std::vector{following, header_only});
    CHECK(choices({0, 7, 0}) == std::vector{header_only, all});
    CHECK(choice_caption(following, {120, 7, 0}) == "Update the 120 lines that follow");
    CHECK(choice_caption(following, {1, 7, 0}) == "Update the line that follows");
    CHECK(choice_caption(all, {120, 7, 0}) == "Update all 127 lines");
    CHECK(choice_caption(all, {0, 1, 0}) == "Update the line");
    CHECK(choice_caption(header_only, {120, 7, 0}) == "Header only");
}
