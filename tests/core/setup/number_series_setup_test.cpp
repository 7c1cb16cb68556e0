#include "core/setup/number_series_setup.h"

#include "core/interaction/campaigns.h"
#include "core/segment/rename_segment.h"
#include "core/setup/number_series.h"
#include "tests/core/segment/workspace.h"

using namespace segments;
using namespace segments::test;
namespace series_line = setup::no_series_line;

namespace {

// A series of fairs, related to the segments' series.
void add_fairs(Workspace& w) {
    REQUIRE(setup::create_series(w.tx, "SM-FAIR", "Segments of fairs"));
    const Result<Row> row = setup::add_series_line(w.tx, "SM-FAIR");
    REQUIRE(row);
    REQUIRE(setup::set_series_line_field(w.tx, *row, series_line::kStartingNo, "FAIR01"));
    REQUIRE(setup::relate_series(w.tx, "SM", "SM-FAIR"));
}

std::string refused(const Result<void>& result) {
    return result ? std::string() : result.error().message;
}

}  // namespace

TEST_CASE("NUM-3: a segment takes the next number of a related series where that one is chosen") {
    SegmentWorkspace w;
    add_fairs(w);
    CHECK(setup::series_to_choose(*w.db, "SM") == std::vector<std::string>{"SM", "SM-FAIR"});
    const Result<Row> row = segment::create_segment(w.tx, w.context, {.series = "SM-FAIR"});
    REQUIRE(row);
    CHECK(w.segment_no(*row) == "FAIR01");
    CHECK(w.header_text(*row, test::header::kNoSeries) == "SM-FAIR");
}

TEST_CASE("NUM-2: the series of the segment shown before is used again if it is related, else Segment Nos.") {
    SegmentWorkspace w;
    add_fairs(w);
    const Result<Row> other = segment::create_segment(w.tx, w.context, {.series = "CT"});
    REQUIRE(other);
    CHECK(w.segment_no(*other) == "SM00001");
    CHECK(w.header_text(*other, test::header::kNoSeries) == "SM");
}

TEST_CASE("NUM-3: assist edit gives a segment that is there the next number of the chosen series") {
    SegmentWorkspace w;
    add_fairs(w);
    const Row row = w.segment("Fair");
    w.line(row, w.person("Ann Lee"));
    const Result<Row> renumbered = segment::renumber_segment(w.tx, w.context, row, "SM-FAIR");
    REQUIRE(renumbered);
    CHECK(w.segment_no(*renumbered) == "FAIR01");
    CHECK(w.header_text(*renumbered, test::header::kDescription) == "Fair");
    CHECK(w.header_text(*renumbered, test::header::kNoSeries) == "SM-FAIR");
    CHECK(segment::line_count(*w.db, "FAIR01") == 1);
}

TEST_CASE("NUM-3: contacts and campaigns take numbers of series related to theirs") {
    Workspace w;
    add_fairs(w);
    REQUIRE(setup::relate_series(w.tx, "CT", "SM-FAIR"));
    const Result<Row> person =
        contact::create_contact(w.tx, w.context, {schema::ContactType::person, "", "SM-FAIR"});
    REQUIRE(person);
    CHECK(w.no(*person) == "FAIR01");
    REQUIRE(setup::relate_series(w.tx, "CP", "SM-FAIR"));
    const Result<Row> campaign = interaction::create_campaign(w.tx, w.context, {.series = "SM-FAIR"});
    REQUIRE(campaign);
    CHECK(w.db->table(interaction::campaign::kTable).text(*campaign, 0) == "FAIR02");
}

TEST_CASE("NUM-5: lines take effect by their starting date") {
    Workspace w;
    add_fairs(w);
    const Result<Row> next_year = setup::add_series_line(w.tx, "SM-FAIR");
    REQUIRE(next_year);
    const Day new_year = to_day({2027, 1, 1});
    REQUIRE(
        setup::set_series_line_field(w.tx, *next_year, series_line::kStartingDate, std::int64_t{new_year}));
    REQUIRE(setup::set_series_line_field(w.tx, *next_year, series_line::kStartingNo, "F27-01"));
    CHECK(*setup::next_number(w.tx, w.context, "SM-FAIR") == "FAIR01");
    w.context.work_date = new_year;
    CHECK(*setup::next_number(w.tx, w.context, "SM-FAIR") == "F27-01");
    CHECK(setup::series_lines(*w.db, "SM-FAIR").back() == *next_year);
}

TEST_CASE("NUM-5: a line is refused numbers that can't be counted to its end, and closes at its end") {
    Workspace w;
    add_fairs(w);
    const Row row = setup::series_lines(*w.db, "SM-FAIR").front();
    const auto set = [&](FieldId field, const FieldValue& value) {
        return refused(setup::set_series_line_field(w.tx, row, field, value));
    };
    CHECK(set(series_line::kStartingNo, "FAIR") ==
          "A number needs digits at which it is counted on, and room for them in 20 characters.");
    CHECK(set(series_line::kEndingNo, "FAIR00") ==
          "FAIR01 lies beyond the ending number FAIR00. Choose numbers in the order in which they are "
          "counted.");
    CHECK(set(series_line::kEndingNo, "FAIR02") == "");
    CHECK(set(series_line::kIncrementBy, 0) == "Increment-by must be at least 1.");
    CHECK(set(series_line::kLineNo, 1) == "Line No. can't be changed.");
    const table::Table& lines = w.db->table(series_line::kTable);
    CHECK(set(series_line::kLastNoUsed, "FAIR02") == "");
    CHECK_FALSE(lines.flag(row, series_line::kOpen));
    CHECK(set(series_line::kEndingNo, "FAIR99") == "");
    CHECK(lines.flag(row, series_line::kOpen));
}

TEST_CASE("a series is related to another one once, and not to itself") {
    Workspace w;
    add_fairs(w);
    CHECK_FALSE(setup::relate_series(w.tx, "SM", "sm-fair"));
    CHECK_FALSE(setup::relate_series(w.tx, "SM", "SM"));
    CHECK_FALSE(setup::relate_series(w.tx, "SM", "NONE"));
    setup::unrelate_series(w.tx, setup::series_relations(*w.db, "SM").front());
    CHECK(setup::series_or_related(*w.db, "SM", "SM-FAIR") == "SM");
}

TEST_CASE("a series goes with its lines and relations, unless Marketing Setup names it") {
    Workspace w;
    add_fairs(w);
    const table::Table& series = w.db->table(setup::no_series::kTable);
    CHECK(refused(setup::delete_series(w.tx, series.find("SM"))) ==
          "The number series SM gives the Segment Nos. of Marketing Setup. Choose another one there first.");
    REQUIRE(setup::delete_series(w.tx, series.find("SM-FAIR")));
    CHECK(setup::series_lines(*w.db, "SM-FAIR").empty());
    CHECK(setup::series_to_choose(*w.db, "SM") == std::vector<std::string>{"SM"});
}
