#include "core/exchange/take_back.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/contact/assignments.h"
#include "core/contact/contact.h"
#include "core/contact/delete_contacts.h"
#include "core/segment/create_segment.h"
#include "core/segment/segment_tables.h"
#include "tests/core/exchange/import_support.h"
#include "tests/core/table/contents.h"

using namespace segments;
using namespace segments::test;
using exchange::TakeBackImport;
namespace line = segment::line;

namespace {

using Blocks = std::vector<std::string>;

// A workspace with an import to be taken back, and what was done since.
struct Steps {
    std::unique_ptr<table::Database> db = new_database();
    Blocks imported;
    std::vector<Blocks> later;

    void import(std::string_view text, exchange::ImportAfter after = {}) {
        exchange::ImportPlan plan(*db);
        REQUIRE(read_all(text, plan) == "");
        REQUIRE(preview(plan, *db).rejected == std::vector<std::string>{});
        table::Transaction tx(*db, "Import");
        exchange::ApplyImport job(plan, import_context(), std::move(after));
        Result<bool> done = false;
        while (done && !*done) done = job.step(tx, 50);
        REQUIRE(done);
        imported = commit(std::move(tx)).undo;
    }
    void then(const std::function<void(table::Transaction&)>& change) {
        table::Transaction tx(*db, "Later");
        change(tx);
        later.push_back(commit(std::move(tx)).undo);
    }
    void then_set(std::string_view no, table::FieldId field, std::string_view value) {
        then([&](table::Transaction& tx) {
            const table::Row row = db->table(card::kTable).find(no);
            REQUIRE(contact::set_field(tx, import_context(), row, field, std::string(value)));
        });
    }

    // What becomes of it: "2 deleted, 1 restored, kept: C1 C2". `undo`: what takes it back again.
    std::string take_back(std::size_t rows = 100000, Blocks* undo = nullptr) {
        TakeBackImport job(*db);
        for (const std::string& block : imported) REQUIRE(job.add_import(block));
        for (const Blocks& blocks : later) {
            for (const std::string& block : blocks) REQUIRE(job.add_later(block));
        }
        while (!job.look(rows)) {
        }
        std::string text = std::to_string(job.to_delete()) + " deleted, " + std::to_string(job.to_restore()) +
                           " restored, kept:";
        for (const table::Row row : job.kept())
            text += " " + std::string(db->table(card::kTable).text(row, card::kNo));
        table::Transaction tx(*db, "Take back");
        Result<bool> done = false;
        for (float before = 0; done && !*done; done = job.step(tx, rows)) {
            CHECK(job.progress() >= before);
            before = job.progress();
        }
        REQUIRE_MESSAGE(static_cast<bool>(done), (done ? std::string() : done.error().message));
        CHECK(job.progress() == 1);
        Blocks blocks = commit(std::move(tx)).undo;
        if (undo != nullptr) *undo = std::move(blocks);
        return text;
    }
    std::size_t contacts() const { return db->table(card::kTable).size(); }
    std::size_t lines() const { return db->table(line::kTable).size(); }
};

constexpr std::string_view kThere =
    R"([{"no":"C1","type":"Company","name":"Contoso","city":"Ely","mailingGroups":["NEWS","VIP"]},
        {"no":"C2","type":"Company","name":"Adatum","city":"Ely"},
        {"no":"P1","type":"Person","name":"Ann","companyNo":"C1","phoneNo":"1"}])";

}  // namespace

TEST_CASE("An import is taken back, but contacts that were changed since stay as they are") {
    Steps steps;
    import_text(*steps.db, kThere);
    steps.import(R"([{"no":"C1","city":"Rome"},{"no":"C2","city":"Rome"},
                     {"no":"N1","type":"Company","name":"New 1"},{"no":"N2","type":"Company","name":"New 2"}])");
    steps.then_set("C2", card::kCounty, "X");
    steps.then_set("N2", card::kName, "Renamed");
    CHECK(steps.take_back() == "1 deleted, 1 restored, kept: C2 N2");
    CHECK(text_of(*steps.db, "C1", card::kCity) == "Ely");
    CHECK(text_of(*steps.db, "C2", card::kCity) == "Rome");
    CHECK(text_of(*steps.db, "C2", card::kCounty) == "X");
    CHECK(text_of(*steps.db, "N1", card::kName) == "no such contact");
    CHECK(text_of(*steps.db, "N2", card::kName) == "Renamed");
}

TEST_CASE("An import on which nothing was built is taken back whole, and Undo brings it again") {
    Steps steps;
    import_text(*steps.db, kThere);
    const std::set<std::string> before = contents(*steps.db);
    steps.import(
        R"([{"no":"C1","city":"Rome","mailingGroups":["VIP"],"alternateAddresses":[{"code":"HOME","city":"Bath",
             "dateRanges":[{"startingDate":"2026-01-01"}]}]},
            {"no":"P1","companyNo":"C2","jobTitle":"Cook"},
            {"no":"N1","type":"Person","name":"New","companyNo":"C1","mailingGroups":["NEWS"]}])");
    const std::set<std::string> imported = contents(*steps.db);
    for (const std::size_t rows : {std::size_t{1}, std::size_t{100000}}) {
        Blocks undo;
        CHECK(steps.take_back(rows, &undo) == "1 deleted, 2 restored, kept:");
        CHECK(contents(*steps.db) == before);
        replay(*steps.db, undo);
        CHECK(contents(*steps.db) == imported);
    }
}

TEST_CASE(
    "A company that came in stays with people who stay, not with those who go back to their former one") {
    Steps steps;
    import_text(*steps.db, kThere);
    steps.import(R"([{"no":"N1","type":"Company","name":"New 1"},{"no":"N2","type":"Company","name":"New 2"},
                     {"no":"P1","companyNo":"N1"},{"no":"P2","type":"Person","name":"Bob","companyNo":"N2"},
                     {"no":"P3","type":"Person","name":"Cid","companyNo":"N2"}])");
    steps.then_set("P2", card::kJobTitle, "Cook");
    CHECK(steps.take_back() == "2 deleted, 1 restored, kept: N2 P2");
    CHECK(text_of(*steps.db, "P1", card::kCompanyNo) == "C1");
    CHECK(text_of(*steps.db, "P1", card::kCompanyName) == "Contoso");
    CHECK(text_of(*steps.db, "P2", card::kCompanyName) == "New 2");
    CHECK(text_of(*steps.db, "P3", card::kName) == "no such contact");
}

TEST_CASE("A person who stays has the name that the company gets back") {
    Steps steps;
    import_text(*steps.db, kThere);
    steps.import(R"([{"no":"C1","name":"Contoso Ltd"}])");
    CHECK(text_of(*steps.db, "P1", card::kCompanyName) == "Contoso Ltd");
    steps.then_set("P1", card::kJobTitle, "Cook");
    CHECK(steps.take_back() == "0 deleted, 1 restored, kept: P1");
    CHECK(text_of(*steps.db, "P1", card::kCompanyName) == "Contoso");
    CHECK(text_of(*steps.db, "P1", card::kJobTitle) == "Cook");
}

TEST_CASE("Who was in a company that is deleted since belongs to none afterwards") {
    Steps steps;
    import_text(*steps.db, kThere);
    steps.import(R"([{"no":"P1","companyNo":"C2"}])");
    steps.then([&](table::Transaction& tx) {
        REQUIRE(contact::delete_contact(tx, steps.db->table(card::kTable).find("C1")));
    });
    CHECK(steps.take_back() == "0 deleted, 1 restored, kept:");
    CHECK(text_of(*steps.db, "P1", card::kCompanyNo) == "");
    CHECK(text_of(*steps.db, "P1", card::kCompanyName) == "Contoso");
}

TEST_CASE("A contact that was deleted since is no concern of the import's any more") {
    Steps steps;
    import_text(*steps.db, kThere);
    steps.import(R"([{"no":"C2","city":"Rome"},{"no":"N1","type":"Company","name":"New"}])");
    steps.then([&](table::Transaction& tx) {
        for (const char* no : {"C2", "N1"})
            REQUIRE(contact::delete_contact(tx, steps.db->table(card::kTable).find(no)));
    });
    CHECK(steps.take_back() == "0 deleted, 0 restored, kept:");
    CHECK(steps.contacts() == 2);
}

TEST_CASE("Lists get back what they were, unless they were changed since") {
    const auto groups = [](const Steps& steps) {
        std::string text;
        for (const table::Row row : contact::assignments_of(*steps.db, contact::Assignment::mailing_group,
                                                            steps.db->table(card::kTable).find("C1")))
            text += std::string(steps.db->table(contact::mailing_group::kTable).text(row, 1)) + " ";
        return text;
    };
    Steps steps;
    import_text(*steps.db, kThere);
    steps.import(R"([{"no":"C1","mailingGroups":["VIP","XMAS"]}])");
    SUBCASE("nobody changed them") {
        CHECK(steps.take_back() == "0 deleted, 1 restored, kept:");
        CHECK(groups(steps) == "NEWS VIP ");
    }
    SUBCASE("one was taken away since") {
        steps.then([&](table::Transaction& tx) {
            const table::Row row = steps.db->table(contact::mailing_group::kTable).find("C1", "VIP");
            contact::unassign(tx, import_context(), contact::Assignment::mailing_group, row);
        });
        CHECK(steps.take_back() == "0 deleted, 0 restored, kept: C1");
        CHECK(groups(steps) == "XMAS ");
    }
}

TEST_CASE("Contacts leave the segment that the import put them on; who was used since stays on it") {
    Steps steps;
    import_text(*steps.db, kThere);
    {
        table::Transaction tx(*steps.db, "Segments");
        for (const char* no : {"S1", "S2"})
            REQUIRE(segment::create_segment(tx, import_context(), {.no = no}));
        commit(std::move(tx));
    }
    steps.import(R"([{"no":"C2"},{"no":"N1","type":"Company","name":"New 1"},
                     {"no":"N2","type":"Company","name":"New 2"}])",
                 {.segment_no = "S1"});
    CHECK(steps.lines() == 3);
    SUBCASE("nobody was") {
        CHECK(steps.take_back() == "2 deleted, 0 restored, kept:");
        CHECK(steps.lines() == 0);
    }
    SUBCASE("one is on another segment") {
        steps.then([&](table::Transaction& tx) {
            const table::Row line = tx.insert(line::kTable, {table::KeyPart(1000)});
            tx.set_text(line::kTable, line, line::kSegmentNo, "S2");
            tx.set_text(line::kTable, line, line::kContactNo, "N2");
        });
        CHECK(steps.take_back() == "1 deleted, 0 restored, kept: N2");
        CHECK(steps.lines() == 2);
    }
    SUBCASE("one line was changed") {
        steps.then([&](table::Transaction& tx) {
            steps.db->table(line::kTable).live().for_each([&](table::Row row) {
                if (steps.db->table(line::kTable).text(row, line::kContactNo) == "C2")
                    tx.set_text(line::kTable, row, line::kDescription, "By hand");
            });
        });
        CHECK(steps.take_back() == "2 deleted, 0 restored, kept:");
        CHECK(steps.lines() == 1);
    }
}

TEST_CASE("A second import of other contacts isn't touched, and one of the same keeps what it changed") {
    Steps steps;
    import_text(*steps.db, kThere);
    steps.import(R"([{"no":"C1","city":"Rome"},{"no":"C2","city":"Rome"}])");
    Steps second;
    second.db = std::move(steps.db);
    second.import(R"([{"no":"C2","city":"Oslo"},{"no":"N1","type":"Company","name":"New"}])");
    steps.db = std::move(second.db);
    steps.later.push_back(second.imported);
    CHECK(steps.take_back() == "0 deleted, 1 restored, kept: C2");
    CHECK(text_of(*steps.db, "C2", card::kCity) == "Oslo");
    CHECK(text_of(*steps.db, "N1", card::kName) == "New");
}

TEST_CASE("Nothing is taken back of a workspace that has changed since it was looked at") {
    Steps steps;
    steps.import(kThere);
    TakeBackImport job(*steps.db);
    for (const std::string& block : steps.imported) REQUIRE(job.add_import(block));
    while (!job.look(1000)) {
    }
    steps.then_set("C2", card::kCity, "Oslo");
    table::Transaction tx(*steps.db, "Take back");
    const Result<bool> done = job.step(tx, 1000);
    REQUIRE_FALSE(done);
    CHECK(done.error().message == "The workspace was changed meanwhile. Try again.");
}

TEST_CASE("Whatever was done since: who was left alone is as before the import, all others as they were") {
    constexpr unsigned kContacts = 40;
    for (unsigned seed = 1; seed <= 20; ++seed) {
        CAPTURE(seed);
        std::mt19937 random(seed);
        const auto no_of = [](unsigned i) { return "C" + std::to_string(100 + i); };
        Steps steps;
        std::string there = "[", file = "[";
        for (unsigned i = 0; i < kContacts; ++i) {
            const std::string head =
                R"({"no":")" + no_of(i) + R"(","type":"Company","name":"Company )" + no_of(i) + '"';
            if (i % 2 == 0) there += (there.size() > 1 ? "," : "") + head + R"(,"city":"Ely"})";
            file += (file.size() > 1 ? "," : "") + head + R"(,"city":"City )" + std::to_string(random() % 3) +
                    R"(","mailingGroups":["G)" + std::to_string(random() % 3) + "\"]}";
        }
        import_text(*steps.db, there + "]");
        const auto state = [&](std::string_view no) {
            std::string text = text_of(*steps.db, no, card::kName) + "|" +
                               text_of(*steps.db, no, card::kCity) + "|" +
                               text_of(*steps.db, no, card::kCounty);
            steps.db->table(contact::mailing_group::kTable).live().for_each([&](table::Row row) {
                const table::Table& groups = steps.db->table(contact::mailing_group::kTable);
                if (groups.text(row, 0) == no) text += "|" + std::string(groups.text(row, 1));
            });
            return text;
        };
        std::vector<std::string> before, since;
        for (unsigned i = 0; i < kContacts; ++i) before.push_back(state(no_of(i)));
        steps.import(file + "]");
        std::set<unsigned> touched;
        for (int step = 0; step < 8; ++step) {
            const auto i = static_cast<unsigned>(random() % kContacts);
            touched.insert(i);
            if (random() % 2 == 0) {
                steps.then_set(no_of(i), card::kCounty, std::to_string(step));
            } else {
                steps.then([&](table::Transaction& tx) {
                    static_cast<void>(contact::assign(tx, import_context(),
                                                      contact::Assignment::mailing_group,
                                                      steps.db->table(card::kTable).find(no_of(i)), "G1"));
                    tx.set_number(card::kTable, steps.db->table(card::kTable).find(no_of(i)),
                                  card::kLastTimeModified, step + 1);
                });
            }
        }
        for (unsigned i = 0; i < kContacts; ++i) since.push_back(state(no_of(i)));
        steps.take_back(1 + random() % 20);
        for (unsigned i = 0; i < kContacts; ++i) {
            CAPTURE(i);
            CHECK(state(no_of(i)) == (touched.count(i) != 0 ? since[i] : before[i]));
        }
    }
}
