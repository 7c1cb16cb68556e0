#include "core/criteria/remove_contacts.h"

#include <doctest/doctest.h>

#include <random>

#include "core/criteria/add_contacts.h"
#include "tests/core/criteria/scene.h"

using namespace segments;
using namespace segments::test;
using criteria::RemoveContacts;
using criteria::RemoveCounts;
using criteria::RemoveSelection;
using schema::CriteriaAction;

namespace {

// All contacts are on the segment.
struct Segment : Companies {
    Segment() { add("SM1", {}); }
    void add_blank_line() { segment::insert_line(tx, "SM1", 0, 0); }
    RemoveCounts remove(CriteriaAction kind, const Conditions& conditions, bool entire_companies = false) {
        const Result<RemoveCounts> counts =
            criteria::remove_contacts(tx, "SM1", kind, conditions, entire_companies, entry_context());
        REQUIRE_MESSAGE(static_cast<bool>(counts), (counts ? "" : counts.error().message));
        return *counts;
    }
    RemoveSelection selection(CriteriaAction kind, const Conditions& conditions,
                              bool entire_companies = false) {
        RemoveSelection chosen = *RemoveSelection::make(
            *db, "SM1", *criteria::read_conditions(conditions, entry_context()), kind, entire_companies);
        chosen.run();
        return chosen;
    }
};

constexpr auto kReduce = CriteriaAction::reduce;
constexpr auto kRefine = CriteriaAction::refine;

}  // namespace

TEST_CASE("RED-4: Reduce removes the lines whose contact matches") {
    Segment scene;
    CHECK(scene.remove(kReduce, only("P1|C2|P9")) == RemoveCounts{2, 6, 2, 0});
    CHECK(scene.lines("SM1") == Numbers{"P4", "C1", "P2", "P3"});
}

TEST_CASE("RED-5, RED-9: Refine removes all other lines, those without a contact too") {
    Segment scene;
    scene.add_blank_line();
    CHECK(scene.remove(kRefine, only("P1|C2")) == RemoveCounts{2, 7, 5, 0});
    CHECK(scene.lines("SM1") == Numbers{"P1", "C2"});
}

TEST_CASE("RED-3: with Entire Companies a line matches when anybody in its company qualifies") {
    Segment scene;
    CHECK(scene.selection(kReduce, only("P1"), true).counts() == RemoveCounts{3, 6, 3, 0});
    scene.remove(kRefine, only("P1|P4"), true);
    CHECK(scene.lines("SM1") == Numbers{"P4", "C1", "P1", "P2"});
    // Ann qualifies for her colleagues although she has no line any more.
    scene.remove(kReduce, only("P1"));
    scene.remove(kReduce, only("P1"), true);
    CHECK(scene.lines("SM1") == Numbers{"P4"});
}

TEST_CASE("RED-3: people without a company are nobody's colleagues") {
    Segment scene;
    scene.person("Ed Alone", "P5");
    scene.add("SM1", only("P5"), {});
    scene.remove(kReduce, only("P4"), true);
    CHECK(scene.lines("SM1") == Numbers{"C1", "P1", "P2", "C2", "P3", "P5"});
}

TEST_CASE("RED-6: Reduce without filters empties the segment, Refine removes blank lines only") {
    Segment scene;
    scene.add_blank_line();
    CHECK(scene.remove(kRefine, {}).to_remove == 1);
    CHECK(scene.lines("SM1").size() == 6);
    scene.add_blank_line();
    CHECK(scene.remove(kReduce, {}).to_remove == 7);
    CHECK(scene.lines("SM1").empty());
}

TEST_CASE("RED-8, PRD-3: surviving lines keep their values, and the count tells of values that would go") {
    Segment scene;
    const table::Table& lines = scene.db->table(line::kTable);
    const std::vector<Row> rows = segment::present_lines(*scene.db, "SM1");
    for (const Row row : {rows[1], rows[2]}) scene.set_cost(row, 500000);
    scene.tx.set_number(line::kTable, rows[3], line::kEvaluation, 2);
    CHECK(scene.remove(kReduce, only("P1|P2|P3")) == RemoveCounts{3, 6, 3, 2});
    CHECK(lines.number(rows[1], line::kCost) == 500000);
}

TEST_CASE("CRI-4: Reduce and Refine record Entire Companies and their filters") {
    Segment scene;
    scene.remove(kRefine, only("P1"), true);
    scene.remove(kReduce, {});
    const auto actions = criteria::read_actions(*scene.db, criteria::criteria_of_segment("SM1"));
    REQUIRE(actions);
    REQUIRE(actions->size() == 3);
    CHECK(actions->at(1).action == kRefine);
    CHECK(actions->at(1).entire_companies);
    CHECK(actions->at(1).filters.size() == 1);
    CHECK(actions->at(2).action == kReduce);
    CHECK(actions->at(2).filters.empty());
}

TEST_CASE("removed lines are sampled by contact, each once") {
    Segment scene;
    criteria::AddOptions again;
    again.allow_existing_contacts = true;
    scene.add("SM1", only("P1"), again);
    const RemoveSelection chosen = scene.selection(kReduce, only("P1"));
    CHECK(chosen.counts() == RemoveCounts{1, 7, 2, 0});
    CHECK(chosen.sample(10) == std::vector<Row>{scene.ann});
    CHECK(scene.lines("SM1").size() == 7);
}

TEST_CASE("RED-4, RED-5: Reduce and Refine by the same criteria divide the lines between them") {
    const char* const filters[] = {"P1", "P1|C2", "<>P1", "P*", "X*", "..P2"};
    std::mt19937 random(3);
    for (int round = 0; round < 200; ++round) {
        CAPTURE(round);
        Segment scene;
        criteria::AddOptions again;
        again.allow_existing_contacts = true;
        for (auto extra = random() % 3; extra > 0; --extra) {
            scene.add("SM1", only(filters[random() % 6]), again);
            scene.add_blank_line();
        }
        scene.remove(kReduce, only(filters[random() % 2]));
        const Conditions conditions = only(filters[random() % 6]);
        const bool entire = random() % 2 == 0;
        std::vector<Row> both = scene.selection(kReduce, conditions, entire).lines();
        const std::vector<Row> refined = scene.selection(kRefine, conditions, entire).lines();
        both.insert(both.end(), refined.begin(), refined.end());
        segment::sort_by_line_no(*scene.db, both);
        CHECK(both == segment::present_lines(*scene.db, "SM1"));
    }
}

TEST_CASE("RED-1, RED-2: without Entire Companies only the contacts on the lines are asked") {
    Companies scene;
    CHECK_FALSE(criteria::Action().entire_companies);
    scene.add("SM1", only("P1|P3"));
    scene.remove("SM1", schema::CriteriaAction::reduce,
                 only("P2|P3"));  // Bob, a colleague of Ann, has no line
    CHECK(scene.lines("SM1") == Numbers{"P1"});
}
