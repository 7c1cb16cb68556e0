#include "core/criteria/go_back.h"

#include <doctest/doctest.h>

#include <optional>
#include <random>

#include "core/criteria/line_entry.h"
#include "tests/core/criteria/scene.h"

using namespace segments;
using namespace segments::test;
using criteria::GoBack;
using criteria::GoBackEffect;
using schema::CriteriaAction;

namespace {

constexpr auto kReduce = CriteriaAction::reduce;
constexpr auto kRefine = CriteriaAction::refine;

struct Backwards : Companies {
    GoBackEffect look() const {
        GoBack back = *GoBack::make(*db, "SM1");
        while (!back.look(*db, 64)) {
        }
        return back.effect();
    }
    void go_back() { REQUIRE(criteria::go_back(tx, "SM1")); }
};

}  // namespace

TEST_CASE("BCK-1: without a criteria action there is nothing to go back from") {
    Backwards scene;
    const Result<GoBack> back = GoBack::make(*scene.db, "SM1");
    REQUIRE_FALSE(static_cast<bool>(back));
    CHECK(back.error().rule == "BCK-1");
    CHECK_FALSE(static_cast<bool>(GoBack::make(*scene.db, "SM9")));
}

TEST_CASE("BCK-2, BCK-5: going back from an Add takes its lines and its criteria rows away") {
    Backwards scene;
    scene.add("SM1", only("P1"));
    scene.add("SM1", only("C*"));
    CHECK(scene.look() == GoBackEffect{2, CriteriaAction::add_contacts, 0, 2, 0});
    scene.go_back();
    CHECK(scene.lines("SM1") == Numbers{"P1"});
    CHECK(scene.actions("SM1") == 1);
    CHECK(criteria::criteria_rows(*scene.db, criteria::criteria_of_segment("SM1")).size() == 2);
}

TEST_CASE("PRD-4: removed lines return as they were, in their places") {
    Backwards scene;
    scene.add("SM1", {});
    const Row row = scene.line_of("SM1", "P2");
    scene.set_cost(row, 700000);
    scene.tx.set_number(line::kTable, row, line::kEvaluation, 2);
    const std::vector<std::string> before = scene.contents("SM1");
    scene.remove("SM1", kReduce, only("P1|P2|C2"));
    CHECK(scene.look() == GoBackEffect{2, kReduce, 3, 0, 0});
    scene.go_back();
    CHECK(scene.contents("SM1") == before);
    scene.remove("SM1", kRefine, only("P1"));
    scene.go_back();
    CHECK(scene.contents("SM1") == before);
}

TEST_CASE("PRD-4: only the lines of the last action go, older ones of the same contact stay") {
    Backwards scene;
    criteria::AddOptions again;
    again.allow_existing_contacts = true;
    scene.add("SM1", only("P1"));
    scene.add("SM1", only("P1|P2"), again);
    scene.go_back();
    CHECK(scene.lines("SM1") == Numbers{"P1"});
}

TEST_CASE("PRD-4: edits made since on other lines stay, those on lines that go are counted") {
    Backwards scene;
    scene.add("SM1", only("P1"));
    scene.add("SM1", only("P2|P3"));
    scene.set_cost(scene.line_of("SM1", "P1"), 300000);
    scene.set_cost(scene.line_of("SM1", "P2"), 300000);
    CHECK(scene.look() == GoBackEffect{2, CriteriaAction::add_contacts, 0, 2, 1});
    scene.go_back();
    const Row row = scene.line_of("SM1", "P1");
    CHECK(scene.db->table(line::kTable).number(row, line::kCost) == 300000);
}

TEST_CASE("BCK-6: going back can be repeated to the beginning") {
    Backwards scene;
    scene.add("SM1", {});
    scene.remove("SM1", kRefine, only("P*"));
    scene.remove("SM1", kReduce, {});
    CHECK(scene.lines("SM1").empty());
    scene.go_back();
    CHECK(scene.lines("SM1") == Numbers{"P4", "P1", "P2", "P3"});
    scene.go_back();
    CHECK(scene.lines("SM1").size() == 6);
    scene.go_back();
    CHECK(scene.lines("SM1").empty());
    CHECK(scene.actions("SM1") == 0);
    CHECK(scene.db->table(line::kTable).size() == 0);
}

TEST_CASE("going back leaves other segments alone") {
    Backwards scene;
    scene.add("SM2", {});
    scene.add("SM1", {});
    const std::vector<std::string> other = scene.contents("SM2");
    scene.go_back();
    CHECK(scene.contents("SM2") == other);
    CHECK(scene.actions("SM2") == 1);
}

TEST_CASE("LIN-43, LIN-44: after the last line went, and only then, there are actions to reset") {
    Backwards scene;
    CHECK(criteria::actions_to_reset(*scene.db, "SM1") == 0);
    scene.add("SM1", only("P9"));
    CHECK(criteria::actions_to_reset(*scene.db, "SM1") == 0);
    scene.add("SM1", only("P1|P2"));
    scene.remove("SM1", kReduce, only("P1"));
    CHECK(criteria::actions_to_reset(*scene.db, "SM1") == 0);
    scene.remove("SM1", kReduce, {});
    CHECK(criteria::actions_to_reset(*scene.db, "SM1") == 4);
}

TEST_CASE("BCK-10: resetting leaves nothing to go back to, and the lines that stand") {
    Backwards scene;
    scene.add("SM1", {});
    scene.remove("SM1", kReduce, only("P1"));
    scene.add("SM2", {});
    REQUIRE(criteria::reset_criteria(scene.tx, "SM1"));
    CHECK(scene.actions("SM1") == 0);
    CHECK(scene.lines("SM1").size() == 5);
    CHECK_FALSE(static_cast<bool>(GoBack::make(*scene.db, "SM1")));
    CHECK(scene.db->table(line::kTable).size() == 11);
    scene.add("SM1", only("P1"));
    scene.go_back();
    CHECK(scene.lines("SM1").size() == 5);
    CHECK(scene.actions("SM2") == 1);
}

namespace {

// Any action on SM1; a swap of contacts is two of them.
void do_something(Backwards& scene, std::mt19937& random) {
    const char* const filters[] = {"P1", "P1|C2", "<>P1", "P*", "X*", "..P2", "*"};
    const Conditions conditions = only(filters[random() % 7]);
    const bool flag = random() % 2 == 0;
    const std::vector<Row> rows = segment::present_lines(*scene.db, "SM1");
    const Row row = rows.empty() ? table::kNoRow : rows[random() % rows.size()];
    const bool has_contact =
        row != table::kNoRow && scene.db->table(line::kTable).code(row, line::kContactNo) != 0;
    switch (random() % 6) {
        case 0: {
            criteria::AddOptions options;
            options.allow_existing_contacts = flag;
            options.expand_companies = random() % 2 == 0;
            scene.add("SM1", conditions, options);
            return;
        }
        case 1:
            scene.remove("SM1", kReduce, conditions, flag);
            return;
        case 2:
            scene.remove("SM1", kRefine, conditions, flag);
            return;
        case 3:
            REQUIRE(criteria::add_line(scene.tx, "SM1", flag ? "P1" : "C2", row));
            return;
        case 4:
            if (has_contact) REQUIRE(criteria::delete_lines(scene.tx, {row}));
            return;
        default:
            if (row != table::kNoRow) {
                const char* const contacts[] = {"P3", "P4", ""};
                REQUIRE(criteria::change_contact(scene.tx, row, contacts[random() % 3]));
            }
            return;
    }
}

}  // namespace

TEST_CASE("PRD-4, BCK-9: after n actions of any kind, n times Go Back restores the lines exactly") {
    std::mt19937 random(17);
    for (int round = 0; round < 300; ++round) {
        CAPTURE(round);
        Backwards scene;
        // The lines before each action; between the two of a swap nobody sees them.
        std::vector<std::optional<std::vector<std::string>>> states;
        for (int step = 0; step < 12; ++step) {
            const std::int64_t actions = scene.actions("SM1");
            const std::vector<std::string> before = scene.contents("SM1");
            do_something(scene, random);
            if (scene.actions("SM1") > actions) states.emplace_back(before);
            if (scene.actions("SM1") > actions + 1) states.emplace_back(std::nullopt);
            // Edits of new lines go with the action, or return with it.
            const std::vector<Row> rows = segment::present_lines(*scene.db, "SM1");
            if (!rows.empty() &&
                scene.db->table(line::kTable).number(rows.back(), line::kInsertedBy) == scene.actions("SM1"))
                scene.set_cost(rows.back(), 100000 + step);
        }
        for (auto left = static_cast<std::int64_t>(states.size()); left > 0; --left) {
            REQUIRE(scene.actions("SM1") == left);
            scene.go_back();
            if (states.back()) CHECK(scene.contents("SM1") == *states.back());
            states.pop_back();
        }
        CHECK(scene.lines("SM1").empty());
        CHECK(scene.db->table(line::kTable).size() == 0);
    }
}

TEST_CASE(
    "CRI-8, ENM-8: a line keeps the number of the action that inserted it, and of the one that deleted it") {
    Backwards scene;
    scene.add("SM1", only("P1"));
    scene.add("SM1", only("P2"));
    const Row ann = scene.line_of("SM1", "P1"), bob = scene.line_of("SM1", "P2");
    scene.remove("SM1", kReduce, only("P1"));
    const table::Table& lines = scene.db->table(line::kTable);
    CHECK(lines.number(ann, line::kInsertedBy) == 1);
    CHECK(lines.number(ann, line::kRemovedBy) == 3);
    CHECK(lines.number(bob, line::kInsertedBy) == 2);
    CHECK(lines.number(bob, line::kRemovedBy) == 0);
}

TEST_CASE("RED-7, PRD-4: deleting the last lines keeps what Go Back needs, whatever is answered later") {
    Backwards scene;
    scene.add("SM1", only("P1|P2"));
    scene.remove("SM1", kReduce, {});
    CHECK(scene.lines("SM1").empty());
    CHECK(scene.actions("SM1") == 2);
    scene.go_back();
    CHECK(scene.lines("SM1") == Numbers{"P1", "P2"});
}
