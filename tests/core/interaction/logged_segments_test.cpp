#include "core/interaction/logged_segments.h"

#include <doctest/doctest.h>

#include "tests/core/interaction/segments.h"

using namespace segments;
using namespace segments::test;
using interaction::DeleteCanceledLogged;
using interaction::LogResult;
using interaction::ToggleLoggedCanceled;

namespace {

// SM1 with two interactions, SM2 with one, both of campaign CP1.
struct TwoLogged : Mailing {
    TwoLogged() {
        add_campaign("CP1");
        head(segment("SM1", {reachable("Ann"), reachable("Bob")}), header::kCampaignNo, "CP1");
        head(segment("SM2", {reachable("Cy")}), header::kCampaignNo, "CP1");
        log("SM1");
        log("SM2");
    }
    Row logged_row(std::int64_t no) const { return db->table(logged::kTable).find(no); }
    void toggle(const std::vector<Row>& rows) {
        ToggleLoggedCanceled job(*db, rows);
        while (!job.step(tx, 1)) {
        }
    }
    // Counted in slices of one row.
    interaction::LoggedCounts counts(std::int64_t entry_no) const {
        interaction::CountLogged count(*db, logged_row(entry_no));
        while (!count.step(1)) {
        }
        return count.counts();
    }
    std::vector<bool> canceled_entries() const {
        std::vector<bool> result;
        for (const Row row : entries())
            result.push_back(number_in(entry::kTable, row, entry::kCanceled) != 0);
        return result;
    }
};

}  // namespace

TEST_CASE("LSG-2: counts are those of entries with the segment's own state of Canceled") {
    TwoLogged w;
    CHECK(w.counts(1).interactions == 2);
    CHECK(w.counts(1).campaign_entries == 1);
    CHECK(w.counts(2).interactions == 1);
    w.tx.set_flag(entry::kTable, w.entries()[0], entry::kCanceled, true);
    CHECK(w.counts(1).interactions == 1);
    w.toggle({w.logged_row(1)});
    CHECK(w.counts(1).interactions == 2);
    CHECK(w.counts(1).campaign_entries == 1);
}

TEST_CASE("LSG-4: several segments get the opposite of the first's state, with all their entries") {
    TwoLogged w;
    w.tx.set_flag(logged::kTable, w.logged_row(2), logged::kCanceled, true);
    w.tx.set_flag(entry::kTable, w.entries()[1], entry::kCanceled, true);
    const std::vector<Row> both{w.logged_row(1), w.logged_row(2)};
    CHECK(ToggleLoggedCanceled(*w.db, both).question() ==
          "Cancel 2 logged segments with all their interactions?");
    w.toggle(both);
    CHECK(w.number_in(logged::kTable, w.logged_row(1), logged::kCanceled) == 1);
    CHECK(w.number_in(logged::kTable, w.logged_row(2), logged::kCanceled) == 1);
    CHECK(w.canceled_entries() == std::vector<bool>{true, true, true});
    w.toggle({w.logged_row(1)});
    CHECK(w.canceled_entries() == std::vector<bool>{false, false, true});
    const std::vector<Row> campaigns = w.sorted(campaign_entry::kTable);
    CHECK(w.number_in(campaign_entry::kTable, campaigns[0], campaign_entry::kCanceled) == 0);
    CHECK(w.number_in(campaign_entry::kTable, campaigns[1], campaign_entry::kCanceled) == 1);
}

TEST_CASE("LSG-7, LSG-8: only canceled segments are deleted; their entries stay without them") {
    TwoLogged w;
    w.toggle({w.logged_row(1)});
    const std::vector<Row> both{w.logged_row(1), w.logged_row(2)};
    DeleteCanceledLogged job(*w.db, both);
    while (!job.step(w.tx, 1)) {
    }
    CHECK(job.deleted() == 1);
    CHECK(w.logged_row(1) == table::kNoRow);
    CHECK(w.logged_row(2) != table::kNoRow);
    REQUIRE(w.entries().size() == 3);
    CHECK(w.number_in(entry::kTable, w.entries()[0], entry::kLoggedSegmentEntryNo) == 0);
    CHECK(w.number_in(entry::kTable, w.entries()[2], entry::kLoggedSegmentEntryNo) == 2);
    const std::vector<Row> campaigns = w.sorted(campaign_entry::kTable);
    CHECK(w.number_in(campaign_entry::kTable, campaigns[0], campaign_entry::kRegisterNo) == 0);
}

TEST_CASE("LSG-7: what a deleted segment remembered goes with it, and its number isn't given out again") {
    TwoLogged w;
    w.segment("SM3", {w.reachable("Di"), w.reachable("Ed")});
    const Row ed =
        w.db->table(card::kTable).find(w.text_in(line::kTable, w.line_of("SM3", 1), line::kContactNo));
    w.set(ed, card::kExcludeFromSegment, true);
    w.tx.insert(criteria_row::kTable, {"SM3", 1});
    const std::int64_t third = w.log("SM3").logged_segment_no;
    CHECK(interaction::skipped_lines_of(*w.db, third).size() == 1);
    // A saved criteria reuses the logged segment (RUL-3).
    const Row saved = w.tx.insert(segment::saved_line::kTable, {"AGAIN", 1});
    w.tx.set_number(segment::saved_line::kTable, saved, segment::saved_line::kLoggedSegmentEntryNo, third);
    const Row row = w.logged_row(third);
    w.toggle({row});
    DeleteCanceledLogged job(*w.db, std::span(&row, 1));
    while (!job.step(w.tx, 100)) {
    }
    CHECK(w.db->table(skipped::kTable).size() == 0);
    CHECK(w.db->table(logged_criteria::kTable).size() == 0);
    w.segment("SM4", {w.reachable("Flo")});
    CHECK(w.log("SM4").logged_segment_no == third + 1);
}

TEST_CASE("LSG-3: the campaign entries of a logged segment are found by its number") {
    TwoLogged w;
    const std::vector<Row> found = interaction::campaign_entries_of(*w.db, 2);
    REQUIRE(found.size() == 1);
    CHECK(w.text_in(campaign_entry::kTable, found[0], campaign_entry::kSegmentNo) == "SM2");
}
