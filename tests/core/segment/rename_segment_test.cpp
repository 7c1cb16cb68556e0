#include "core/segment/rename_segment.h"

#include "core/criteria/record.h"
#include "tests/core/segment/documents.h"

using namespace segments;
using namespace segments::test;
namespace recorded = segments::segment::criteria;
namespace logged = segments::segment::logged;

TEST_CASE("NUM-4: header, lines, criteria and the reopened segment's reference follow a new number") {
    SegmentWorkspace w;
    const Row fair = w.segment("Fair");
    const Row first = w.line(fair, w.person("Ann Lee"));
    w.own(first, line::kDescription, "Her own");
    w.lines(fair, 4);
    segment::remove_line(w.tx, w.line(fair, table::kNoRow), 1);
    const Row row = w.tx.insert(recorded::kTable, {"SM00001", 1});
    w.tx.set_text(recorded::kTable, row, recorded::kFilterText, "City=Vienna");
    const Row entry = w.tx.insert(logged::kTable, {7});
    w.tx.set_text(logged::kTable, entry, logged::kReopenedAs, "SM00001");

    const Result<Row> renamed = segment::rename_segment(w.tx, fair, "fair-27");
    REQUIRE(renamed);
    CHECK(w.header_text(*renamed, header::kNo) == "FAIR-27");
    CHECK(w.header_text(*renamed, header::kDescription) == "Fair");
    CHECK(w.header_text(*renamed, header::kNoSeries).empty());
    CHECK(w.db->table(header::kTable).size() == 1);
    CHECK(segment::line_count(*w.db, "FAIR-27") == 5);
    CHECK(w.db->table(line::kTable).size() == 6);
    CHECK(w.text(first, line::kDescription) == "Her own");
    const Row moved = w.db->table(recorded::kTable).find("FAIR-27", 1);
    REQUIRE(moved != table::kNoRow);
    CHECK(w.db->table(recorded::kTable).text(moved, recorded::kFilterText) == "City=Vienna");
    CHECK(w.db->table(recorded::kTable).size() == 1);
    CHECK(w.db->table(logged::kTable).text(entry, logged::kReopenedAs) == "FAIR-27");
}

TEST_CASE("renaming in small slices gives the same") {
    SegmentWorkspace w;
    const Row fair = w.segment();
    w.lines(fair, 10);
    Result<segment::RenameSegment> job = segment::RenameSegment::start(w.tx, fair, "A");
    REQUIRE(job);
    int steps = 1;
    while (!job->step(w.tx, 3)) ++steps;
    CHECK(steps == 4);
    CHECK(segment::line_count(*w.db, "A") == 10);
}

TEST_CASE("NUM-4: a refused number changes nothing; the same number is no change") {
    SegmentWorkspace w;
    const Row fair = w.segment();
    w.segment();
    const Result<Row> taken = segment::rename_segment(w.tx, fair, "SM00002");
    REQUIRE_FALSE(taken);
    CHECK(taken.error().message == "There is a Segment SM00002 already. Choose another number.");
    CHECK(taken.error().record == "Segment SM00001");
    const Result<Row> same = segment::rename_segment(w.tx, fair, "sm00001");
    REQUIRE(same);
    CHECK(*same == fair);
    CHECK(w.header_text(fair, header::kNoSeries) == "SM");
    CHECK_FALSE(segment::rename_segment(w.tx, fair, " "));
}

TEST_CASE("NUM-4, ENT-3: the documents of a segment and of its lines follow its new number") {
    Letters w;
    w.import_line(w.jean, "a letter for Jean");
    const std::size_t before = w.attachments();
    const Result<Row> renamed = segment::rename_segment(w.tx, w.row, "fair-27");
    REQUIRE(renamed);
    CHECK(segment::header_languages(*w.db, *renamed).size() == 2);
    CHECK(w.held_by(segment::header_attachment(*w.db, *renamed)) == "english letter");
    CHECK(w.holds(w.hans) == "german letter");
    CHECK(w.holds(w.jean) == "a letter for Jean");
    CHECK(w.attachments() == before);
}

TEST_CASE("NUM-4, SET-4: criteria that name the segment follow its new number; patterns stay") {
    SegmentWorkspace w;
    const Row fair = w.segment("Fair");
    const auto action_on = [](std::string_view expression) {
        segments::criteria::Action action;
        action.filters = *segments::criteria::read_conditions(
            {{schema::Section::segment, {{line::kSegmentNo, std::string(expression)}}}}, {});
        return action;
    };
    const segments::criteria::CriteriaOwner other = segments::criteria::criteria_of_segment("SM9");
    const segments::criteria::CriteriaOwner saved = segments::criteria::criteria_of_saved("SPRING");
    segments::criteria::append_action(w.tx, other, action_on("SM00001|SM00002"));
    segments::criteria::append_action(w.tx, other, action_on("SM0000*"));
    segments::criteria::append_action(w.tx, saved, action_on("<>SM00001"));
    REQUIRE(segment::rename_segment(w.tx, fair, "fair & co"));
    const auto filter_of = [&](const segments::criteria::CriteriaOwner& owner, std::size_t action) {
        return segments::criteria::read_actions(*w.db, owner)
            ->at(action)
            .filters.at(0)
            .fields.at(0)
            .expression.text();
    };
    CHECK(filter_of(other, 0) == "'FAIR & CO'|SM00002");
    CHECK(filter_of(other, 1) == "SM0000*");
    CHECK(filter_of(saved, 0) == "<>'FAIR & CO'");
}
