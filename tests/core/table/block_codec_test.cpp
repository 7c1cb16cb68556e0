#include "core/table/block_codec.h"

#include <doctest/doctest.h>

#include "core/contact/contact_tables.h"
#include "core/schema/schema.h"
#include "tests/core/table/contents.h"

using namespace segments;
using namespace segments::table;
using test::commit;
namespace card = segments::contact::contact;
namespace groups = segments::contact::mailing_group;

namespace {

void add_contact(Transaction& tx, std::string_view no, std::string_view city) {
    tx.set_text(card::kTable, tx.insert(card::kTable, {no}), card::kCity, city);
}

std::string city(const Database& db, std::string_view no) {
    const Row row = db.table(card::kTable).find(no);
    return row == kNoRow ? "none" : std::string(db.table(card::kTable).text(row, card::kCity));
}

// A, B and C with a mailing group of A; then A and B get another city, C and the group go, D comes.
std::vector<std::string> what_undoes_it(Database& db) {
    Transaction before(db, "Before");
    add_contact(before, "A", "Rome");
    add_contact(before, "B", "Rome");
    add_contact(before, "C", "Rome");
    before.insert(groups::kTable, {"A", "NEWS"});
    commit(std::move(before));
    Transaction tx(db, "Change");
    const Table& contacts = tx.table(card::kTable);
    for (const char* no : {"A", "B"}) tx.set_text(card::kTable, contacts.find(no), card::kCity, "Oslo");
    tx.erase(card::kTable, contacts.find("C"));
    tx.erase(groups::kTable, tx.table(groups::kTable).find("A", "NEWS"));
    add_contact(tx, "D", "Oslo");
    return commit(std::move(tx)).undo;
}

}  // namespace

TEST_CASE("Of a block some rows alone can be performed, and rows that are gone are passed over") {
    const std::unique_ptr<Database> db = schema::make_database();
    const std::vector<std::string> undo = what_undoes_it(*db);
    {
        Transaction later(*db, "Later");
        later.erase(card::kTable, db->table(card::kTable).find("B"));
        commit(std::move(later));
    }
    const auto apply = [&](const WantedRows& rows) {
        std::size_t count = 0;
        Transaction tx(*db, "Some");
        for (const std::string& block : undo) {
            const Result<std::size_t> applied = apply_block(tx, block, rows);
            REQUIRE(applied);
            count += *applied;
        }
        commit(std::move(tx));
        return count;
    };
    SUBCASE("none of them") {
        CHECK(apply({[](const Table&, Row) { return false; },
                     [](const Table&, std::span<const std::int64_t>) { return false; }}) == 0);
        CHECK(city(*db, "A") == "Oslo");
        CHECK(city(*db, "C") == "none");
        CHECK(city(*db, "D") == "Oslo");
    }
    SUBCASE("all but contacts that come and go") {
        CHECK(apply({[](const Table& table, Row row) { return table.text(row, 0) != "D"; },
                     [](const Table& table, std::span<const std::int64_t>) {
                         return table.def().id == groups::kTable;
                     }}) == 2);
        CHECK(city(*db, "A") == "Rome");
        CHECK(city(*db, "B") == "none");
        CHECK(city(*db, "C") == "none");
        CHECK(city(*db, "D") == "Oslo");
        CHECK(db->table(groups::kTable).find("A", "NEWS") != kNoRow);
    }
    SUBCASE("all of them, and once more") {
        const WantedRows all{[](const Table&, Row) { return true; },
                             [](const Table&, std::span<const std::int64_t>) { return true; }};
        CHECK(apply(all) == 4);
        CHECK(city(*db, "A") == "Rome");
        CHECK(city(*db, "C") == "Rome");
        CHECK(city(*db, "D") == "none");
        // What is there already isn't added twice.
        CHECK(apply(all) == 1);
    }
}

TEST_CASE("A block tells which rows it is about") {
    const std::unique_ptr<Database> db = schema::make_database();
    std::vector<std::string> seen;
    for (const std::string& block : what_undoes_it(*db)) {
        const Result<void> read = for_each_row(*db, block, [&](const Table& table, const BlockRow& row) {
            constexpr std::string_view kKinds[] = {"insert ", "erase ", "update "};
            std::string text(kKinds[static_cast<std::size_t>(row.kind)]);
            text += std::string(table.raw_text(0, row.key[0]));
            if (table.def().id == groups::kTable) text += " " + std::string(table.raw_text(1, row.key[1]));
            if (row.kind == BlockRow::Kind::update) text += "." + std::string(table.field(row.field).name);
            seen.push_back(text);
        });
        CHECK(read);
    }
    std::sort(seen.begin(), seen.end());
    CHECK(seen ==
          std::vector<std::string>{"erase D", "insert A NEWS", "insert C", "update A.city", "update B.city"});
}

TEST_CASE("A block that is cut off anywhere is refused, also when it is just looked at") {
    const std::unique_ptr<Database> db = schema::make_database();
    for (const std::string& block : what_undoes_it(*db)) {
        for (std::size_t size = 0; size < block.size(); ++size) {
            const std::string_view cut = std::string_view(block).substr(0, size);
            Transaction tx(*db, "Cut");
            CHECK_FALSE(apply_block(tx, cut));
            // The values behind the keys aren't looked at.
            if (size < 5) CHECK_FALSE(for_each_row(*db, cut, [](const Table&, const BlockRow&) {}));
        }
    }
}

namespace {

constexpr int kMany = 3000;  // more than some steps take

std::string number(int i) {
    return "CT" + std::to_string(100000 + i);
}

// A block that adds so many contacts, each in a city of its own.
std::string many_contacts() {
    const std::unique_ptr<Database> db = schema::make_database();
    Transaction tx(*db, "Many");
    for (int i = 0; i < kMany; ++i) add_contact(tx, number(i), "City " + std::to_string(i));
    std::vector<Row> rows;
    tx.table(card::kTable).live().for_each([&](Row row) { rows.push_back(row); });
    return encode_insert(tx.table(card::kTable), rows);
}

}  // namespace

TEST_CASE("A block performed in steps gives what it gives at once") {
    const std::string block = many_contacts();
    const std::unique_ptr<Database> once = schema::make_database(), stepwise = schema::make_database();
    {
        Transaction tx(*once, "Once");
        REQUIRE(apply_block(tx, block));
        commit(std::move(tx));
    }
    Transaction tx(*stepwise, "Stepwise");
    BlockApplier applier(tx, block);
    int steps = 0;
    for (Result<bool> done = false; done && !*done; ++steps) {
        done = applier.step();
        REQUIRE(done);
    }
    CHECK(steps > 10);
    commit(std::move(tx));
    CHECK(test::contents(*stepwise) == test::contents(*once));
}

TEST_CASE("A block that is given up between its steps leaves nothing, nor one whose later rows are taken") {
    const std::string block = many_contacts();
    const std::unique_ptr<Database> db = schema::make_database();
    {
        Transaction tx(*db, "There already");
        add_contact(tx, number(kMany - 10), "Rome");
        commit(std::move(tx));
    }
    const auto before = test::contents(*db);
    int steps = 0;
    {
        Transaction tx(*db, "To its error");
        BlockApplier applier(tx, block);
        Result<bool> done = false;
        for (; done && !*done; ++steps) done = applier.step();
        CHECK_FALSE(done);
    }
    CHECK(test::contents(*db) == before);
    for (int given_up = 1; given_up < steps; ++given_up) {
        CAPTURE(given_up);
        {
            Transaction tx(*db, "Given up");
            BlockApplier applier(tx, block);
            for (int i = 0; i < given_up && applier.step(); ++i) {
            }
        }
        REQUIRE(test::contents(*db) == before);
    }
    // Rows that were prepared can be used again.
    Transaction tx(*db, "Another");
    add_contact(tx, "B", "Oslo");
    commit(std::move(tx));
    CHECK(city(*db, "B") == "Oslo");
}

TEST_CASE(
    "A block of records with keys of several parts is refused where one of them is there, wherever it lies") {
    constexpr int kRows = 200;
    const auto add = [](Transaction& tx, int i) {
        tx.insert(groups::kTable, {number(i / 2), i % 2 == 0 ? "NEWS" : "FAIR"});
    };
    const std::unique_ptr<Database> from = schema::make_database();
    Transaction all(*from, "All");
    for (int i = 0; i < kRows; ++i) add(all, i);
    std::vector<Row> rows;
    from->table(groups::kTable).live().for_each([&](Row row) { rows.push_back(row); });
    const std::string block = encode_insert(from->table(groups::kTable), rows);
    for (const int there : {-1, 0, 63, 64, 130, kRows - 1}) {
        CAPTURE(there);
        const std::unique_ptr<Database> db = schema::make_database();
        if (there >= 0) {
            Transaction tx(*db, "There already");
            add(tx, there);
            commit(std::move(tx));
        }
        Transaction tx(*db, "All");
        CHECK(static_cast<bool>(apply_block(tx, block)) == (there < 0));
        if (there < 0) CHECK(db->table(groups::kTable).find(number(kRows / 2 - 1), "FAIR") != kNoRow);
        CHECK(db->table(groups::kTable).find(number(kRows / 2), "FAIR") == kNoRow);
    }
}

TEST_CASE("Numbers that follow each other come back as they were, also where their digits carry over") {
    const std::unique_ptr<Database> from = schema::make_database(), to = schema::make_database();
    std::vector<std::string> numbers;
    for (int i = 0; i < 150; ++i) numbers.push_back("A" + std::to_string(8950 + i));
    Transaction tx(*from, "Numbers");
    for (const std::string& no : numbers) tx.insert(card::kTable, {no});
    std::vector<Row> rows;
    from->table(card::kTable).live().for_each([&](Row row) { rows.push_back(row); });
    std::string block = encode_insert(from->table(card::kTable), rows);
    CHECK(block.size() < 40);
    Transaction copy(*to, "Copy");
    REQUIRE(apply_block(copy, block));
    for (const std::string& no : numbers) CHECK(to->table(card::kTable).find(no) != kNoRow);
    CHECK(to->table(card::kTable).size() == numbers.size());
    copy.rollback();

    // The first number of the block, as its last two bytes: with 9990 they would need another digit.
    const std::string first("\xF6\x45", 2);  // varint of 8950
    const std::size_t at = block.find(first);
    REQUIRE(at != std::string::npos);
    block.replace(at, first.size(), "\x86\x4E");  // of 9990
    Transaction hostile(*to, "Hostile");
    CHECK_FALSE(apply_block(hostile, block));
}
