#include "core/criteria/mailing_group.h"

#include <doctest/doctest.h>

#include "core/criteria/line_entry.h"
#include "tests/core/criteria/scene.h"

using namespace segments;
using namespace segments::test;
using contact::Assignment;
using criteria::ApplyMailingGroup;
using criteria::MailingGroupCounts;

namespace {

// Ann and Bob are on SM1; Ann and Cy have the group NEWS, Bob has XMAS.
struct Mailing : Companies {
    Mailing() {
        add("SM1", only("P1|P2"));
        give(ann, Assignment::mailing_group, "NEWS");
        give(cy, Assignment::mailing_group, "NEWS");
        give(bob, Assignment::mailing_group, "XMAS");
    }
    MailingGroupCounts apply(bool delete_old = false) {
        const auto counts = criteria::apply_mailing_group(tx, context, "SM1", " news", delete_old);
        REQUIRE(counts);
        return *counts;
    }
    Error refusal(std::string_view group) {
        const auto job = ApplyMailingGroup::make(*db, "SM1", group, false);
        REQUIRE_FALSE(static_cast<bool>(job));
        return job.error();
    }
    Numbers with(std::string_view group) const {
        return found({{Section::mailing_group, {{kMailingGroup, std::string(group)}}}});
    }
};

}  // namespace

TEST_CASE("MLG-1: the group must be chosen and exist") {
    Mailing scene;
    CHECK(scene.refusal(" ").message == "Choose the mailing group that the contacts are to get.");
    CHECK(scene.refusal("NOTHING").message == "There is no mailing group NOTHING. Choose one of the list.");
    CHECK(scene.refusal("NEWS|XMAS").field == "Mailing Group Code");
}

TEST_CASE("MLG-3: each contact of the segment gets the group once, who has it keeps it") {
    Mailing scene;
    criteria::AddOptions again;
    again.allow_existing_contacts = true;
    scene.add("SM1", only("P2"), again);
    REQUIRE(criteria::add_line(scene.tx, "SM1", ""));
    CHECK(scene.apply() == MailingGroupCounts{2, 1, 0});
    CHECK(scene.with("NEWS") == Numbers{"P1", "P2", "P3"});
    CHECK(scene.with("XMAS") == Numbers{"P2"});
    CHECK(scene.apply() == MailingGroupCounts{2, 0, 0});
}

TEST_CASE("MLG-3: lines that were removed don't count") {
    Mailing scene;
    scene.remove("SM1", schema::CriteriaAction::reduce, only("P2"));
    CHECK(scene.apply() == MailingGroupCounts{1, 0, 0});
}

TEST_CASE("MLG-2: Delete Old Assignments takes the group from everybody else") {
    Mailing scene;
    CHECK(scene.apply(true) == MailingGroupCounts{2, 1, 1});
    CHECK(scene.with("NEWS") == Numbers{"P1", "P2"});
    CHECK(scene.with("XMAS") == Numbers{"P2"});
}

TEST_CASE("CON-21: contacts whose groups change are stamped, others aren't") {
    Mailing scene;
    scene.context.today = *from_iso("2026-12-24");
    scene.apply(true);
    const Day stamped = *from_iso("2026-12-24");
    CHECK(scene.number(scene.bob, card::kLastDateModified) == stamped);
    CHECK(scene.number(scene.cy, card::kLastDateModified) == stamped);
    CHECK(scene.number(scene.ann, card::kLastDateModified) != stamped);
}

TEST_CASE("MLG-4: the segment isn't changed and no action is written") {
    Mailing scene;
    const std::vector<std::string> before = scene.contents("SM1");
    scene.apply(true);
    CHECK(scene.contents("SM1") == before);
    CHECK(scene.actions("SM1") == 1);
}

TEST_CASE("a mailing group is applied in slices") {
    Mailing scene;
    for (int i = 0; i < 300; ++i) {
        const Row row = scene.person("Person", "X" + std::to_string(100 + i));
        if (i % 3 == 0) scene.give(row, Assignment::mailing_group, "NEWS");
    }
    scene.add("SM1", only("X2*|X3*"));
    ApplyMailingGroup job = *ApplyMailingGroup::make(*scene.db, "SM1", "NEWS", true);
    float progress = 0;
    int steps = 0;
    for (;; ++steps) {
        const Result<bool> finished = job.step(scene.tx, scene.context, 20);
        REQUIRE(finished);
        CHECK(job.progress() >= progress);
        progress = job.progress();
        if (*finished) break;
    }
    CHECK(steps > 20);
    CHECK(job.counts() == MailingGroupCounts{202, 135, 35});
    CHECK(scene.with("NEWS").size() == 202);
}
