#include "core/criteria/living.h"

#include <doctest/doctest.h>

#include "core/criteria/go_back.h"
#include "core/criteria/line_entry.h"
#include "tests/core/criteria/scene.h"

using namespace segments;
using namespace segments::test;
using criteria::LivingCounts;
using criteria::LivingDates;
using criteria::LivingLook;
using schema::CriteriaAction;

namespace {

Conditions in_city(std::string_view city) {
    return {{Section::contact, {{card::kCity, std::string(city)}}}};
}

struct Living : Companies {
    Living() {
        for (const Row row : {ann, bob}) set(row, card::kCity, "Vienna");
        set(cy, card::kCity, "Oslo");
    }
    LivingCounts look(LivingDates dates = LivingDates::as_recorded) {
        LivingLook look = *LivingLook::make(*db, "SM1", context, dates);
        while (!look.step(64)) {
        }
        coming = numbers(look.coming());
        going.clear();
        for (const Row row : look.going())
            going.emplace_back(db->table(line::kTable).text(row, line::kContactNo));
        return look.counts();
    }
    LivingCounts update() {
        const Result<LivingCounts> counts =
            criteria::update_by_criteria(tx, "SM1", context, LivingDates::as_recorded);
        REQUIRE(counts);
        return *counts;
    }
    void go_back() { REQUIRE(criteria::go_back(tx, "SM1")); }

    Numbers coming, going;
};

}  // namespace

TEST_CASE("LIV-1: a segment without criteria has nothing to be brought up to date by") {
    Living scene;
    const Result<LivingLook> look = LivingLook::make(*scene.db, "SM1", scene.context, {});
    REQUIRE_FALSE(static_cast<bool>(look));
    CHECK(look.error().rule == "LIV-1");
    CHECK_FALSE(static_cast<bool>(LivingLook::make(*scene.db, "SM9", scene.context, {})));
}

TEST_CASE("LIV-2: who moved there would come, who moved away would go; looking changes nothing") {
    Living scene;
    scene.add("SM1", in_city("Vienna"));
    CHECK(scene.look() == LivingCounts{0, 0, 2, 0, 0, 0, 0});
    scene.set(scene.bob, card::kCity, "Graz");
    scene.set(scene.dora, card::kCity, "Vienna");
    scene.set_cost(scene.line_of("SM1", "P2"), 700000);
    CHECK(scene.look() == LivingCounts{1, 1, 1, 0, 0, 0, 1});
    CHECK(scene.coming == Numbers{"P4"});
    CHECK(scene.going == Numbers{"P2"});
    CHECK(scene.lines("SM1") == Numbers{"P1", "P2"});
}

TEST_CASE("LIV-2: all actions are carried out in their order") {
    Living scene;
    scene.add("SM1", {});
    scene.remove("SM1", CriteriaAction::refine, in_city("Vienna|Oslo"));
    scene.remove("SM1", CriteriaAction::reduce, in_city("Oslo"));
    scene.add("SM1", only("C2"));
    CHECK(scene.look() == LivingCounts{0, 0, 3, 0, 0, 0, 0});
    scene.set(scene.cy, card::kCity, "Vienna");
    scene.set(scene.ann, card::kCity, "Oslo");
    scene.set(scene.bob, card::kCity, "");
    CHECK(scene.look() == LivingCounts{1, 2, 1, 0, 0, 0, 0});
    CHECK(scene.coming == Numbers{"P3"});
    CHECK(scene.going == Numbers{"P1", "P2"});
}

TEST_CASE("LIV-3: applying brings the segment up to date and records no further action") {
    Living scene;
    scene.add("SM1", in_city("Vienna"));
    scene.set(scene.bob, card::kCity, "Graz");
    scene.set(scene.dora, card::kCity, "Vienna");
    CHECK(scene.update() == LivingCounts{1, 1, 1, 0, 0, 0, 0});
    CHECK(scene.lines("SM1") == Numbers{"P1", "P4"});
    CHECK(scene.actions("SM1") == 1);
    CHECK(scene.look() == LivingCounts{0, 0, 2, 0, 0, 0, 0});
}

TEST_CASE("LIV-3: a contact that comes again gets its former line back") {
    Living scene;
    scene.add("SM1", in_city("Vienna"));
    scene.set_cost(scene.line_of("SM1", "P2"), 700000);
    const std::vector<std::string> before = scene.contents("SM1");
    scene.set(scene.bob, card::kCity, "Graz");
    scene.update();
    scene.set(scene.bob, card::kCity, "Vienna");
    scene.update();
    CHECK(scene.contents("SM1") == before);
}

TEST_CASE("LIV-4: Go Back afterwards takes the last action back as if it had been carried out today") {
    Living scene;
    scene.add("SM1", in_city("Vienna|Oslo"));
    scene.remove("SM1", CriteriaAction::reduce, in_city("Oslo"));
    scene.set(scene.ann, card::kCity, "Oslo");
    scene.set(scene.bob, card::kCity, "Rome");
    scene.update();
    CHECK(scene.lines("SM1").empty());
    scene.go_back();
    CHECK(scene.lines("SM1") == Numbers{"P1", "P3"});
    scene.go_back();
    CHECK(scene.lines("SM1").empty());
    CHECK(scene.actions("SM1") == 0);
}

TEST_CASE("PIN-2, PIN-3: pins hold when the criteria are carried out again") {
    Living scene;
    scene.add("SM1", in_city("Vienna"));
    REQUIRE(criteria::delete_lines(scene.tx, {scene.line_of("SM1", "P1")}));
    REQUIRE(criteria::add_line(scene.tx, "SM1", "P3"));
    scene.remove("SM1", CriteriaAction::refine, in_city("Vienna"));
    CHECK(scene.look() == LivingCounts{0, 0, 1, 1, 1, 0, 0});
    scene.update();
    CHECK(scene.lines("SM1") == Numbers{"P2", "P3"});
}

TEST_CASE("LIV-5: lines that no criteria action made, and lines without a contact, stay") {
    Living scene;
    segment::insert_lines(scene.tx, scene.context, "SM1", std::vector<Row>{scene.cy}, 0);
    REQUIRE(criteria::add_line(scene.tx, "SM1", ""));
    scene.add("SM1", in_city("Vienna"));
    CHECK(scene.look() == LivingCounts{0, 0, 2, 0, 0, 2, 0});
}

TEST_CASE("LIV-2: who was excluded since goes, whole companies count as the options say") {
    Living scene;
    criteria::AddOptions options;
    options.expand_companies = true;
    scene.add("SM1", in_city("Vienna"), options);
    CHECK(scene.lines("SM1") == Numbers{"C1", "P1", "P2"});
    scene.tx.set_flag(card::kTable, scene.bob, card::kExcludeFromSegment, true);
    CHECK(scene.look() == LivingCounts{0, 1, 2, 0, 0, 0, 0});
    CHECK(scene.going == Numbers{"P2"});
}

TEST_CASE("LIV-6: relative dates mean the day of the action, or today's if that is wanted") {
    Living scene;
    const Day today = scene.context.today;
    scene.interaction(scene.ann, "ABC", to_iso(today));
    scene.interaction(scene.bob, "ABC", to_iso(today + 10));
    scene.add("SM1", {{Section::interaction, {{entry::kDate, "t"}}}});
    CHECK(scene.lines("SM1") == Numbers{"P1"});
    scene.context.today += 10;
    scene.context.work_date += 10;
    CHECK(scene.look() == LivingCounts{0, 0, 1, 0, 0, 0, 0});
    CHECK(scene.look(LivingDates::rolling) == LivingCounts{1, 1, 0, 0, 0, 0, 0});
    CHECK(scene.coming == Numbers{"P2"});
}
