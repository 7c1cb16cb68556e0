#include "core/criteria/reuse_logged.h"

#include <doctest/doctest.h>

#include "core/criteria/go_back.h"
#include "core/criteria/saved_criteria.h"
#include "tests/core/criteria/scene.h"

using namespace segments;
using namespace segments::test;
using criteria::LoggedChoice;
using criteria::LoggedCounts;
using criteria::ReuseLogged;

namespace {

// Logged segment 7 with entries of Bob, Ann, Bob again, Contoso (canceled), and one that lost its contact.
struct Logged : Companies {
    Logged() {
        REQUIRE(tx.insert(segment::logged::kTable, {7}) != table::kNoRow);
        for (Row* row : {&first, &second, &third, &canceled, &lost})
            tx.set_number(entry::kTable, *row, entry::kLoggedSegmentEntryNo, 7);
        interaction(cy);
        tx.set_flag(entry::kTable, canceled, entry::kCanceled, true);
        tx.set_text(entry::kTable, lost, entry::kContactNo, "");
        tx.set_text(entry::kTable, second, entry::kCampaignNo, "CP1");
    }
    LoggedCounts reuse(const LoggedChoice& choice = {}) {
        const Result<LoggedCounts> counts = criteria::reuse_logged(tx, "SM1", 7, choice);
        REQUIRE(counts);
        return *counts;
    }
    LoggedChoice everything() const {
        LoggedChoice choice;
        choice.leave_out_canceled = false;
        choice.each_contact_once = false;
        return choice;
    }

    Row first = interaction(bob);
    Row second = interaction(ann);
    Row third = interaction(bob);
    Row canceled = interaction(contoso);
    Row lost = interaction(dora);
};

}  // namespace

TEST_CASE("RUL-2: the logged segment must exist") {
    Logged scene;
    CHECK_FALSE(static_cast<bool>(ReuseLogged::make(*scene.db, "SM1", 8, {})));
    CHECK_FALSE(static_cast<bool>(ReuseLogged::make(*scene.db, "SM9", 7, {})));
}

TEST_CASE("PRD-8: by default all entries are followed that aren't canceled, each contact once") {
    Logged scene;
    CHECK(scene.reuse() == LoggedCounts{4, 1, 1, 2});
    CHECK(scene.lines("SM1") == Numbers{"P2", "P1"});
}

TEST_CASE(
    "RUL-4, RUL-7: one line per entry in the order of entry numbers, excluded and present contacts too") {
    Logged scene;
    scene.set(scene.bob, card::kExcludeFromSegment, true);
    scene.add("SM1", only("P1"));
    CHECK(scene.reuse(scene.everything()) == LoggedCounts{5, 1, 0, 4});
    CHECK(scene.lines("SM1") == Numbers{"P1", "P2", "P1", "P2", "C1"});
}

TEST_CASE("RUL-5, RUL-6: the lines come from the new header, with the campaign of the entry") {
    Logged scene;
    scene.add("SM1", only("P4"));
    scene.reuse();
    const std::vector<Row> rows = segment::present_lines(*scene.db, "SM1");
    REQUIRE(rows.size() == 3);
    const segment::LineReader reader(*scene.db, segment::find_segment(*scene.db, "SM1"));
    CHECK(scene.db->table(line::kTable).number(rows[2], line::kLineNo) == 30000);
    CHECK(reader.text(rows[1], line::kCampaignNo).empty());
    CHECK(reader.text(rows[2], line::kCampaignNo) == "CP1");
    CHECK(reader.text(rows[2], line::kDescription) == "Spring letter");
    CHECK(reader.text(rows[2], line::kInteractionTemplateCode).empty());
}

TEST_CASE(
    "RUL-3: one Add action is recorded, with Allow Existing Contacts and the logged segment as filter") {
    Logged scene;
    scene.reuse(scene.everything());
    const auto actions = criteria::read_actions(*scene.db, criteria::criteria_of_segment("SM1"));
    REQUIRE(actions);
    REQUIRE(actions->size() == 1);
    CHECK(actions->at(0).action == schema::CriteriaAction::add_contacts);
    CHECK(actions->at(0).options == criteria::AddOptions{true, false, false, false, false});
    CHECK(actions->at(0).logged_segment_entry_no == 7);
    CHECK(criteria::in_words(actions->at(0).filters.at(0), filter::Locale()) ==
          "Logged Segment Entry No. is 7");
}

TEST_CASE("RUL-6, PRD-4: Go Back removes the lines; their campaign doesn't count as an edit") {
    Logged scene;
    scene.add("SM1", only("P1"));
    scene.reuse();
    CHECK(*criteria::go_back(scene.tx, "SM1") ==
          criteria::GoBackEffect{2, schema::CriteriaAction::add_contacts, 0, 2, 0});
    CHECK(scene.lines("SM1") == Numbers{"P1"});
}

TEST_CASE("PRD-8: entries can be chosen by evaluation, attempt, delivery and correspondence type") {
    Logged scene;
    scene.tx.set_number(entry::kTable, scene.second, entry::kEvaluation, 2);
    scene.tx.set_number(entry::kTable, scene.third, entry::kEvaluation, 1);
    scene.tx.set_number(entry::kTable, scene.third, entry::kCorrespondenceType, 2);
    scene.tx.set_number(entry::kTable, scene.first, entry::kDeliveryStatus, 2);
    scene.tx.set_flag(entry::kTable, scene.first, entry::kAttemptFailed, true);
    const auto chosen = [&](const LoggedChoice& choice) {
        scene.reuse(choice);
        Numbers lines = scene.lines("SM1");
        REQUIRE(criteria::go_back(scene.tx, "SM1"));
        return lines;
    };
    LoggedChoice positive;
    positive.evaluations = {schema::Evaluation::very_positive, schema::Evaluation::positive};
    CHECK(chosen(positive) == Numbers{"P1", "P2"});
    LoggedChoice letters;
    letters.correspondence_types = {schema::CorrespondenceType::email};
    CHECK(chosen(letters) == Numbers{"P2"});
    LoggedChoice undelivered;
    undelivered.delivery_statuses = {schema::DeliveryStatus::error};
    CHECK(chosen(undelivered) == Numbers{"P2"});
    LoggedChoice failed;
    failed.attempt_failed = true;
    CHECK(chosen(failed) == Numbers{"P2"});
    failed.attempt_failed = false;
    CHECK(chosen(failed) == Numbers{"P1", "P2"});
}

TEST_CASE("RUC-6: the recorded action, run again, obeys exclusion, and the choice of entries") {
    Logged scene;
    LoggedChoice positive;
    positive.evaluations = {schema::Evaluation::positive, schema::Evaluation::blank};
    scene.reuse(positive);
    CHECK(criteria::describe(*scene.db, criteria::criteria_of_segment("SM1"), filter::Locale())[1].text ==
          "Logged Segment Entry No. is 7 and Evaluation is Positive or is empty and Canceled is No");
    REQUIRE(criteria::save_criteria(scene.tx, scene.context, "SM1", "AGAIN", ""));
    scene.set(scene.bob, card::kExcludeFromSegment, true);
    REQUIRE(criteria::reuse_criteria(scene.tx, scene.context, "SM2", "AGAIN"));
    CHECK(scene.lines("SM2") == Numbers{"P1"});
}

TEST_CASE("reusing a logged segment in slices looks first, and changes nothing until it steps") {
    Logged scene;
    for (int i = 0; i < 300; ++i)
        scene.tx.set_number(entry::kTable, scene.interaction(scene.cy), entry::kLoggedSegmentEntryNo, 7);
    ReuseLogged job = *ReuseLogged::make(*scene.db, "SM1", 7, scene.everything());
    int looks = 1;
    while (!job.look(*scene.db, 64)) ++looks;
    CHECK(looks > 4);
    CHECK(job.counts() == LoggedCounts{305, 1, 0, 304});
    CHECK(scene.actions("SM1") == 0);
    int steps = 0;
    for (;; ++steps) {
        const Result<bool> finished = job.step(scene.tx, 64);
        REQUIRE(finished);
        if (*finished) break;
    }
    CHECK(steps >= 4);
    CHECK(scene.lines("SM1").size() == 304);
}
