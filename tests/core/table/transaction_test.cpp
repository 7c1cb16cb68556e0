#include "core/table/transaction.h"

#include <doctest/doctest.h>

#include <random>

#include "core/contact/contact_tables.h"
#include "core/schema/schema.h"
#include "tests/core/table/contents.h"

using namespace segments;
using namespace segments::table;
using test::commit;
using test::contents;
using test::replay;
namespace card = segments::contact::contact;
namespace groups = segments::contact::mailing_group;

namespace {

// A random change of contacts and mailing groups.
void change_something(Transaction& tx, std::mt19937& random) {
    const Table& contacts = tx.table(card::kTable);
    const auto pick = [&]() -> Row {
        std::vector<Row> rows;
        contacts.live().for_each([&](Row row) { rows.push_back(row); });
        return rows.empty() ? kNoRow : rows[random() % rows.size()];
    };
    for (int step = 0; step < 8; ++step) {
        const Row row = pick();
        switch (random() % 6) {
            case 0:
            case 1: {
                const std::string no = "CT" + std::to_string(random() % 60);
                const Row added = tx.insert(card::kTable, {no});
                if (added != kNoRow)
                    tx.set_text(card::kTable, added, card::kName, "Name " + std::to_string(random() % 9));
                break;
            }
            case 2:
                if (row != kNoRow)
                    tx.set_text(card::kTable, row, card::kCity, "City " + std::to_string(random() % 5));
                break;
            case 3:
                if (row != kNoRow)
                    tx.set_number(card::kTable, row, card::kLastDateModified,
                                  static_cast<std::int64_t>(random() % 90000));
                break;
            case 4:
                if (row != kNoRow) tx.erase(card::kTable, row);
                break;
            default: {
                const std::string no = "CT" + std::to_string(random() % 60);
                tx.insert(groups::kTable, {no, "GROUP" + std::to_string(random() % 4)});
            }
        }
    }
}

}  // namespace

TEST_CASE("a committed insertion is found by its key and reads back") {
    auto db = schema::make_database();
    Transaction tx(*db, "Add contact");
    const Row row = tx.insert(card::kTable, {"CT000001"});
    tx.set_text(card::kTable, row, card::kName, "Ann Lee");
    tx.set_text(card::kTable, row, card::kCity, "København");
    tx.set_flag(card::kTable, row, card::kMinor, true);
    CHECK(db->busy());
    Commit done = commit(std::move(tx));
    CHECK_FALSE(db->busy());
    const Table& contacts = db->table(card::kTable);
    CHECK(contacts.find("CT000001") == row);
    CHECK(contacts.find("CT000002") == kNoRow);
    CHECK(contacts.text(row, card::kName) == "Ann Lee");
    CHECK(contacts.text(row, card::kCity) == "København");
    CHECK(contacts.flag(row, card::kMinor));
    CHECK(contacts.size() == 1);
}

TEST_CASE("a key can't be taken twice") {
    auto db = schema::make_database();
    Transaction tx(*db, "");
    CHECK(tx.insert(groups::kTable, {"CT1", "A"}) != kNoRow);
    CHECK(tx.insert(groups::kTable, {"CT1", "A"}) == kNoRow);
    CHECK(tx.insert(groups::kTable, {"CT1", "B"}) != kNoRow);
    tx.rollback();
}

TEST_CASE("a transaction that isn't committed leaves no trace") {
    auto db = schema::make_database();
    {
        Transaction tx(*db, "");
        const Row row = tx.insert(card::kTable, {"CT1"});
        tx.set_text(card::kTable, row, card::kName, "Before");
        commit(std::move(tx));
    }
    const auto before = contents(*db);
    {
        Transaction tx(*db, "");
        const Row row = db->table(card::kTable).find("CT1");
        tx.set_text(card::kTable, row, card::kName, "After");
        tx.insert(card::kTable, {"CT2"});
        tx.erase(card::kTable, row);
        tx.insert(card::kTable, {"CT1"});
    }
    CHECK(contents(*db) == before);
    CHECK_FALSE(db->busy());
}

TEST_CASE("a transaction taken back in slices of any size leaves no trace either, and is busy until then") {
    std::size_t slices = 0;
    for (unsigned seed = 1; seed <= 150; ++seed) {
        CAPTURE(seed);
        std::mt19937 random(seed);
        auto db = schema::make_database();
        for (int i = 0; i < 3; ++i) {
            Transaction tx(*db, "");
            change_something(tx, random);
            commit(std::move(tx));
        }
        const auto before = contents(*db);
        Transaction tx(*db, "");
        for (unsigned i = 0; i < 1 + seed % 4; ++i) change_something(tx, random);
        const std::size_t slice = 1 + seed % 5;
        for (; !tx.roll_back_some(slice); ++slices) REQUIRE(db->busy());
        CHECK_FALSE(db->busy());
        CHECK(contents(*db) == before);
        // What follows finds all keys and rows free again.
        Transaction next(*db, "");
        change_something(next, random);
        commit(std::move(next));
    }
    CHECK(slices > 500);
}

TEST_CASE("a change encoded in slices of any size is the same, and its erased rows are used again") {
    for (unsigned seed = 1; seed <= 40; ++seed) {
        CAPTURE(seed);
        std::mt19937 random(seed), same_random(seed);
        auto db = schema::make_database();
        auto at_once = schema::make_database();
        for (int i = 0; i < 6; ++i) {
            Transaction tx(*db, "");
            change_something(tx, random);
            Commit sliced(std::move(tx));
            while (!sliced.step(1 + seed % 3)) REQUIRE(db->busy());
            CHECK_FALSE(db->busy());
            Transaction other(*at_once, "");
            change_something(other, same_random);
            const Commit whole = commit(std::move(other));
            CHECK(sliced.journal == whole.journal);
            CHECK(sliced.undo == whole.undo);
            CHECK(db->table(card::kTable).slots() == at_once->table(card::kTable).slots());
        }
    }
}

TEST_CASE("a change to the value that is there already is no change") {
    auto db = schema::make_database();
    Transaction first(*db, "");
    const Row row = first.insert(card::kTable, {"CT1"});
    first.set_text(card::kTable, row, card::kName, "Same");
    commit(std::move(first));
    Transaction second(*db, "");
    second.set_text(card::kTable, row, card::kName, "Same");
    CHECK(second.empty());
    second.rollback();
}

TEST_CASE("the database remembers what the last commit inserted, changed and erased") {
    auto db = schema::make_database();
    Transaction first(*db, "");
    const Row a = first.insert(card::kTable, {"A"});
    const Row b = first.insert(card::kTable, {"B"});
    commit(std::move(first));
    Transaction second(*db, "Second");
    second.insert(card::kTable, {"C"});
    second.set_text(card::kTable, a, card::kName, "x");
    second.erase(card::kTable, b);
    commit(std::move(second));
    const ChangeList& last = db->last_changes();
    CHECK(last.label == "Second");
    REQUIRE(last.of(card::kTable) != nullptr);
    CHECK(last.of(card::kTable)->inserted.size() == 1);
    CHECK(last.of(card::kTable)->cells.size() == 1);
    CHECK(last.of(card::kTable)->erased == std::deque<Row>{b});
}

TEST_CASE(
    "undo records take any sequence of changes back, redo records repeat it, journals rebuild it elsewhere") {
    for (unsigned seed = 1; seed <= 150; ++seed) {
        CAPTURE(seed);
        std::mt19937 random(seed);
        auto db = schema::make_database();
        auto replica = schema::make_database();
        std::vector<std::vector<std::string>> undo;
        std::vector<std::set<std::string>> states{contents(*db)};
        for (int step = 0; step < 12; ++step) {
            Transaction tx(*db, "");
            change_something(tx, random);
            Commit done = commit(std::move(tx));
            undo.push_back(done.undo);
            states.push_back(contents(*db));
            replay(*replica, done.journal);
            REQUIRE(contents(*replica) == states.back());
        }
        std::vector<std::vector<std::string>> redo;
        for (std::size_t step = undo.size(); step-- > 0;) {
            redo.push_back(replay(*db, undo[step]).undo);
            REQUIRE(contents(*db) == states[step]);
        }
        for (std::size_t step = 0; step < undo.size(); ++step) {
            replay(*db, redo[undo.size() - 1 - step]);
            REQUIRE(contents(*db) == states[step + 1]);
        }
    }
}

TEST_CASE("damaged blocks are refused and leave nothing behind") {
    auto db = schema::make_database();
    Transaction tx(*db, "");
    for (int i = 0; i < 40; ++i) {
        const Row row = tx.insert(card::kTable, {"CT" + std::to_string(100 + i)});
        tx.set_text(card::kTable, row, card::kName, "Name " + std::to_string(i));
        tx.set_text(card::kTable, row, card::kCity, i % 2 == 0 ? "Roma" : "Wien");
        tx.set_number(card::kTable, row, card::kLastDateModified, 46000 + i * 7);
    }
    const std::string block = commit(std::move(tx)).journal.at(0);
    std::mt19937 random(7);
    for (int round = 0; round < 4000; ++round) {
        std::string bad = block;
        if (round % 2 == 0) {
            bad.resize(random() % bad.size());
        } else {
            bad[random() % bad.size()] = static_cast<char>(random());
        }
        auto other = schema::make_database();
        Transaction attempt(*other, "");
        const Result<std::size_t> result = apply_block(attempt, bad);  // a changed letter in a name may pass
        attempt.rollback();
        CHECK(other->table(card::kTable).size() == 0);
        if (bad.size() < block.size()) CHECK_FALSE(static_cast<bool>(result));
    }
}

TEST_CASE("numbered keys of a large insertion take almost no bytes in its undo record") {
    auto db = schema::make_database();
    Transaction tx(*db, "");
    for (int i = 0; i < 10000; ++i) {
        const std::string no = "CT" + std::to_string(1000000 + i);
        tx.insert(card::kTable, {no});
    }
    const Commit done = commit(std::move(tx));
    std::size_t bytes = 0;
    for (const std::string& block : done.undo) bytes += block.size();
    CHECK(bytes < 100);
}
