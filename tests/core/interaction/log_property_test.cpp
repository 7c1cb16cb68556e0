// Random segments, logged and taken back: what must hold whatever the lines are.
#include <doctest/doctest.h>

#include <random>
#include <set>

#include "tests/core/interaction/segments.h"
#include "tests/core/table/contents.h"

using namespace segments;
using namespace segments::test;
using interaction::Finding;
using interaction::LogResult;
using interaction::WarningChoice;
using segment::OwnField;

namespace {

// Contacts of all kinds on a segment with up to 30 lines, some with values of their own, some without a
// contact, some taken away again, some twice.
void fill(Mailing& m, std::mt19937& random) {
    const auto chance = [&](unsigned of) { return random() % of == 0; };
    m.add_campaign("CP1");
    m.add_campaign("CP2");
    std::vector<Row> contacts;
    for (unsigned i = 0; i < 8 + random() % 8; ++i) {
        const std::string name = "Contact " + std::to_string(i);
        const Row row = chance(3) ? m.company(name) : chance(3) ? m.person(name) : m.reachable(name);
        if (chance(6)) m.set(row, card::kPrivacyBlocked, true);
        if (chance(6)) m.set(row, card::kExcludeFromSegment, true);
        m.set(row, card::kCorrespondenceType, static_cast<int>(random() % 3));
        contacts.push_back(row);
    }
    std::vector<Row> chosen(1, contacts[0]);
    for (unsigned i = 0; i < random() % 30; ++i) chosen.push_back(contacts[random() % contacts.size()]);
    const Row row = m.segment("SM1", chosen);
    m.head(row, header::kCampaignNo, chance(2) ? "CP1" : "");
    m.head(row, header::kCorrespondenceType, static_cast<int>(random() % 3));
    const std::vector<Row> lines = segment::present_lines(*m.db, "SM1");
    for (std::size_t n = 1; n < lines.size(); ++n) {
        if (chance(5)) m.own(lines[n], OwnField::campaign_no, chance(2) ? "CP2" : "");
        if (chance(5)) m.own(lines[n], OwnField::cost, static_cast<int>(random() % 900) * 1000);
        if (chance(5)) m.own(lines[n], OwnField::description, "Own " + std::to_string(n));
        if (chance(5)) m.set_line(lines[n], line::kEvaluation, static_cast<int>(random() % 6));
        if (chance(9)) m.set_line(lines[n], line::kContactVia, "+39 " + std::to_string(n));
        if (chance(9)) m.set_line(lines[n], line::kContactNo, "");
        if (chance(9)) segment::remove_line(m.tx, lines[n], 1);
    }
    m.tx.insert(criteria_row::kTable, {"SM1", 1});
}

interaction::LogOptions options(std::mt19937& random) {
    interaction::LogOptions result;
    for (WarningChoice& choice : result.choices)
        choice = random() % 2 == 0 ? WarningChoice::skip : WarningChoice::log;
    return result;
}

// The contacts of the lines that stand on a segment.
std::multiset<std::string> contacts_on(const Mailing& m, std::string_view segment_no) {
    std::multiset<std::string> contacts;
    for (const Row row : segment::present_lines(*m.db, segment_no)) {
        std::string no = m.text_in(line::kTable, row, line::kContactNo);
        if (!no.empty()) contacts.insert(std::move(no));
    }
    return contacts;
}
std::multiset<std::string> contacts_in(const Mailing& m, table::TableId table, FieldId field) {
    std::multiset<std::string> contacts;
    m.db->table(table).live().for_each([&](Row row) { contacts.insert(m.text_in(table, row, field)); });
    return contacts;
}

}  // namespace

TEST_CASE(
    "PRD-7, LOG-40: whatever the lines are, undoing a logging restores everything and redo repeats it") {
    std::size_t logged_count = 0;
    for (unsigned seed = 1; seed <= 60; ++seed) {
        CAPTURE(seed);
        std::mt19937 random(seed);
        Mailing m;
        fill(m, random);
        commit(std::move(m.tx));
        const auto before = contents(*m.db);
        table::Transaction tx(*m.db, "Log");
        const Result<LogResult> result = m.log_in(tx, "SM1", options(random));
        if (!result) {
            CHECK(result.error().rule == "LOG-5");  // every line would be skipped
            tx.rollback();
            CHECK(contents(*m.db) == before);
            continue;
        }
        ++logged_count;
        const table::Commit done = commit(std::move(tx));
        const auto after = contents(*m.db);
        const table::Commit undone = replay(*m.db, done.undo);
        REQUIRE(contents(*m.db) == before);
        replay(*m.db, undone.undo);
        REQUIRE(contents(*m.db) == after);
    }
    CHECK(logged_count > 30);
}

TEST_CASE("LOG-20, PRD-6: every line with a contact is either logged or kept as skipped") {
    for (unsigned seed = 100; seed <= 160; ++seed) {
        CAPTURE(seed);
        std::mt19937 random(seed);
        Mailing m;
        fill(m, random);
        const std::multiset<std::string> before = contacts_on(m, "SM1");
        const Result<LogResult> result = m.try_log("SM1", options(random));
        if (!result) continue;
        std::multiset<std::string> after = contacts_in(m, entry::kTable, entry::kContactNo);
        CHECK(after.size() == result->interactions);
        after.merge(contacts_in(m, skipped::kTable, skipped::kContactNo));
        CHECK(after == before);
        CHECK(m.db->table(line::kTable).size() == 0);
    }
}
