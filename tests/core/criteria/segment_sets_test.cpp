#include "core/criteria/segment_sets.h"

#include <doctest/doctest.h>

#include "tests/core/criteria/scene.h"

using namespace segments;
using namespace segments::test;
using criteria::SegmentSets;
using criteria::SetName;
using criteria::SetPart;

namespace {

struct Sets : Companies {
    Sets() {
        add("SM1", only("P1|P2|C1"));
        add("SM2", only("P2|P3"));
    }
    // A logged segment of these contacts.
    std::int64_t logged(const std::vector<Row>& contacts) {
        const Row row = tx.insert(segment::logged::kTable, {std::int64_t{7}});
        tx.set_text(segment::logged::kTable, row, segment::logged::kSegmentNo, "SM0");
        for (const Row contact : contacts)
            tx.set_number(entry::kTable, interaction(contact), entry::kLoggedSegmentEntryNo, 7);
        return 7;
    }
    Numbers part(SetPart part, const SetName& a, const SetName& b) const {
        Result<SegmentSets> sets = SegmentSets::make(*db, a, b);
        REQUIRE(sets);
        while (!sets->step(64)) {
        }
        CHECK(sets->count(part) == sets->contacts(part).count());
        return numbers(sets->contacts(part));
    }
};

const SetName kFirst{.segment_no = "SM1"}, kSecond{.segment_no = "SM2"};

}  // namespace

TEST_CASE("SET-1: both, one and not the other, either") {
    Sets scene;
    CHECK(scene.part(SetPart::both, kFirst, kSecond) == Numbers{"P2"});
    CHECK(scene.part(SetPart::only_first, kFirst, kSecond) == Numbers{"C1", "P1"});
    CHECK(scene.part(SetPart::only_second, kFirst, kSecond) == Numbers{"P3"});
    CHECK(scene.part(SetPart::either, kFirst, kSecond) == Numbers{"C1", "P1", "P2", "P3"});
    CHECK_FALSE(static_cast<bool>(SegmentSets::make(*scene.db, kFirst, {.segment_no = "SM9"})));
    CHECK_FALSE(static_cast<bool>(SegmentSets::make(*scene.db, {.logged_entry_no = 99}, kFirst)));
}

TEST_CASE("SET-1: lines that were taken away don't count") {
    Sets scene;
    scene.remove("SM2", schema::CriteriaAction::reduce, only("P2"));
    CHECK(scene.part(SetPart::both, kFirst, kSecond).empty());
}

TEST_CASE("SET-1: a logged segment is compared by its interactions") {
    Sets scene;
    const SetName logged{.logged_entry_no = scene.logged({scene.ann, scene.dora})};
    CHECK(scene.part(SetPart::both, kFirst, logged) == Numbers{"P1"});
    CHECK(scene.part(SetPart::only_second, kFirst, logged) == Numbers{"P4"});
    CHECK(criteria::set_caption(*scene.db, logged) == "SM0 (logged, entry 7)");
    CHECK(criteria::set_caption(*scene.db, kFirst) == "SM1");
}

TEST_CASE("SET-3: a new segment of a part is built by criteria that choose it") {
    Sets scene;
    scene.tx.set_flag(card::kTable, scene.bob, card::kExcludeFromSegment, true);
    for (const SetPart part : {SetPart::both, SetPart::only_first, SetPart::only_second, SetPart::either}) {
        const std::vector<criteria::Action> actions = criteria::actions_of_part(part, kFirst, kSecond);
        scene.segment("SM3");
        criteria::ReuseCriteria run = criteria::ReuseCriteria::of_actions("SM3", actions);
        while (!*run.step(scene.tx, 64)) {
        }
        Numbers found = scene.lines("SM3");
        std::sort(found.begin(), found.end());
        CHECK(found == scene.part(part, kFirst, kSecond));
        CHECK(scene.actions("SM3") == 2);
        for (const Row row : segment::present_lines(*scene.db, "SM3")) scene.tx.erase(line::kTable, row);
        criteria::delete_criteria(scene.tx, criteria::criteria_of_segment("SM3"));
        scene.tx.erase(segment::segment::kTable, segment::find_segment(*scene.db, "SM3"));
    }
}

TEST_CASE("SET-4: contacts are chosen by the segments on which they stand") {
    Sets scene;
    CHECK(scene.found({{Section::segment, {{line::kSegmentNo, "SM1"}}}}) == Numbers{"C1", "P1", "P2"});
    CHECK(scene.found({{Section::segment, {{line::kSegmentNo, "<>SM1"}}}}) == Numbers{"P2", "P3"});
    const Result<criteria::Filters> other =
        criteria::read_conditions({{Section::segment, {{line::kCost, "5"}}}}, scene.entry_context());
    CHECK_FALSE(static_cast<bool>(other));
}
