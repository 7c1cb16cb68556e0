// What an import does beside its contacts: companies that people name, a segment, the report that stays.
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "core/criteria/go_back.h"
#include "core/criteria/record.h"
#include "core/exchange/exchange_tables.h"
#include "core/segment/create_segment.h"
#include "tests/core/exchange/import_support.h"

using namespace segments;
using namespace segments::test;
namespace line = segment::line;
namespace entry = exchange::entry;
namespace rejection = exchange::rejection;

namespace {

Imported import_with(table::Database& db, std::string_view text, const exchange::ImportOptions& options,
                     exchange::ImportAfter after = {}) {
    exchange::ImportPlan plan(db);
    REQUIRE(read_all(text, plan) == "");
    plan.set_options(options);
    Imported result = preview(plan, db);
    table::Transaction tx(db, "Import");
    exchange::ApplyImport job(plan, import_context(), std::move(after));
    Result<bool> done = false;
    while (done && !*done) done = job.step(tx, 50);
    REQUIRE_MESSAGE(static_cast<bool>(done), (done ? std::string() : done.error().message));
    table::Commit(std::move(tx)).run();
    return result;
}

std::vector<std::string> present(const table::Database& db, std::string_view segment_no) {
    const table::Table& lines = db.table(line::kTable);
    std::vector<std::string> contacts;
    lines.live().for_each([&](table::Row row) {
        if (lines.text(row, line::kSegmentNo) == segment_no && lines.number(row, line::kRemovedBy) == 0)
            contacts.emplace_back(lines.text(row, line::kContactNo));
    });
    return contacts;
}

void new_segment(table::Database& db, std::string_view no) {
    table::Transaction tx(db, "Segment");
    REQUIRE(segment::create_segment(tx, import_context(), {.no = std::string(no)}));
    table::Commit(std::move(tx)).run();
}

}  // namespace

TEST_CASE("Companies that new people name are found by their names, or made once, where that is wanted") {
    const std::unique_ptr<table::Database> db = new_database();
    import_text(*db, R"([{"no":"C1","type":"Company","name":"Contoso"}])");
    exchange::ImportOptions options;
    constexpr std::string_view kPeople =
        R"([{"no":"P1","type":"Person","name":"Ann","companyName":"CONTOSO"},
            {"no":"P2","type":"Person","name":"Bob","companyName":"Fabrikam"},
            {"no":"P3","type":"Person","name":"Cid","companyName":"fabrikam"},
            {"no":"P4","type":"Person","name":"Dot","companyName":"Litware"},
            {"no":"L","type":"Company","name":"Litware"},
            {"no":"P5","type":"Person","name":"Eve"}])";
    SUBCASE("wanted") {
        options.create_companies = true;
        CHECK(import_with(*db, kPeople, options).counts == ImportCounts{7, 0, 0, 0});
        CHECK(text_of(*db, "P1", card::kCompanyNo) == "C1");
        CHECK(text_of(*db, "P1", card::kCompanyName) == "Contoso");
        const std::string made = text_of(*db, "P2", card::kCompanyNo);
        CHECK(made == "CT000001");
        CHECK(text_of(*db, made, card::kName) == "Fabrikam");
        CHECK(text_of(*db, "P3", card::kCompanyNo) == made);
        CHECK(text_of(*db, "P3", card::kCompanyName) == "Fabrikam");
        CHECK(text_of(*db, "P4", card::kCompanyNo) == "L");
        CHECK(text_of(*db, "P5", card::kCompanyNo) == "");
        CHECK(import_with(*db, kPeople, options).counts == ImportCounts{0, 0, 6, 0});
    }
    SUBCASE("not wanted") {
        CHECK(import_with(*db, kPeople, options).counts == ImportCounts{6, 0, 0, 0});
        CHECK(text_of(*db, "P1", card::kCompanyNo) == "");
        CHECK(text_of(*db, "P2", card::kCompanyName) == "Fabrikam");
    }
    SUBCASE("wanted, then not") {
        exchange::ImportPlan plan(*db);
        REQUIRE(read_all(kPeople, plan) == "");
        options.create_companies = true;
        plan.set_options(options);
        CHECK(preview(plan, *db).counts == ImportCounts{7, 0, 0, 0});
        CHECK(plan.created_companies() == 1);
        plan.set_options({});
        CHECK(preview(plan, *db).counts == ImportCounts{6, 0, 0, 0});
        CHECK(plan.created_companies() == 0);
    }
}

TEST_CASE(
    "CRI-5, PRD-4: contacts go on a segment as one Add Contacts by their numbers, and Go Back takes them "
    "off") {
    const std::unique_ptr<table::Database> db = new_database();
    import_text(*db, R"([{"no":"A1","type":"Company","name":"A"},{"no":"A2","type":"Company","name":"B"},
                         {"no":"A3","type":"Company","name":"C"},{"no":"B","type":"Company","name":"D"}])");
    new_segment(*db, "SM1");
    exchange::ImportAfter after;
    after.segment_no = "SM1";
    import_with(*db, R"([{"no":"A1"},{"no":"A2","city":"Rome"},{"no":"A4","type":"Company","name":"E"},
                         {"no":"A5","type":"Company","name":"F","excludeFromSegment":true},{"no":"ZZ"}])",
                {}, after);
    CHECK(present(*db, "SM1") == std::vector<std::string>{"A1", "A2", "A4"});
    const auto actions = criteria::read_actions(*db, criteria::criteria_of_segment("SM1"));
    REQUIRE(actions);
    REQUIRE(actions->size() == 1);
    CHECK((*actions)[0].action == schema::CriteriaAction::add_contacts);
    REQUIRE((*actions)[0].filters.size() == 1);
    CHECK((*actions)[0].filters[0].fields[0].expression.text() == "'A1'..'A2'|'A4'..'A5'");
    // Nobody twice.
    import_with(*db, R"([{"no":"A1"},{"no":"B"}])", {}, after);
    CHECK(present(*db, "SM1") == std::vector<std::string>{"A1", "A2", "A4", "B"});
    table::Transaction tx(*db, "Go Back");
    Result<criteria::GoBack> back = criteria::GoBack::make(*db, "SM1");
    REQUIRE(back);
    Result<bool> done = false;
    while (done && !*done) done = back->step(tx, 100);
    CHECK(done);
    table::Commit(std::move(tx)).run();
    CHECK(present(*db, "SM1") == std::vector<std::string>{"A1", "A2", "A4"});
}

TEST_CASE("Contacts that came in can have a new segment, which the report names") {
    const std::unique_ptr<table::Database> db = new_database();
    exchange::ImportAfter after;
    after.new_segment = true;
    after.segment_description = "Fair visitors";
    after.report = exchange::ImportAbout{.file_name = "fair.json", .format = "Segments (JSON)"};
    import_with(*db, R"([{"type":"Company","name":"A"},{"type":"Company","name":"B"}])", {}, after);
    const table::Table& segments = db->table(segment::segment::kTable);
    REQUIRE(segments.size() == 1);
    CHECK(present(*db, "SM00001").size() == 2);
    CHECK(segments.text(segments.find("SM00001"), segment::segment::kDescription) == "Fair visitors");
    const table::Table& entries = db->table(entry::kTable);
    const table::Row row = entries.find(std::int64_t{1});
    REQUIRE(row != table::kNoRow);
    CHECK(entries.text(row, entry::kFileName) == "fair.json");
    CHECK(entries.number(row, entry::kAdded) == 2);
    CHECK(entries.text(row, entry::kSegmentNo) == "SM00001");
    CHECK(entries.number(row, entry::kLines) == 2);
    CHECK(entries.text(row, entry::kUserId) == "ANN LEE");
}

TEST_CASE("The report keeps what was rejected, as a file of its format to be repaired and brought again") {
    const std::unique_ptr<table::Database> db = new_database();
    exchange::ImportAfter after;
    after.report.emplace();
    after.report->file_name = "a.json";
    after.report->rejected = {{"[", "]\n", {{2, "{\"no\":\"B\"}"}, {3, ",{\"no\":\"C\",\"type\":1}"}}}};
    import_with(*db, R"([{"no":"A","type":"Company","name":"A"},{"no":"B"},{"no":"C","type":1}])", {}, after);
    const table::Table& rejections = db->table(rejection::kTable);
    REQUIRE(rejections.size() == 2);
    const table::Row row = rejections.find(std::int64_t{1}, std::int64_t{2});
    REQUIRE(row != table::kNoRow);
    CHECK(rejections.number(row, rejection::kElement) == 3);
    CHECK(rejections.text(row, rejection::kContactNo) == "C");
    CHECK(rejections.text(row, rejection::kPointer) == "/2/type");
    const std::vector<exchange::RejectedText> files = exchange::rejected_texts(*db, 1);
    REQUIRE(files.size() == 1);
    CHECK(files[0].text == "[{\"no\":\"B\"},{\"no\":\"C\",\"type\":1}]\n");
    CHECK(exchange::next_import_no(*db) == 2);
}

TEST_CASE("A list of a contact can have a policy of its own") {
    const std::unique_ptr<table::Database> db = new_database();
    import_text(*db, R"([{"no":"C1","type":"Company","name":"A","city":"Ely","mailingGroups":["OLD"]}])");
    exchange::ImportOptions options;
    options.own_list_policy[0] = static_cast<std::uint8_t>(exchange::Policy::ours);
    constexpr std::string_view kFile = R"([{"no":"C1","city":"Rome","mailingGroups":["NEW"]}])";
    import_with(*db, kFile, options);
    CHECK(text_of(*db, "C1", card::kCity) == "Rome");
    CHECK(db->table(contact::mailing_group::kTable).find("C1", "NEW") == table::kNoRow);
    import_with(*db, kFile, {});
    CHECK(db->table(contact::mailing_group::kTable).find("C1", "NEW") != table::kNoRow);
}
