#include "core/exchange/exports.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "core/exchange/contact_print.h"
#include "core/exchange/exchange_tables.h"
#include "core/exchange/export_contacts.h"
#include "core/exchange/import_changes.h"
#include "tests/core/exchange/import_support.h"

using namespace segments;
using namespace segments::test;
using exchange::Policy;

namespace {

constexpr std::string_view kThere =
    R"([{"no":"A","type":"Company","name":"Adatum","city":"Ely","phoneNo":"1","mailingGroups":["NEWS"]},
        {"no":"B","type":"Company","name":"Bahn","city":"Rom"},{"no":"C","type":"Company","name":"Cafe"}])";

void remember(table::Database& db, std::vector<table::Row> rows) {
    exchange::RememberExport job(db, std::move(rows), "out.json", "Segments (JSON)");
    table::Transaction tx(db, "Remember");
    Result<bool> done = false;
    while (done && !*done) done = job.step(tx, import_context(), 20);
    REQUIRE(done);
    table::Commit(std::move(tx)).run();
}

std::vector<std::string> changed_since(const table::Database& db, std::int64_t no, std::size_t& gone) {
    exchange::ChangedSince job(db, exchange::all_contacts(db), no);
    while (!job.step(2)) {
    }
    gone = job.gone();
    std::vector<std::string> numbers;
    for (const table::Row row : job.take()) numbers.emplace_back(db.table(card::kTable).text(row, card::kNo));
    return numbers;
}

std::unique_ptr<table::Database> exported_workspace() {
    std::unique_ptr<table::Database> db = new_database();
    import_text(*db, kThere);
    remember(*db, exchange::all_contacts(*db));
    return db;
}

// A later version of the export comes back.
Imported come_back(table::Database& db, std::string_view text, Policy conflicts,
                   const std::map<std::uint64_t, Policy>& decisions = {}) {
    exchange::ImportPlan plan(db);
    REQUIRE(read_all(text, plan) == "");
    exchange::ImportOptions options;
    options.base_export = 1;
    options.conflicts = conflicts;
    options.decisions = decisions;
    plan.set_options(options);
    Imported result = preview(plan, db);
    table::Transaction tx(db, "Import");
    exchange::ApplyImport job(plan, import_context());
    Result<bool> done = false;
    while (done && !*done) done = job.step(tx, 100);
    REQUIRE(done);
    table::Commit(std::move(tx)).run();
    return result;
}

}  // namespace

TEST_CASE("What changed since an export is told exactly, lists too, whenever it was changed") {
    const std::unique_ptr<table::Database> db = exported_workspace();
    std::size_t gone = 0;
    CHECK(changed_since(*db, 1, gone).empty());
    import_text(*db, R"([{"no":"A","mailingGroups":["NEWS","VIP"]},{"no":"B","city":"Bonn"},
                         {"no":"D","type":"Company","name":"New"}])");
    CHECK(changed_since(*db, 1, gone) == std::vector<std::string>{"A", "B", "D"});
    import_text(*db, R"([{"no":"B","city":"Rom"}])");
    CHECK(changed_since(*db, 1, gone) == std::vector<std::string>{"A", "D"});
    CHECK(gone == 0);
    table::Transaction tx(*db, "Delete");
    tx.erase(card::kTable, db->table(card::kTable).find("C"));
    table::Commit(std::move(tx)).run();
    CHECK(changed_since(*db, 1, gone).size() == 2);
    CHECK(gone == 1);
}

TEST_CASE("A file that comes back changes what was changed in it, and leaves alone what was changed here") {
    const std::unique_ptr<table::Database> db = exported_workspace();
    import_text(*db, R"([{"no":"A","city":"Oslo"}])");  // here
    CHECK(come_back(*db,
                    R"([{"no":"A","name":"Adatum Ltd","city":"Ely","phoneNo":"1","mailingGroups":["NEWS"]},
                             {"no":"B","name":"Bahn","city":"Rom"}])",
                    Policy::ours)
              .counts == ImportCounts{0, 1, 1, 0});
    CHECK(text_of(*db, "A", card::kName) == "Adatum Ltd");
    CHECK(text_of(*db, "A", card::kCity) == "Oslo");
}

TEST_CASE("What both have changed is a conflict, decided for all or field by field") {
    const auto changed_here = [] {
        std::unique_ptr<table::Database> db = exported_workspace();
        import_text(*db, R"([{"no":"A","city":"Oslo","phoneNo":"2"}])");
        return db;
    };
    constexpr std::string_view kBack = R"([{"no":"A","city":"Rome","phoneNo":"3"}])";
    SUBCASE("told") {
        const std::unique_ptr<table::Database> db = changed_here();
        exchange::ImportPlan plan(*db);
        REQUIRE(read_all(kBack, plan) == "");
        exchange::ImportOptions options;
        options.base_export = 1;
        plan.set_options(options);
        preview(plan, *db);
        CHECK(plan.conflicts() == 1);
        CHECK(bool{plan.stage()[0].in_conflict});
        const auto conflicts = exchange::conflicts_of(plan, 0, filter::Locale());
        REQUIRE(conflicts.size() == 2);
        CHECK(conflicts[0].caption == "City");
        CHECK(conflicts[0].ours == "Oslo");
        CHECK(conflicts[0].theirs == "Rome");
        CHECK(conflicts[0].taken == Policy::ours);
    }
    SUBCASE("ours") {
        const std::unique_ptr<table::Database> db = changed_here();
        CHECK(come_back(*db, kBack, Policy::ours).counts == ImportCounts{0, 0, 1, 0});
        CHECK(text_of(*db, "A", card::kCity) == "Oslo");
    }
    SUBCASE("theirs") {
        const std::unique_ptr<table::Database> db = changed_here();
        come_back(*db, kBack, Policy::theirs);
        CHECK(text_of(*db, "A", card::kCity) == "Rome");
        CHECK(text_of(*db, "A", card::kPhoneNo) == "3");
    }
    SUBCASE("one of each") {
        const std::unique_ptr<table::Database> db = changed_here();
        come_back(*db, kBack, Policy::ours, {{exchange::conflict_key(0, card::kCity), Policy::theirs}});
        CHECK(text_of(*db, "A", card::kCity) == "Rome");
        CHECK(text_of(*db, "A", card::kPhoneNo) == "2");
    }
}

TEST_CASE("A remembered export is forgotten whole") {
    const std::unique_ptr<table::Database> db = exported_workspace();
    REQUIRE(exchange::remembered_exports(*db).size() == 1);
    CHECK(exchange::remembered_exports(*db)[0].contacts == 3);
    table::Transaction tx(*db, "Forget");
    exchange::ForgetExport job(1);
    while (!job.step(tx, 2)) {
    }
    table::Commit(std::move(tx)).run();
    CHECK(exchange::remembered_exports(*db).empty());
    CHECK(db->table(exchange::exported::kTable).size() == 0);
}

TEST_CASE("A print has the hash of each part that isn't blank") {
    exchange::ContactRecord record;
    record.fields.set(card::kName, "Ann");
    record.fields.set(card::kCity, "");
    record.begin_list(contact::Assignment::mailing_group).push_back({"NEWS", {}, 0});
    const std::string print = exchange::print_of(record);
    CHECK(print.size() == 10);
    const exchange::ContactPrint read(print);
    CHECK(read.hash(card::kName) == exchange::part_hash(record, card::kName));
    CHECK(read.hash(card::kName) != 0);
    CHECK(read.hash(card::kCity) == 0);
    CHECK(read.hash(exchange::kListParts) == exchange::part_hash(record, exchange::kListParts));
}
