#include "core/criteria/line_entry.h"

#include <doctest/doctest.h>

#include "core/contact/alternate_address.h"
#include "core/criteria/go_back.h"
#include "core/segment/line_change.h"
#include "tests/core/criteria/scene.h"

using namespace segments;
using namespace segments::test;
using schema::CriteriaAction;

namespace {

struct Entering : Companies {
    Row enter(std::string_view contact_no, Row before = table::kNoRow) {
        const Result<Row> row = criteria::add_line(tx, "SM1", contact_no, before);
        REQUIRE_MESSAGE(static_cast<bool>(row), (row ? "" : row.error().message));
        return *row;
    }
    std::int64_t line_no(Row row) const { return db->table(line::kTable).number(row, line::kLineNo); }
    std::vector<std::string> criteria_texts() const {
        std::vector<std::string> texts;
        for (const criteria::CriteriaText& text :
             criteria::describe(*db, criteria::criteria_of_segment("SM1"), filter::Locale()))
            texts.push_back(text.is_action ? text.caption : text.text);
        return texts;
    }
    void go_back() { REQUIRE(criteria::go_back(tx, "SM1")); }
};

}  // namespace

TEST_CASE("LIN-6, CRI-5: a line entered by hand is an Add of its contact, options off") {
    Entering scene;
    const Row row = scene.enter(" p1 ");
    CHECK(scene.lines("SM1") == Numbers{"P1"});
    CHECK(scene.db->table(line::kTable).number(row, line::kInsertedBy) == 1);
    CHECK(scene.criteria_texts() == Numbers{"Add Contacts", "No. is P1"});
    const auto actions = criteria::read_actions(*scene.db, criteria::criteria_of_segment("SM1"));
    REQUIRE(actions);
    CHECK(actions->at(0).options == criteria::AddOptions());
}

TEST_CASE("LIN-2: an unknown contact is refused, with a remedy, and records nothing") {
    Entering scene;
    const Result<Row> row = criteria::add_line(scene.tx, "SM1", "P9");
    REQUIRE_FALSE(static_cast<bool>(row));
    CHECK(row.error().message == "There is no contact P9. Choose one of the list, or create it first.");
    CHECK(row.error().field == "Contact No.");
    CHECK(scene.actions("SM1") == 0);
    CHECK_FALSE(static_cast<bool>(criteria::add_line(scene.tx, "SM9", "P1")));
}

TEST_CASE(
    "LIN-3: lines at the end are numbered in steps, those between get the midpoint, none is renumbered") {
    Entering scene;
    const Row first = scene.enter("P1");
    const Row second = scene.enter("P2");
    CHECK(scene.line_no(second) == 20000);
    const Row between = scene.enter("P3", second);
    CHECK(scene.line_no(between) == 15000);
    CHECK(scene.line_no(scene.enter("C1", first)) == 5000);
    CHECK(scene.line_no(scene.enter("C2", between)) == 12500);
    CHECK(scene.line_no(scene.enter("P4")) == 30000);
    CHECK(scene.lines("SM1") == Numbers{"C1", "P1", "C2", "P3", "P2", "P4"});
}

TEST_CASE("LIN-3: places of removed lines stay free for them") {
    Entering scene;
    scene.enter("P1");
    const Row second = scene.enter("P2");
    const Row between = scene.enter("P3", second);
    REQUIRE(criteria::delete_lines(scene.tx, {between}));
    const Row another = scene.enter("C1", second);
    CHECK(scene.line_no(another) != 15000);
    CHECK(scene.lines("SM1") == Numbers{"P1", "C1", "P2"});
    scene.go_back();
    scene.go_back();
    CHECK(scene.lines("SM1") == Numbers{"P1", "P3", "P2"});
    REQUIRE(criteria::delete_lines(scene.tx, {second}));
    CHECK(scene.line_no(scene.enter("P4")) == 30000);
}

TEST_CASE("LIN-3: where no number is left the line is refused") {
    Entering scene;
    scene.enter("P1");
    Row before = scene.enter("P2");
    for (int i = 0; i < 14; ++i) before = scene.enter("P3", before);
    const Result<Row> row = criteria::add_line(scene.tx, "SM1", "P3", before);
    REQUIRE_FALSE(static_cast<bool>(row));
    CHECK(row.error().rule == "LIN-3");
    CHECK(scene.actions("SM1") == 16);
}

TEST_CASE("LIN-4, CON-11: the same contact may stand on several lines, excluded ones too") {
    Entering scene;
    scene.set(scene.ann, card::kExcludeFromSegment, true);
    scene.enter("P1");
    scene.enter("P1");
    CHECK(scene.lines("SM1") == Numbers{"P1", "P1"});
}

TEST_CASE("LIN-5: a line without a contact is no action, neither when it comes nor when it goes") {
    Entering scene;
    const Row row = scene.enter("");
    CHECK(scene.lines("SM1") == Numbers{""});
    CHECK(scene.actions("SM1") == 0);
    REQUIRE(criteria::delete_lines(scene.tx, {row}));
    CHECK(scene.lines("SM1").empty());
    CHECK(scene.actions("SM1") == 0);
    CHECK(scene.db->table(line::kTable).size() == 0);
}

TEST_CASE("LIN-7: lines deleted by hand are one Reduce of their contacts, and return by Go Back") {
    Entering scene;
    scene.enter("P1");
    const Row second = scene.enter("P2");
    const Row blank = scene.enter("");
    const Row twice = scene.enter("P1");
    const std::vector<std::string> before = scene.contents("SM1");
    REQUIRE(criteria::delete_lines(scene.tx, {second, blank, twice}));
    CHECK(scene.lines("SM1") == Numbers{"P1"});
    CHECK(scene.actions("SM1") == 4);
    CHECK(scene.criteria_texts().back() == "No. is P1 or P2");
    scene.go_back();
    CHECK(scene.contents("SM1") == before);
}

TEST_CASE("LIN-8, PRD-17: another contact takes the line over with its place and own values") {
    Entering scene;
    scene.enter("P1");
    const Row row = scene.enter("P2");
    scene.set_cost(row, 900000);
    const std::vector<std::string> before = scene.contents("SM1");
    REQUIRE(criteria::change_contact(scene.tx, row, "p3"));
    CHECK(scene.lines("SM1") == Numbers{"P1", "P3"});
    CHECK(scene.line_of("SM1", "P3") == row);
    CHECK(scene.line_no(row) == 20000);
    CHECK(scene.db->table(line::kTable).number(row, line::kCost) == 900000);
    CHECK(scene.criteria_texts() == Numbers{"Add Contacts", "No. is P1", "Add Contacts", "No. is P2",
                                            "Remove Contacts (Reduce)", "No. is P2", "Add Contacts",
                                            "No. is P3"});
    // BCK-9
    scene.go_back();
    CHECK(scene.lines("SM1") == Numbers{"P1"});
    scene.go_back();
    CHECK(scene.contents("SM1") == before);
}

TEST_CASE("LIN-8: blanking a contact records only the Reduce, filling a blank line only the Add") {
    Entering scene;
    const Row row = scene.enter("P1");
    const std::vector<std::string> with_contact = scene.contents("SM1");
    REQUIRE(criteria::change_contact(scene.tx, row, ""));
    CHECK(scene.actions("SM1") == 2);
    const std::vector<std::string> blank = scene.contents("SM1");
    REQUIRE(criteria::change_contact(scene.tx, row, "P2"));
    CHECK(scene.actions("SM1") == 3);
    CHECK(scene.lines("SM1") == Numbers{"P2"});
    scene.go_back();
    CHECK(scene.contents("SM1") == blank);
    scene.go_back();
    CHECK(scene.contents("SM1") == with_contact);
}

TEST_CASE("PRD-17: the same contact again changes nothing, an unknown one is refused") {
    Entering scene;
    const Row row = scene.enter("P1");
    const std::vector<std::string> before = scene.contents("SM1");
    REQUIRE(criteria::change_contact(scene.tx, row, " p1"));
    CHECK_FALSE(static_cast<bool>(criteria::change_contact(scene.tx, row, "P9")));
    CHECK(scene.contents("SM1") == before);
    CHECK(scene.actions("SM1") == 1);
}

TEST_CASE("LIN-10, ALT-1: the line takes the alternate address that is in force for its contact") {
    Entering scene;
    REQUIRE(contact::add_alternate_address(scene.tx, scene.context, scene.ann, "SUMMER"));
    REQUIRE(contact::add_address_period(scene.tx, scene.context, scene.ann, "SUMMER", scene.context.work_date,
                                        kBlankDay));
    const table::Table& lines = scene.db->table(line::kTable);
    const Row row = scene.enter("P2");
    CHECK(lines.text(row, line::kContactAltAddressCode).empty());
    REQUIRE(criteria::change_contact(scene.tx, row, "P1"));
    CHECK(lines.text(row, line::kContactAltAddressCode) == "SUMMER");
    REQUIRE(criteria::change_contact(scene.tx, row, ""));
    CHECK(lines.text(row, line::kContactAltAddressCode).empty());
}

TEST_CASE(
    "LIN-10, LIN-14, PRD-17: another contact clears the evaluation and finds the type anew, and it is said "
    "what stays") {
    Entering scene;
    scene.set(scene.bob, card::kCorrespondenceType, 1);
    const Row row = scene.enter("P1");
    scene.tx.set_number(line::kTable, row, line::kEvaluation, 2);
    scene.tx.set_flag(line::kTable, row, line::kMerged, true);
    scene.set_cost(row, 900000);
    const Result<std::string> notice = criteria::change_contact(scene.tx, row, "P2");
    REQUIRE(notice);
    CHECK(*notice == "The line keeps its own Cost (LCY).");
    const table::Table& lines = scene.db->table(line::kTable);
    CHECK(lines.number(row, line::kEvaluation) == 0);
    CHECK_FALSE(lines.flag(row, line::kMerged));
    const segment::LineReader reader(*scene.db, segment::segment_of_line(*scene.db, row));
    CHECK(reader.number(row, line::kCorrespondenceType) == 1);
}

TEST_CASE("LIN-9, BLK-4: no other field of a line is a criteria action, whether one line changes or many") {
    Entering scene;
    scene.add("SM1", only("P1|P2"));
    const std::vector<Row> rows = segment::present_lines(*scene.db, "SM1");
    REQUIRE(segment::set_line_field(scene.tx, rows[0], line::kEvaluation, 2));
    REQUIRE(segment::set_line_field(scene.tx, rows[0], line::kDescription, "Own"));
    Result<segment::LinesChange> many =
        segment::LinesChange::start(*scene.db, segment::find_segment(*scene.db, "SM1"), rows,
                                    line::kDescription, schema::FieldValue("All"));
    REQUIRE(many);
    while (!many->step(scene.tx, 64)) {
    }
    CHECK(many->changed() == 2);
    CHECK(scene.actions("SM1") == 1);
}
