#include "core/interaction/reopen.h"

#include <doctest/doctest.h>

#include <map>

#include "core/contact/delete_contacts.h"
#include "tests/core/interaction/segments.h"

using namespace segments;
using namespace segments::test;
using interaction::LogResult;
using interaction::ReopenResult;
using segment::OwnField;

namespace {

Result<ReopenResult> try_reopen(Mailing& m, std::int64_t logged_no) {
    interaction::ReopenSegment job(*m.db, m.context, m.db->table(logged::kTable).find(logged_no));
    for (;;) {
        const Result<bool> done = job.step(m.tx, 2);
        if (!done) return done.error();
        if (*done) return job.result();
    }
}
ReopenResult reopen(Mailing& m, std::int64_t logged_no) {
    const Result<ReopenResult> result = try_reopen(m, logged_no);
    REQUIRE_MESSAGE(static_cast<bool>(result), (result ? std::string() : result.error().message));
    return *result;
}

// All values of a line in force, its number and place, with the values of its own marked.
std::string in_words(const Mailing& m, Row row) {
    const segment::LineReader reader(*m.db, segment::segment_of_line(*m.db, row));
    std::string words;
    for (const table::FieldDef& field : line::kDef.fields) {
        if (field.id == line::kLineId || field.id == line::kSegmentNo) continue;
        words += std::string(field.name) + "=" +
                 (field.storage == table::Storage::number ? std::to_string(reader.number(row, field.id))
                                                          : std::string(reader.text(row, field.id))) +
                 " ";
    }
    return words;
}
std::vector<std::string> lines_in_words(const Mailing& m, std::string_view segment_no) {
    std::vector<std::string> words;
    for (const Row row : segment::present_lines(*m.db, segment_no)) words.push_back(in_words(m, row));
    return words;
}

}  // namespace

TEST_CASE("PRD-7: Reopen makes a segment with the same header, lines and criteria") {
    Mailing m;
    m.add_campaign("CP1");
    const Row ann = m.reachable("Ann"), bob = m.person("Bob"), cy = m.reachable("Cy");
    const Row row = m.segment("SM1", {ann, bob, cy});
    m.head(row, header::kCampaignNo, "CP1");
    m.head(row, header::kUnitCost, 250000);
    const Row action = m.tx.insert(criteria_row::kTable, {"SM1", 1});
    m.tx.set_number(criteria_row::kTable, action, criteria_row::kActionNo, 1);
    m.own(m.line_of("SM1", 0), OwnField::description, "For you");
    m.own(m.line_of("SM1", 0), OwnField::cost, 70000);
    m.set_line(m.line_of("SM1", 0), line::kContactVia, "+39 06 123");
    m.set_line(m.line_of("SM1", 0), line::kInsertedBy, 1);
    m.own(m.line_of("SM1", 2), OwnField::subject, "Skipped, but kept");
    m.set_line(m.line_of("SM1", 2), line::kEvaluation, 2);
    m.set(cy, card::kExcludeFromSegment, true);
    const std::vector<std::string> before = lines_in_words(m, "SM1");
    const LogResult logging = m.log("SM1");
    CHECK(logging.skipped == 1);

    const ReopenResult result = reopen(m, logging.logged_segment_no);
    CHECK(result.segment_no == "SM00001");
    CHECK(result.lines == 3);
    CHECK(lines_in_words(m, result.segment_no) == before);
    const Row made = segment::find_segment(*m.db, result.segment_no);
    CHECK(m.text_in(header::kTable, made, header::kDescription) == "Autumn sale");
    CHECK(m.text_in(header::kTable, made, header::kCampaignNo) == "CP1");
    CHECK(m.number_in(header::kTable, made, header::kUnitCost) == 250000);
    CHECK(m.db->table(criteria_row::kTable).find(result.segment_no, 1) != table::kNoRow);
    CHECK(interaction::reopen_message(result) == "Segment SM00001 has been made with 3 lines.");
}

TEST_CASE("PRD-7: Reopen cancels the logged segment with its interactions and names the new one") {
    Mailing m;
    m.segment("SM1", {m.reachable("Ann"), m.reachable("Bob")});
    m.log("SM1");
    const ReopenResult result = reopen(m, 1);
    const Row row = m.db->table(logged::kTable).find(1);
    CHECK(m.number_in(logged::kTable, row, logged::kCanceled) == 1);
    CHECK(m.text_in(logged::kTable, row, logged::kReopenedAs) == result.segment_no);
    for (const Row each : m.entries()) CHECK(m.number_in(entry::kTable, each, entry::kCanceled) == 1);
    CHECK(m.log(result.segment_no).interactions == 2);
}

TEST_CASE("PRD-7: a segment that is open again isn't reopened twice") {
    Mailing m;
    m.segment("SM1", {m.reachable("Ann")});
    m.log("SM1");
    const ReopenResult first = reopen(m, 1);
    const Result<ReopenResult> second = try_reopen(m, 1);
    REQUIRE_FALSE(static_cast<bool>(second));
    CHECK(second.error().message ==
          "This segment has been reopened already, as SM00001. Go on working there.");
    m.log(first.segment_no);
    CHECK(try_reopen(m, 1));
}

TEST_CASE("PRD-7, DEL-5: lines whose contact was deleted since are counted") {
    Mailing m;
    const Row ann = m.company("Ann"), bob = m.reachable("Bob");
    m.segment("SM1", {ann, bob});
    m.log("SM1");
    REQUIRE(contact::delete_contact(m.tx, ann));
    const ReopenResult result = reopen(m, 1);
    CHECK(result.lines == 1);
    CHECK(result.lost == 1);
}
