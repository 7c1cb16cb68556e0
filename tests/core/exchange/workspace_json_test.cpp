#include "core/exchange/workspace_json.h"

#include <doctest/doctest.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "core/criteria/add_contacts.h"
#include "core/criteria/go_back.h"
#include "core/segment/create_segment.h"
#include "core/segment/segment_tables.h"
#include "tests/core/exchange/import_support.h"
#include "tests/core/exchange/workspace_schema.h"
#include "tests/core/testdata/project_file.h"
#include "tests/data/fill_tables.h"

using namespace segments;
using namespace segments::test;
using testdata::project_file;

namespace {

std::string workspace_json(const table::Database& db, std::size_t rows = 7) {
    std::string text;
    exchange::WorkspaceJsonWriter writer(db, "Vinhuset \"A\"");
    while (!writer.step(rows, text)) {
    }
    exchange::end_workspace_json(text);
    return text;
}

// Why the file can't be read; empty if it can. Nothing is changed then.
std::string read_workspace(table::Database& db, std::string_view text) {
    using State = exchange::JsonScanner::State;
    table::Transaction tx(db, "Import workspace");
    exchange::WorkspaceJsonReader reader(
        tx, [](std::string_view, std::uint32_t, std::string_view) { return Result<void>(); });
    while (!reader.clear(50)) {
    }
    exchange::JsonScanner scanner(exchange::workspace_json_shape());
    bool fed = false;
    for (State state = State::hungry; state != State::done;) {
        state = scanner.next(1000);
        if (state == State::failed) return scanner.error().message;
        if (state == State::element) {
            if (Result<void> added = reader.add(scanner.element().text); !added) return added.error().message;
        }
        if (state != State::hungry) continue;
        if (fed) scanner.finish();
        if (!fed) scanner.feed(text);
        fed = true;
    }
    if (Result<void> whole = reader.finish(); !whole) return whole.error().message;
    table::Commit(std::move(tx)).run();
    return {};
}

// Contacts with all that belongs to them, a segment with removed lines, a report with a rejection.
std::unique_ptr<table::Database> full_workspace() {
    std::unique_ptr<table::Database> db = new_database();
    {
        const testdata::Generator generator(testdata::kDefaultSeed, 60, testdata::kDefaultEndDate);
        table::Transaction tx(*db, "Contacts");
        testdata::fill_codes(tx);
        testdata::fill_contacts(tx, generator, 0, 60);
        table::Commit(std::move(tx)).run();
    }
    exchange::ImportPlan plan(*db);
    REQUIRE(read_all(R"([{"type":"Company","name":"A \"quoted\" Ä\u0001","x":[1,{"y":null}]},{"no":"B"}])",
                     plan) == "");
    preview(plan, *db);
    exchange::ImportAfter after;
    after.new_segment = true;
    after.report.emplace();
    table::Transaction tx(*db, "Import");
    exchange::ApplyImport job(plan, import_context(), after);
    Result<bool> done = false;
    while (done && !*done) done = job.step(tx, 100);
    REQUIRE(done);
    filter::EntryContext entry;
    REQUIRE(criteria::add_contacts(tx, job.segment_no(), {}, {}, entry));
    table::Commit(std::move(tx)).run();
    return db;
}

}  // namespace

TEST_CASE("A workspace goes out as one JSON file and comes into an empty one as the identical state") {
    const std::unique_ptr<table::Database> db = full_workspace();
    const std::string text = workspace_json(*db);
    CHECK(exchange::is_workspace_json(text));
    CHECK(exchange::check_workspace_json(text));
    const std::unique_ptr<table::Database> other = schema::make_database();
    CHECK(read_workspace(*other, text) == "");
    CHECK(other->table(card::kTable).size() == db->table(card::kTable).size());
    CHECK(other->table(segment::line::kTable).size() > 0);
    CHECK(exchange::state_hash(*other) == exchange::state_hash(*db));
    CHECK(workspace_json(*other, 1000).size() == text.size());
}

TEST_CASE(
    "What a workspace held before it took in another one is gone, and the state hash tells every "
    "difference") {
    const std::unique_ptr<table::Database> db = full_workspace();
    const std::unique_ptr<table::Database> other = new_database();
    import_text(*other, R"([{"no":"X","type":"Company","name":"Gone"}])");
    CHECK(exchange::state_hash(*other) != exchange::state_hash(*db));
    CHECK(read_workspace(*other, workspace_json(*db)) == "");
    CHECK(exchange::state_hash(*other) == exchange::state_hash(*db));
    import_text(*other, R"([{"type":"Company","name":"One more"}])");
    CHECK(exchange::state_hash(*other) != exchange::state_hash(*db));
}

TEST_CASE("A file that is no workspace of this version changes nothing, and says why") {
    const std::unique_ptr<table::Database> db = new_database();
    const std::uint64_t before = exchange::state_hash(*db);
    const auto problem = [&](std::string_view records) {
        return read_workspace(
            *db, R"({"format":"segments.workspace","version":1,"records":[)" + std::string(records) + "]}");
    };
    CHECK(problem(R"({"$table":"ship","no":"1"})") ==
          "The file has a record of a table ship, which isn't known.");
    CHECK(problem(R"({"$table":"contact","no":"A","sails":3})") == "The table contact has no field sails.");
    CHECK(problem(R"({"$table":"contact","no":"A","type":"Ship"})") ==
          "A record of the table contact has a value that its field type can't have.");
    CHECK(problem(R"({"$table":"contact","no":"A","lastDateModified":"2026-02-30"})") ==
          "A record of the table contact has a value that its field lastDateModified can't have.");
    CHECK(problem(R"({"$table":"contact","no":"A"},{"$table":"contact","no":"A"})") ==
          "A record of the table contact stands in it twice.");
    CHECK(read_workspace(*db, R"({"format":"segments.workspace","version":1,"records":[{"$table")") != "");
    CHECK(exchange::state_hash(*db) == before);
    CHECK(!exchange::check_workspace_json(R"({"format":"segments.workspace","version":2,)"));
    CHECK(!exchange::check_workspace_json(R"({"format":"segments.workspace","records":[)"));
    CHECK(!exchange::is_workspace_json(R"({"format":"segments.contacts")"));
}

TEST_CASE(
    "docs/workspace.schema.json describes every table and field (SEGMENTS_WRITE_SCHEMA=FILE writes it)") {
    const std::string schema = workspace_schema();
    if (const char* path = std::getenv("SEGMENTS_WRITE_SCHEMA")) {
        std::FILE* const file = std::fopen(path, "wb");
        REQUIRE(file != nullptr);
        CHECK(std::fwrite(schema.data(), 1, schema.size(), file) == schema.size());
        std::fclose(file);
    }
    CHECK((schema == project_file("docs/workspace.schema.json")));
}
