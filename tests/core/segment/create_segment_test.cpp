#include "core/segment/create_segment.h"

#include "tests/core/segment/workspace.h"

using namespace segments;
using namespace segments::test;
namespace marketing = segments::setup::marketing;

namespace {

std::string refusal(SegmentWorkspace& w, const segment::NewSegment& wanted) {
    const Result<Row> row = segment::create_segment(w.tx, w.context, wanted);
    return row ? std::string() : row.error().message;
}

Row series(SegmentWorkspace& w) {
    return w.db->table(setup::no_series::kTable).find("SM");
}

void log_segment_named(SegmentWorkspace& w, std::string_view no) {
    const Row row = w.tx.insert(segment::logged::kTable, {1});
    w.tx.set_text(segment::logged::kTable, row, segment::logged::kSegmentNo, no);
}

}  // namespace

TEST_CASE("NUM-2: segments get the next numbers of the series, which the header remembers") {
    SegmentWorkspace w;
    const Row first = w.segment();
    const Row second = w.segment();
    CHECK(w.header_text(first, header::kNo) == "SM00001");
    CHECK(w.header_text(second, header::kNo) == "SM00002");
    CHECK(w.header_text(second, header::kNoSeries) == "SM");
}

TEST_CASE("NUM-6: a new segment has the work date and the user's salesperson") {
    SegmentWorkspace w;
    w.context.work_date = to_day({2027, 1, 15});
    const Row row = w.segment();
    CHECK(w.header_number(row, header::kDate) == to_day({2027, 1, 15}));
    CHECK(w.header_text(row, header::kSalespersonCode) == "AL");
}

TEST_CASE("NUM-6: a blocked salesperson isn't filled in") {
    SegmentWorkspace w;
    namespace people = setup::salesperson;
    w.tx.set_flag(people::kTable, w.db->table(people::kTable).find("AL"), people::kBlocked, true);
    CHECK(w.header_text(w.segment(), header::kSalespersonCode).empty());
}

TEST_CASE("NUM-7: a new segment takes the campaign and the salesperson that it is made for") {
    SegmentWorkspace w;
    w.code(setup::salesperson::kTable, "BB");
    const Result<Row> row = segment::create_segment(
        w.tx, w.context, {.description = "Fair", .campaign_no = "spring", .salesperson_code = "bb"});
    REQUIRE(row);
    CHECK(w.header_text(*row, header::kDescription) == "Fair");
    CHECK(w.header_text(*row, header::kCampaignNo) == "SPRING");
    CHECK(w.header_text(*row, header::kSalespersonCode) == "BB");
}

TEST_CASE("NUM-8: a segment needs no campaign, description or template") {
    SegmentWorkspace w;
    CHECK(refusal(w, {}).empty());
}

TEST_CASE("NUM-1: without a series in Marketing Setup no number can be given") {
    SegmentWorkspace w;
    w.setup_field(marketing::kSegmentNos, "");
    const Result<Row> row = segment::create_segment(w.tx, w.context, {});
    REQUIRE_FALSE(row);
    CHECK(row.error().rule == "NUM-1");
    CHECK(row.error().field == "Segment Nos.");
}

TEST_CASE("NUM-4: a typed number is taken in code form and belongs to no series") {
    SegmentWorkspace w;
    const Result<Row> row = segment::create_segment(w.tx, w.context, {.no = " fair-27 "});
    REQUIRE(row);
    CHECK(w.header_text(*row, header::kNo) == "FAIR-27");
    CHECK(w.header_text(*row, header::kNoSeries).empty());
}

TEST_CASE("NUM-4: numbers can't be typed where the series doesn't allow it") {
    SegmentWorkspace w;
    w.tx.set_flag(setup::no_series::kTable, series(w), setup::no_series::kManualNos, false);
    CHECK(refusal(w, {.no = "FAIR-27"}) ==
          "Numbers of the series SM can't be typed. Leave the number empty to get the next one, or allow "
          "Manual Nos. for the series.");
}

TEST_CASE("NUM-4: two segments can't have the same number") {
    SegmentWorkspace w;
    w.segment();
    CHECK(refusal(w, {.no = "SM00001"}) == "There is a Segment SM00001 already. Choose another number.");
}

TEST_CASE("what a new segment is made for must exist, or no number is taken") {
    SegmentWorkspace w;
    CHECK(refusal(w, {.campaign_no = "NONE"}) ==
          "There is no Campaign NONE. Choose one that exists, or create it first.");
    CHECK(refusal(w, {.salesperson_code = "ZZ"}) ==
          "There is no Salesperson ZZ. Choose one that exists, or create it first.");
    CHECK(w.header_text(w.segment(), header::kNo) == "SM00001");
}

TEST_CASE("LOG-27: a number that was logged can be taken again, with a warning") {
    SegmentWorkspace w;
    log_segment_named(w, "FAIR-26");
    std::string notice;
    CHECK(segment::create_segment(w.tx, w.context, {.no = "FAIR-26"}, &notice));
    CHECK(notice ==
          "A segment FAIR-26 was logged before. This one can't be logged under the same number: rename it.");
    CHECK(segment::create_segment(w.tx, w.context, {.no = "FAIR-27"}, &notice));
    CHECK(notice.empty());
}
