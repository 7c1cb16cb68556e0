#include "core/criteria/fatigue.h"

#include <doctest/doctest.h>

#include "tests/core/criteria/scene.h"

using namespace segments;
using namespace segments::test;
using criteria::FatigueCounts;
using criteria::FatigueKinds;
using criteria::FatigueLook;
using criteria::Filters;
using criteria::Join;

namespace {

struct Fatigue : Companies {
    Fatigue() {
        for (const int days : {1, 2, 3}) interaction(ann, "ABC", to_iso(context.today - days));
        for (const int days : {1, 2, 40}) interaction(bob, "ABC", to_iso(context.today - days));
        add("SM1", only("P1|P2|P3"));
        add("SM2", only("P3|P4"));
    }
    FatigueLook look(const criteria::FatigueLimits& limits = {}) const {
        FatigueLook look = *FatigueLook::make(*db, "SM1", limits, context);
        while (!look.step(64)) {
        }
        return look;
    }
    Numbers found_by(const FatigueKinds& kinds, Join join) const {
        const Filters filters = criteria::fatigue_filters("SM1", {}, kinds, join, context);
        criteria::Evaluation evaluation = *criteria::Evaluation::make(*db, filters);
        evaluation.run();
        return numbers(evaluation.contacts());
    }
};

}  // namespace

TEST_CASE("FAT-2: contacts with many interactions lately, and those on other open segments") {
    Fatigue scene;
    const FatigueLook look = scene.look();
    CHECK(scene.numbers(look.tired()) == Numbers{"P1"});
    CHECK(scene.numbers(look.elsewhere()) == Numbers{"P3", "P4"});
    CHECK(look.on_segment() == FatigueCounts{1, 1, 2});
    CHECK(scene.look({2, 30}).on_segment() == FatigueCounts{2, 1, 3});
    CHECK_FALSE(static_cast<bool>(FatigueLook::make(*scene.db, "SM9", {}, scene.context)));
}

TEST_CASE("FAT-2: canceled and postponed interactions don't count") {
    Fatigue scene;
    const table::Table& log = scene.db->table(entry::kTable);
    std::vector<Row> of_ann;
    log.live().for_each([&](Row row) {
        if (log.text(row, entry::kContactNo) == "P1") of_ann.push_back(row);
    });
    scene.tx.set_flag(entry::kTable, of_ann[0], entry::kCanceled, true);
    CHECK(scene.look().on_segment().tired == 0);
    CHECK(scene.look({2, 30}).on_segment().tired == 2);
    scene.tx.set_flag(entry::kTable, of_ann[1], entry::kPostponed, true);
    CHECK(scene.look({2, 30}).on_segment().tired == 1);
}

TEST_CASE("FAT-3: the criteria that find them, and those that leave them out") {
    Fatigue scene;
    CHECK(scene.found_by({true, false}, Join::any) == Numbers{"P1"});
    CHECK(scene.found_by({false, true}, Join::any) == Numbers{"P3", "P4"});
    CHECK(scene.found_by({true, true}, Join::any) == Numbers{"P1", "P3", "P4"});
    CHECK(scene.found_by({true, true}, Join::none) == Numbers{"C1", "C2", "P2"});
    CHECK(scene.found_by({true, false}, Join::none) == Numbers{"C1", "C2", "P2", "P3", "P4"});
    CHECK(criteria::fatigue_filters("SM1", {}, {false, false}, Join::none, scene.context).empty());
}

TEST_CASE("FAT-3: the criteria are kept and read again as they were") {
    Fatigue scene;
    for (const Join join : {Join::any, Join::none}) {
        for (const criteria::SectionFilter& filter :
             criteria::fatigue_filters("SM1", {}, {true, true}, join, scene.context)) {
            const Result<criteria::SectionFilter> again =
                criteria::parse_section_filter(filter.section, criteria::to_text(filter));
            REQUIRE(again);
            CHECK(*again == filter);
        }
    }
}
