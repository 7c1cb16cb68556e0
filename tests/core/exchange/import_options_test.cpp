#include "core/exchange/import_options.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "tests/core/exchange/foreign_support.h"

using namespace segments;
using namespace segments::test;
using exchange::ImportOptions;
using exchange::MatchBy;
using exchange::Policy;

namespace {

constexpr std::string_view kThere =
    R"([{"no":"C1","type":"Person","name":"Ann Lee","postCode":"SE1","phoneNo":"+44 20 7946 0000","eMail":"ann@a.example","externalId":"E1","mailingGroups":["OLD"]},
        {"no":"C2","type":"Person","name":"Bob","mobilePhoneNo":"0170 1234567","eMail":"bob@a.example"}])";

std::unique_ptr<table::Database> workspace() {
    std::unique_ptr<table::Database> db = new_database();
    import_text(*db, kThere);
    return db;
}

Imported import_with(table::Database& db, std::string_view text, const ImportOptions& options) {
    exchange::ImportPlan plan(db);
    REQUIRE(read_all(text, plan) == "");
    preview(plan, db);
    plan.set_options(options);
    Imported result = preview(plan, db);
    table::Transaction tx(db, "Import");
    exchange::ApplyImport job(plan, import_context());
    Result<bool> done = false;
    while (done && !*done) done = job.step(tx, 100);
    REQUIRE_MESSAGE(static_cast<bool>(done), (done ? std::string() : done.error().message));
    table::Commit(std::move(tx)).run();
    return result;
}

ImportOptions by(MatchBy match) {
    ImportOptions options;
    options.match = match;
    return options;
}

}  // namespace

TEST_CASE("Contacts are recognised by what the person chooses, whatever number the file has") {
    const auto matched = [](MatchBy match, std::string_view record) {
        const std::unique_ptr<table::Database> db = workspace();
        return import_with(*db, record, by(match)).counts;
    };
    const ImportCounts changed{0, 1, 0, 0}, added{1, 0, 0, 0};
    constexpr std::string_view kAnn =
        R"([{"no":"X9","type":"Person","name":"ANN LEE","postCode":"se1","city":"Rome","eMail":"ANN@a.example","externalId":"E1"}])";
    CHECK(matched(MatchBy::automatic, kAnn) == added);
    CHECK(matched(MatchBy::no, kAnn) == added);
    CHECK(matched(MatchBy::external_id, kAnn) == changed);
    CHECK(matched(MatchBy::e_mail, kAnn) == changed);
    CHECK(matched(MatchBy::name_and_post, kAnn) == changed);
    CHECK(matched(MatchBy::nothing, kAnn) == added);
    CHECK(matched(MatchBy::phone, R"([{"type":"Person","name":"A","phoneNo":"020 79460000"}])") == changed);
    CHECK(matched(MatchBy::phone, R"([{"type":"Person","name":"B","phoneNo":"+49 (170) 1234567"}])") ==
          changed);
    CHECK(matched(MatchBy::phone, R"([{"type":"Person","name":"B","phoneNo":"12"}])") == added);
}

TEST_CASE("A number that doesn't count gives way to one of the series") {
    const std::unique_ptr<table::Database> db = workspace();
    import_with(*db, R"([{"no":"C1","type":"Person","name":"New","eMail":"new@a.example"}])",
                by(MatchBy::e_mail));
    CHECK(text_of(*db, "C1", card::kName) == "Ann Lee");
    CHECK(text_of(*db, "CT000001", card::kName) == "New");
}

TEST_CASE("The chosen key that fits several contacts, or stands in the file twice, is a rejection") {
    const std::unique_ptr<table::Database> db = workspace();
    import_text(*db, R"([{"no":"C3","type":"Person","name":"Ann Lee","postCode":"SE1"}])");
    CHECK(
        import_with(*db, R"([{"name":"ann lee","postCode":"SE1","city":"Rome"}])", by(MatchBy::name_and_post))
            .rejected[0]
            .find("Several contacts fit: C1, C3.") != std::string::npos);
    const Imported twice = import_with(*db,
                                       "[{\"type\":\"Person\",\"name\":\"Z\",\"eMail\":\"z@z.example\"},\n{"
                                       "\"type\":\"Person\",\"name\":\"Y\",\"eMail\":\"Z@z.example\"}]",
                                       by(MatchBy::e_mail));
    CHECK(twice.counts == ImportCounts{1, 0, 0, 1});
    CHECK(
        twice.rejected[0] ==
        "line 2, contact 2: The same contact stands in the file already: contact 1 in line 1. Only that one "
        "counts.");
}

TEST_CASE("Values that are there stay by the policy: blanks are filled, or nothing changes, field by field") {
    constexpr std::string_view kFile =
        R"([{"no":"C1","type":"Person","name":"Other","firstName":"O","city":"Rome","postCode":"00100","mailingGroups":["NEW"]}])";
    ImportOptions options;
    SUBCASE("fill") {
        const std::unique_ptr<table::Database> db = workspace();
        options.policy = Policy::fill_blanks;
        CHECK(import_with(*db, kFile, options).counts == ImportCounts{0, 1, 0, 0});
        CHECK(text_of(*db, "C1", card::kName) == "Ann Lee");
        CHECK(text_of(*db, "C1", card::kFirstName) == "Ann");
        CHECK(text_of(*db, "C1", card::kCity) == "Rome");
        CHECK(text_of(*db, "C1", card::kPostCode) == "SE1");
        CHECK(db->table(contact::mailing_group::kTable).size() == 1);
    }
    SUBCASE("ours") {
        const std::unique_ptr<table::Database> db = workspace();
        options.policy = Policy::ours;
        CHECK(import_with(*db, kFile, options).counts == ImportCounts{0, 0, 1, 0});
    }
    SUBCASE("one field has a rule of its own") {
        const std::unique_ptr<table::Database> db = workspace();
        options.policy = Policy::ours;
        options.own_policy[card::kPostCode] = static_cast<std::uint8_t>(Policy::theirs);
        import_with(*db, kFile, options);
        CHECK(text_of(*db, "C1", card::kPostCode) == "00100");
        CHECK(text_of(*db, "C1", card::kCity) == "");
    }
}

TEST_CASE("Everybody who comes in gets the mailing group, beside those they have") {
    const std::unique_ptr<table::Database> db = workspace();
    ImportOptions options;
    options.mailing_group = "FAIR";
    const Imported seen = import_with(
        *db, R"([{"no":"C1"},{"no":"C2","mailingGroups":["A"]},{"no":"C4","type":"Company","name":"New"}])",
        options);
    CHECK(seen.counts == ImportCounts{1, 2, 0, 0});
    CHECK(seen.codes == std::vector<std::string>{"Mailing Group A", "Mailing Group FAIR"});
    const table::Table& groups = db->table(contact::mailing_group::kTable);
    CHECK(groups.find("C1", "OLD") != table::kNoRow);
    CHECK(groups.find("C1", "FAIR") != table::kNoRow);
    CHECK(groups.find("C2", "A") != table::kNoRow);
    CHECK(groups.find("C2", "FAIR") != table::kNoRow);
    CHECK(groups.find("C4", "FAIR") != table::kNoRow);
    // Once more nothing changes.
    CHECK(import_with(*db, R"([{"no":"C1"}])", options).counts == ImportCounts{0, 0, 1, 0});
}
