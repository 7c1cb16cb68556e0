#include "core/criteria/pins.h"

#include <doctest/doctest.h>

#include "core/criteria/go_back.h"
#include "core/criteria/line_entry.h"
#include "core/criteria/saved_criteria.h"
#include "tests/core/criteria/scene.h"

using namespace segments;
using namespace segments::test;
using criteria::ChangePins;
using criteria::PinnedContacts;
using schema::CriteriaAction;

namespace {

struct Pins : Companies {
    void enter(std::string_view contact_no) { REQUIRE(criteria::add_line(tx, "SM1", contact_no)); }
    void take_out(std::string_view contact_no) {
        REQUIRE(criteria::delete_lines(tx, {line_of("SM1", contact_no)}));
    }
    void go_back() { REQUIRE(criteria::go_back(tx, "SM1")); }
    void unpin(std::string_view contact_no) {
        ChangePins job = *ChangePins::unpin(
            *db, "SM1", {db->table(card::kTable).code(db->table(card::kTable).find(contact_no), card::kNo)});
        while (!job.step(tx, 64)) {
        }
    }
    criteria::AddCounts would_add(std::string_view numbers) const {
        criteria::AddSelection look = *criteria::AddSelection::make(
            *db, "SM1", *criteria::read_conditions(only(numbers), entry_context()), {});
        look.run();
        return look.counts();
    }
    // "in|out" as numbers, each in the order of the lines.
    std::string pins() const {
        const PinnedContacts found = criteria::pinned_contacts(*db, "SM1", 100);
        std::string in, out;
        for (const criteria::PinnedContact& each : found.shown)
            (each.in ? in : out) +=
                std::string(db->domain(schema::domain::kContact).text(each.contact)) + ' ';
        return in + "| " + out;
    }
};

}  // namespace

TEST_CASE("PIN-2: a contact put in by hand stays when the segment is reduced or refined") {
    Pins scene;
    scene.enter("P4");
    scene.add("SM1", only("P1|P2"));
    scene.remove("SM1", CriteriaAction::refine, only("P1"));
    CHECK(scene.lines("SM1") == Numbers{"P4", "P1"});
    scene.remove("SM1", CriteriaAction::reduce, {});
    CHECK(scene.lines("SM1") == Numbers{"P4"});
}

TEST_CASE("PIN-2: the lines that stay only because they are pinned are counted") {
    Pins scene;
    scene.enter("P4");
    scene.add("SM1", only("P1"));
    criteria::RemoveSelection look =
        *criteria::RemoveSelection::make(*scene.db, "SM1", {}, CriteriaAction::reduce, false);
    look.run();
    CHECK(look.counts().to_remove == 1);
    CHECK(look.counts().pinned == 1);
}

TEST_CASE("PIN-3: a contact taken out by hand isn't added again by criteria, only by hand") {
    Pins scene;
    scene.add("SM1", only("P1|P2"));
    scene.take_out("P1");
    CHECK(scene.would_add("P1|P2|P3") == criteria::AddCounts{3, 3, 0, 0, 1, 1, 1});
    scene.add("SM1", only("P1|P2|P3"));
    CHECK(scene.lines("SM1") == Numbers{"P2", "P3"});
    scene.enter("P1");
    CHECK(scene.lines("SM1") == Numbers{"P2", "P3", "P1"});
    CHECK(scene.pins() == "P1 | ");
}

TEST_CASE("PIN-3: a further line isn't added for it either, but a contact on another line is in") {
    Pins scene;
    criteria::AddOptions again;
    again.allow_existing_contacts = true;
    scene.add("SM1", only("P1"));
    scene.add("SM1", only("P1"), again);
    scene.take_out("P1");
    CHECK(scene.lines("SM1") == Numbers{"P1"});
    scene.add("SM1", only("P1"), again);
    CHECK(scene.lines("SM1") == Numbers{"P1", "P1"});
    scene.take_out("P1");
    scene.take_out("P1");
    scene.add("SM1", only("P1"), again);
    CHECK(scene.lines("SM1").empty());
}

TEST_CASE("PIN-3: saved criteria that are used again leave it out as well") {
    Pins scene;
    scene.add("SM1", only("P*"));
    REQUIRE(criteria::save_criteria(scene.tx, scene.context, "SM1", "PEOPLE", ""));
    scene.take_out("P2");
    scene.remove("SM1", CriteriaAction::reduce, {});
    REQUIRE(criteria::reuse_criteria(scene.tx, scene.context, "SM1", "PEOPLE"));
    CHECK(scene.lines("SM1") == Numbers{"P4", "P1", "P3"});
}

TEST_CASE("PIN-4: Go Back takes a hand's own action back with its pin, and leaves those of others") {
    Pins scene;
    scene.enter("P4");
    scene.add("SM1", only("P1"));
    scene.take_out("P1");
    CHECK(scene.pins() == "P4 | P1 ");
    scene.go_back();
    CHECK(scene.lines("SM1") == Numbers{"P4", "P1"});
    CHECK(scene.pins() == "P4 | ");
    scene.go_back();
    CHECK(scene.lines("SM1") == Numbers{"P4"});
    CHECK(scene.pins() == "P4 | ");
    scene.go_back();
    CHECK(scene.pins() == "| ");
}

TEST_CASE("PIN-4: a pinned line that was taken out is pinned again when it returns") {
    Pins scene;
    scene.enter("P4");
    scene.take_out("P4");
    CHECK(scene.pins() == "| P4 ");
    scene.go_back();
    CHECK(scene.pins() == "P4 | ");
}

TEST_CASE("PIN-1: another contact on a line takes the former one out and puts the new one in") {
    Pins scene;
    scene.add("SM1", only("P1"));
    REQUIRE(criteria::change_contact(scene.tx, scene.line_of("SM1", "P1"), "P4"));
    CHECK(scene.pins() == "P4 | P1 ");
    scene.go_back();
    scene.go_back();
    CHECK(scene.pins() == "| ");
    CHECK(scene.lines("SM1") == Numbers{"P1"});
}

TEST_CASE("PIN-1: a line without a contact isn't pinned") {
    Pins scene;
    scene.enter("");
    CHECK(scene.pins() == "| ");
    scene.remove("SM1", CriteriaAction::refine, {});
    CHECK(scene.lines("SM1").empty());
}

TEST_CASE("PIN-5: pins are set on lines and taken away by name, either way") {
    Pins scene;
    scene.add("SM1", only("P1|P2|P3"));
    ChangePins pin = ChangePins::pin({scene.line_of("SM1", "P1")});
    while (!pin.step(scene.tx, 1)) {
    }
    scene.take_out("P2");
    CHECK(scene.pins() == "P1 | P2 ");
    scene.unpin("P1");
    scene.unpin("P2");
    CHECK(scene.pins() == "| ");
    scene.remove("SM1", CriteriaAction::reduce, only("P1"));
    scene.add("SM1", only("P2"));
    CHECK(scene.lines("SM1") == Numbers{"P3", "P2"});
    CHECK_FALSE(static_cast<bool>(ChangePins::unpin(*scene.db, "SM9", {})));
}

TEST_CASE("PIN-5: all pins are taken away at once") {
    Pins scene;
    scene.enter("P4");
    scene.enter("P3");
    scene.take_out("P3");
    ChangePins job = *ChangePins::unpin(*scene.db, "SM1", {});
    while (!job.step(scene.tx, 64)) {
    }
    CHECK(scene.pins() == "| ");
}

TEST_CASE("PIN-6: resetting the criteria forgets who was taken out, not who is pinned in") {
    Pins scene;
    scene.enter("P4");
    scene.add("SM1", only("P1"));
    scene.take_out("P1");
    REQUIRE(criteria::reset_criteria(scene.tx, "SM1"));
    CHECK(scene.pins() == "P4 | ");
}
