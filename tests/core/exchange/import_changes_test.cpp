#include "core/exchange/import_changes.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "core/exchange/similar_contacts.h"
#include "tests/core/exchange/import_support.h"

using namespace segments;
using namespace segments::test;

namespace {

constexpr std::string_view kThere =
    R"([{"no":"C1","type":"Company","name":"Contoso","postCode":"SE1","phoneNo":"+44 20 7946 0000","mailingGroups":["NEWS","OLD"]},
        {"no":"C2","type":"Person","name":"Bob Hill","eMail":"bob@a.example","x":1}])";

std::string text_of(const std::vector<exchange::FieldChange>& changes) {
    std::string text;
    for (const exchange::FieldChange& each : changes)
        text += each.caption + ": " + each.before + " -> " + each.after + "\n";
    return text;
}

std::string changes(const table::Database& db, std::string_view file, std::uint32_t number = 0) {
    exchange::ImportPlan plan(db);
    REQUIRE(read_all(file, plan) == "");
    preview(plan, db);
    return text_of(exchange::changes_of(plan, number, filter::Locale()));
}

}  // namespace

TEST_CASE(
    "A dry run tells of a changed contact each field and list that changes, as it is and as it will be") {
    const std::unique_ptr<table::Database> db = new_database();
    import_text(*db, kThere);
    CHECK(
        changes(*db,
                R"([{"no":"C1","name":"Contoso","city":"London","postCode":"","mailingGroups":["VIP","NEWS"],
                           "alternateAddresses":[{"code":"SHOP","address":"1 Low Rd","city":"Ely"}]}])") ==
        "City: \x20-> London\nPost Code: SE1 -> \nMailing Groups: NEWS, OLD -> NEWS, VIP\n"
        "Contact Alternate Address: \x20-> SHOP (1 Low Rd, Ely)\n");
    CHECK(changes(*db, R"([{"no":"C2","name":"Rob Hill","x":2}])") ==
          "Name: Bob Hill -> Rob Hill\nSearch Name: BOB HILL -> ROB HILL\nFirst Name: Bob -> Rob\n"
          "Other properties: {\"x\":1} -> {\"x\":2}\n");
}

TEST_CASE("A dry run tells of a new contact all that the file says of it") {
    const std::unique_ptr<table::Database> db = new_database();
    CHECK(changes(*db, R"([{"no":"N","type":"Company","name":"New Ltd","privacyBlocked":true}])") ==
          "No.: \x20-> N\nType: \x20-> Company\nName: \x20-> New Ltd\nSearch Name: \x20-> NEW LTD\nPrivacy "
          "Blocked: \x20-> Yes\n");
}

TEST_CASE("A rejection has its line, its contact and its JSON pointer") {
    const std::unique_ptr<table::Database> db = new_database();
    const auto pointer = [&](std::string_view file) {
        exchange::ImportPlan plan(*db);
        REQUIRE(read_all(file, plan) == "");
        preview(plan, *db);
        REQUIRE(plan.rejections() == 1);
        return plan.rejection(0).pointer;
    };
    CHECK(pointer(R"([{"no":"A","type":"Company","name":"A"},{"no":"B","type":"Firm"}])") == "/1/type");
    CHECK(
        pointer(
            R"({"format":"segments.contacts","version":1,"contacts":[{"no":"B","type":"Person","name":"B","eMail":"x"}]})") ==
        "/contacts/0/eMail");
    CHECK(pointer("{\"no\":\"A\",\"type\":\"Company\",\"name\":\"A\"}\n{\"no\":\"B\",\"name\":\"B\"}") ==
          "/type");
    CHECK(pointer(R"([{"no":"B","type":"Company","name":"B","mailingGroups":7}])") == "/0/mailingGroups");
    CHECK(pointer(R"([{"no":"B","type":"Company","name":"B","alternateAddresses":{}}])") ==
          "/0/alternateAddresses");
}

TEST_CASE("Contacts that stand in the file twice are rejections of their own kind") {
    const std::unique_ptr<table::Database> db = new_database();
    exchange::ImportPlan plan(*db);
    REQUIRE(
        read_all(
            R"([{"no":"A","type":"Company","name":"A"},{"no":"A","type":"Company","name":"A"},{"no":"B"}])",
            plan) == "");
    preview(plan, *db);
    REQUIRE(plan.rejections() == 2);
    CHECK(plan.rejection(0).why == exchange::RejectedFor::duplicate);
    CHECK(plan.rejection(1).why == exchange::RejectedFor::rules);
}

TEST_CASE(
    "New contacts that resemble one of the workspace or of the file are found, whatever recognises them") {
    const std::unique_ptr<table::Database> db = new_database();
    import_text(*db, kThere);
    exchange::ImportPlan plan(*db);
    REQUIRE(read_all(R"([{"no":"N1","type":"Company","name":"CONTOSO","postCode":"se1"},
                         {"no":"N2","type":"Person","name":"Z","eMail":"z@z.example"},
                         {"no":"N3","type":"Person","name":"Y","eMail":"Z@z.example","mobilePhoneNo":"020 79460000"},
                         {"no":"N4","type":"Person","name":"Z"},
                         {"no":"C2","eMail":"z@z.example"}])",
                     plan) == "");
    preview(plan, *db);
    exchange::SimilarContacts similar(plan);
    while (!similar.step(2)) {
    }
    REQUIRE(similar.count() == 2);
    CHECK(similar.found()[0].record == 2);
    CHECK(similar.found()[0].contact == table::kNoRow);
    CHECK(similar.found()[0].other == 1);
    CHECK(similar.found()[0].by == exchange::MatchBy::e_mail);
    CHECK(similar.found()[1].record == 0);
    CHECK(similar.found()[1].contact == db->table(card::kTable).find("C1"));
    CHECK(similar.found()[1].by == exchange::MatchBy::name_and_post);
}
