#include "core/criteria/add_contacts.h"

#include <doctest/doctest.h>

#include "tests/core/criteria/scene.h"

using namespace segments;
using namespace segments::test;
using criteria::AddContacts;
using criteria::AddCounts;
using criteria::AddOptions;
using criteria::AddSelection;

namespace {

struct Adding : Companies {
    Adding() { set(contoso, card::kCity, "Vienna"); }
    AddCounts add(const Conditions& conditions, const AddOptions& options = {}) {
        const Result<AddCounts> counts =
            criteria::add_contacts(tx, "SM1", conditions, options, entry_context());
        REQUIRE_MESSAGE(static_cast<bool>(counts), (counts ? "" : counts.error().message));
        return *counts;
    }
    AddCounts would_add(const Conditions& conditions, const AddOptions& options = {}) {
        AddSelection selection =
            *AddSelection::make(*db, "SM1", *criteria::read_conditions(conditions, entry_context()), options);
        selection.run();
        return selection.counts();
    }
};

const Conditions kEverybody;
const Conditions kVienna = {{Section::contact, {{card::kCity, "Vienna"}}}};

}  // namespace

TEST_CASE("ADD-5: new lines are sorted by company name, company, type and name, and numbered in steps") {
    Adding scene;
    CHECK(scene.add(kEverybody).to_add == 6);
    CHECK(scene.lines("SM1") == Numbers{"P4", "C1", "P1", "P2", "C2", "P3"});
    const std::vector<Row> rows = segment::present_lines(*scene.db, "SM1");
    const table::Table& lines = scene.db->table(line::kTable);
    CHECK(lines.number(rows[0], line::kLineNo) == 10000);
    CHECK(lines.number(rows[5], line::kLineNo) == 60000);
    CHECK(lines.number(rows[5], line::kInsertedBy) == 1);
    const segment::LineReader reader(*scene.db, segment::find_segment(*scene.db, "SM1"));
    CHECK(reader.text(rows[5], line::kDescription) == "Spring letter");
}

TEST_CASE("ADD-2: Expand Companies adds everybody of the company, also when a person qualified") {
    Adding scene;
    AddOptions expand;
    expand.expand_companies = true;
    CHECK(scene.would_add(only("P2"), expand) == AddCounts{1, 3, 0, 0, 0, 0, 3});
    scene.add(only("P2"), expand);
    CHECK(scene.lines("SM1") == Numbers{"C1", "P1", "P2"});
    CHECK(scene.would_add(only("P4"), expand).to_add == 1);
}

TEST_CASE("ADD-2: Allow Related Companies adds the company of a qualifying person, and nobody else") {
    Adding scene;
    AddOptions related;
    related.allow_related_companies = true;
    scene.add(only("P1|P4"), related);
    CHECK(scene.lines("SM1") == Numbers{"P4", "C1", "P1"});
}

TEST_CASE("ADD-2, ADD-6: excluded contacts are dropped, those whose company is excluded are not") {
    Adding scene;
    scene.set(scene.contoso, card::kExcludeFromSegment, true);
    scene.set(scene.bob, card::kExcludeFromSegment, true);
    AddOptions expand;
    expand.expand_companies = true;
    CHECK(scene.would_add(only("P1"), expand) == AddCounts{1, 3, 2, 0, 0, 0, 1});
    scene.add(only("P1"), expand);
    CHECK(scene.lines("SM1") == Numbers{"P1"});
    expand.ignore_exclusion = true;
    CHECK(scene.would_add(only("P1"), expand) == AddCounts{1, 3, 0, 0, 1, 0, 2});
}

TEST_CASE("ADD-7, PRD-6: privacy-blocked contacts are left out unless they are asked for") {
    Adding scene;
    scene.set(scene.cy, card::kPrivacyBlocked, true);
    CHECK(scene.would_add(only("P3|P4")) == AddCounts{2, 2, 0, 1, 0, 0, 1});
    AddOptions include;
    include.include_privacy_blocked = true;
    CHECK(scene.would_add(only("P3|P4"), include) == AddCounts{2, 2, 0, 0, 0, 0, 2});
    AddOptions ignore;
    ignore.ignore_exclusion = true;
    CHECK(scene.would_add(only("P3|P4"), ignore).privacy_blocked == 1);
}

TEST_CASE("ADD-3, ADD-4, ADD-8: a contact is added once, again only with Allow Existing Contacts") {
    Adding scene;
    scene.add(only("P1"));
    CHECK(scene.add(only("P1|C1")) == AddCounts{2, 2, 0, 0, 1, 0, 1});
    CHECK(scene.lines("SM1") == Numbers{"P1", "C1"});
    AddOptions again;
    again.allow_existing_contacts = true;
    scene.add(only("P1"), again);
    CHECK(scene.lines("SM1") == Numbers{"P1", "C1", "P1"});
    CHECK(scene.would_add(only("P1")).existing == 1);
}

TEST_CASE("ADD-9, CRI-6: an action that finds nobody is recorded all the same") {
    Adding scene;
    CHECK(scene.add(only("P9")).to_add == 0);
    CHECK(scene.lines("SM1").empty());
    CHECK(criteria::number_of_actions(*scene.db, criteria::criteria_of_segment("SM1")) == 1);
}

TEST_CASE("an add with an expression that can't be read, or to no segment, changes nothing") {
    Adding scene;
    const Conditions bad = {{Section::contact, {{card::kType, "Robot"}}}};
    CHECK_FALSE(
        static_cast<bool>(AddContacts::make(*scene.db, "SM1", bad, AddOptions(), scene.entry_context())));
    CHECK_FALSE(
        static_cast<bool>(AddContacts::make(*scene.db, "SM9", kVienna, AddOptions(), scene.entry_context())));
    CHECK(criteria::number_of_actions(*scene.db, criteria::criteria_of_segment("SM1")) == 0);
}

TEST_CASE("PVW-1, PVW-2: the count of a dialog changes nothing and has a sample to show") {
    Adding scene;
    AddSelection selection = *AddSelection::make(*scene.db, "SM1", {}, {});
    CHECK_FALSE(selection.done());
    selection.run();
    CHECK(selection.done());
    CHECK(selection.sample(2).size() == 2);
    CHECK(selection.sample(100).size() == 6);
    CHECK(scene.lines("SM1").empty());
}

TEST_CASE("adding in slices gives the lines of adding at once") {
    Adding scene;
    for (int i = 0; i < 300; ++i) {
        const std::string no = "X" + std::to_string(1000 + i * 37 % 300);
        scene.employee("Person " + no, no, i % 2 == 0 ? scene.contoso : scene.fabrikam);
    }
    AddContacts slices =
        *AddContacts::make(*scene.db, "SM2", kEverybody, AddOptions(), scene.entry_context());
    int steps = 0;
    float progress = 0;
    for (;; ++steps) {
        const Result<bool> finished = slices.step(scene.tx, 20);
        REQUIRE(finished);
        CHECK(slices.progress() >= progress);
        progress = slices.progress();
        CHECK_FALSE(slices.detail().empty());
        if (*finished) break;
    }
    CHECK(steps > 30);
    scene.add(kEverybody);
    CHECK(scene.lines("SM2").size() == 306);
    CHECK(scene.lines("SM2") == scene.lines("SM1"));
}

TEST_CASE("ADD-1: all options of Add Contacts are off unless they are chosen") {
    const criteria::AddOptions options;
    CHECK_FALSE(options.allow_existing_contacts);
    CHECK_FALSE(options.expand_companies);
    CHECK_FALSE(options.allow_related_companies);
    CHECK_FALSE(options.ignore_exclusion);
    CHECK_FALSE(options.include_privacy_blocked);
}
