#include "core/segment/line_change.h"

#include "core/contact/alternate_address.h"
#include "tests/core/segment/workspace.h"

using namespace segments;
using namespace segments::test;

namespace {

const Day kNovember = to_day({2026, 11, 23});  // the work date
const Day kJanuary = to_day({2027, 1, 15});

// A segment with template LETTER and a line of Ann, who winters at another address.
struct Fair : SegmentWorkspace {
    Row segment_row = segment("Fair");
    Row ann = person("Ann Lee");
    Row row;

    Fair() {
        header(segment_row, header::kInteractionTemplateCode, "LETTER");
        REQUIRE(contact::add_alternate_address(tx, context, ann, "WINTER"));
        REQUIRE(contact::add_alternate_address(tx, context, ann, "OFFICE"));
        REQUIRE(contact::add_address_period(tx, context, ann, "WINTER", to_day({2027, 1, 1}), 0));
        row = line(segment_row, ann);
    }
    std::string set_line(Row line_row, FieldId field, const FieldValue& value) {
        const Result<segment::LineOutcome> done = segment::set_line_field(tx, line_row, field, value);
        return done ? done->notice : done.error().message;
    }
    std::string address(Row line_row) const { return text(line_row, line::kContactAltAddressCode); }
};

}  // namespace

TEST_CASE("PRD-3: a typed value is the line's own; the header's value typed again is the header's") {
    Fair w;
    CHECK(w.set_line(w.row, line::kCost, 7 * kUnit).empty());
    CHECK(w.number(w.row, line::kCost) == 7 * kUnit);
    CHECK(w.is_own(w.row, line::kCost));
    CHECK(w.set_line(w.row, line::kCost, 2 * kUnit).empty());
    CHECK_FALSE(w.is_own(w.row, line::kCost));
}

TEST_CASE("PRD-3: a field can be put back to the header's value") {
    Fair w;
    w.set_line(w.row, line::kDescription, "Hers");
    CHECK(segment::reset_line_field(w.tx, w.row, line::kDescription));
    CHECK(w.text(w.row, line::kDescription) == "Fair");
    CHECK_FALSE(w.is_own(w.row, line::kDescription));
    const Result<segment::LineOutcome> refused = segment::reset_line_field(w.tx, w.row, line::kEvaluation);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message ==
          "Evaluation doesn't come from the segment: there is nothing to put it back to.");
}

TEST_CASE("ENT-2: codes exist, costs aren't negative, minutes are whole") {
    Fair w;
    CHECK(w.set_line(w.row, line::kCampaignNo, "NONE") ==
          "There is no Campaign NONE. Choose one that exists, or create it first.");
    CHECK(w.set_line(w.row, line::kCost, -1) == "Cost (LCY) must not be negative.");
    CHECK(w.set_line(w.row, line::kDuration, kUnit / 2) ==
          "Duration (Min.) is a whole number of minutes. Round it.");
    CHECK(w.set_line(w.row, line::kMerged, true) == "Merged can't be typed.");
    const Result<segment::LineOutcome> refused = segment::set_line_field(w.tx, w.row, line::kCost, -1);
    CHECK(refused.error().record == "Segment SM00001, line 10000");
}

TEST_CASE("LIN-28: evaluation, time, attempt failed, to-do, opportunity and contact via are free") {
    Fair w;
    CHECK(w.set_line(w.row, line::kEvaluation, 2).empty());
    CHECK(w.set_line(w.row, line::kTimeOfInteraction, 3600000).empty());
    CHECK(w.set_line(w.row, line::kAttemptFailed, true).empty());
    CHECK(w.set_line(w.row, line::kToDoNo, "T1").empty());
    CHECK(w.set_line(w.row, line::kOpportunityNo, "O1").empty());
    CHECK(w.set_line(w.row, line::kContactVia, "+43 1 234").empty());
    CHECK(w.number(w.row, line::kEvaluation) == 2);
    CHECK(w.text(w.row, line::kContactVia) == "+43 1 234");
}

TEST_CASE("values are typed in the region's form") {
    Fair w;
    const filter::EntryContext entry = filter::entry_context(w.context);
    CHECK(segment::set_line_field_typed(w.tx, entry, w.row, line::kEvaluation, "very positive"));
    CHECK(w.number(w.row, line::kEvaluation) == 1);
    CHECK(segment::set_line_field_typed(w.tx, entry, w.row, line::kDate, "2027-01-15"));
    CHECK(w.number(w.row, line::kDate) == kJanuary);
    const Result<segment::LineOutcome> refused =
        segment::set_line_field_typed(w.tx, entry, w.row, line::kCost, "a lot");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().record == "Segment SM00001, line 10000");
}

TEST_CASE("LIN-8: the contact isn't changed here") {
    Fair w;
    CHECK(w.set_line(w.row, line::kContactNo, "CT000001") ==
          "The contact of a line is changed on its own, not among others.");
}

TEST_CASE("LIN-25: a language needs a template") {
    SegmentWorkspace w;
    w.code(setup::language::kTable, "L1");
    const Row row = w.line(w.segment(), w.person("Ann Lee"));
    CHECK_FALSE(segment::is_line_field_editable(*w.db, row, line::kLanguageCode));
    const Result<segment::LineOutcome> refused =
        segment::set_line_field(w.tx, row, line::kLanguageCode, "L1");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().rule == "LIN-25");
}

TEST_CASE("ALT-2: the alternate address is one of the line's contact") {
    Fair w;
    CHECK(w.set_line(w.row, line::kContactAltAddressCode, "office").empty());
    CHECK(w.address(w.row) == "OFFICE");
    CHECK(w.set_line(w.row, line::kContactAltAddressCode, "HOME") ==
          "Contact CT000001 has no alternate address HOME. Choose one of its own, or add it on the contact.");
    const Row empty = w.line(w.segment_row, table::kNoRow);
    CHECK_FALSE(segment::is_line_field_editable(*w.db, empty, line::kContactAltAddressCode));
}

TEST_CASE("LIN-26: a new date brings the address of that day, unless another one was chosen") {
    Fair w;
    CHECK(w.address(w.row).empty());
    w.set_line(w.row, line::kDate, kJanuary);
    CHECK(w.address(w.row) == "WINTER");
    CHECK(segment::reset_line_field(w.tx, w.row, line::kDate));
    CHECK(w.number(w.row, line::kDate) == kNovember);
    CHECK(w.address(w.row).empty());
    w.set_line(w.row, line::kContactAltAddressCode, "OFFICE");
    w.set_line(w.row, line::kDate, kJanuary);
    CHECK(w.address(w.row) == "OFFICE");
}

TEST_CASE("a value is changed on many lines at once, in slices; lines that don't allow it are counted") {
    Fair w;
    std::vector<Row> rows = {w.row, w.line(w.segment_row, table::kNoRow), w.line(w.segment_row, w.ann)};
    Result<segment::LinesChange> job = segment::LinesChange::start(
        *w.db, w.segment_row, rows, line::kContactAltAddressCode, FieldValue("OFFICE"));
    REQUIRE(job);
    CHECK_FALSE(job->step(w.tx, 2));
    CHECK(job->step(w.tx, 2));
    CHECK(job->changed() == 2);
    CHECK(job->skipped() == 1);
    REQUIRE(job->first_problem());
    CHECK(job->first_problem()->record == "Segment SM00001, line 20000");
    CHECK(w.address(rows[2]) == "OFFICE");
}

TEST_CASE("many dates bring their addresses; many fields are put back to the header") {
    Fair w;
    std::vector<Row> rows = {w.row, w.line(w.segment_row, w.ann)};
    Result<segment::LinesChange> dates =
        segment::LinesChange::start(*w.db, w.segment_row, rows, line::kDate, FieldValue(kJanuary));
    REQUIRE(dates);
    while (!dates->step(w.tx, 10)) {
    }
    for (const Row row : rows) CHECK(w.address(row) == "WINTER");
    Result<segment::LinesChange> back =
        segment::LinesChange::start(*w.db, w.segment_row, rows, line::kDate, std::nullopt);
    REQUIRE(back);
    while (!back->step(w.tx, 10)) {
    }
    for (const Row row : rows) CHECK(w.number(row, line::kDate) == kNovember);
    for (const Row row : rows) CHECK(w.address(row).empty());
}

TEST_CASE("a value that no line can take is refused at once") {
    Fair w;
    CHECK_FALSE(
        segment::LinesChange::start(*w.db, w.segment_row, {w.row}, line::kCampaignNo, FieldValue("NONE")));
    CHECK_FALSE(segment::LinesChange::start(*w.db, w.segment_row, {w.row}, line::kEvaluation, std::nullopt));
}

TEST_CASE("PRD-17: a template on many lines tells how many keep values in its way") {
    Fair w;
    std::vector<Row> rows;
    for (int i = 0; i < 3; ++i) rows.push_back(w.line(w.segment_row, w.ann));
    w.own(rows[0], line::kCost, 7 * kUnit);
    w.own(rows[2], line::kDuration, 0);
    Result<segment::LinesChange> job = segment::LinesChange::start(
        *w.db, w.segment_row, rows, line::kInteractionTemplateCode, FieldValue("EMAIL"));
    REQUIRE(job);
    CHECK(job->step(w.tx, 10));
    CHECK(job->notice() == "2 lines keep their own Cost (LCY) and Duration (Min.).");
    CHECK(w.number(rows[1], line::kCost) == kUnit);
}
