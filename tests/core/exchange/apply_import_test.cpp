#include "core/exchange/apply_import.h"

#include <doctest/doctest.h>

#include "core/contact/contact.h"
#include "core/segment/insert_lines.h"
#include "core/segment/segment_tables.h"
#include "tests/core/exchange/import_support.h"

using namespace segments;
using namespace segments::test;
namespace alt = contact::alt_address;
namespace period = contact::alt_address_range;

TEST_CASE("CON-2: a new company is its own company") {
    const auto db = new_database();
    import_text(*db, R"({"no":"K","type":"Company","name":"Contoso","companyNo":"k","companyName":"Other"})");
    CHECK(text_of(*db, "K", card::kCompanyNo) == "K");
    CHECK(text_of(*db, "K", card::kCompanyName) == "Contoso");
    CHECK(text_of(*db, "K", card::kSearchName) == "CONTOSO");
    CHECK(number_of(*db, "K", card::kLastDateModified) == import_context().today);
}

TEST_CASE("CON-3: names and their parts are kept as given, and made of each other where one is missing") {
    const auto db = new_database();
    import_text(
        *db,
        R"([{"no":"A","type":"Person","name":"Shimizu Chihiro","firstName":"Chihiro","surname":"Shimizu"},
{"no":"B","type":"Person","firstName":"Ann","middleName":"B.","surname":"Lee"},
{"no":"C","type":"Person","name":"Ann Mary Lee"}])");
    CHECK(text_of(*db, "A", card::kName) == "Shimizu Chihiro");
    CHECK(text_of(*db, "A", card::kFirstName) == "Chihiro");
    CHECK(text_of(*db, "B", card::kName) == "Ann B. Lee");
    CHECK(text_of(*db, "C", card::kMiddleName) == "Mary");
    import_text(*db, R"([{"no":"A","city":"Kyoto"},{"no":"B","surname":"Ray"},{"no":"C","name":"Ann Orr"}])");
    CHECK(text_of(*db, "A", card::kFirstName) == "Chihiro");
    CHECK(text_of(*db, "B", card::kName) == "Ann B. Ray");
    CHECK(text_of(*db, "C", card::kSurname) == "Orr");
    CHECK(text_of(*db, "C", card::kMiddleName).empty());
}

TEST_CASE("CON-4: a Search Name of its own stays, others follow the name") {
    const auto db = new_database();
    import_text(*db, R"([{"no":"A","type":"Company","name":"Contoso","searchName":"mine"},
{"no":"B","type":"Company","name":"Fabrikam","searchName":"fabrikam"}])");
    import_text(*db, R"([{"no":"A","name":"Contoso 2"},{"no":"B","name":"Fabrikam 2"}])");
    CHECK(text_of(*db, "A", card::kSearchName) == "MINE");
    CHECK(text_of(*db, "B", card::kSearchName) == "FABRIKAM 2");
    import_text(*db, R"([{"no":"A","searchName":""}])");
    CHECK(text_of(*db, "A", card::kSearchName) == "CONTOSO 2");
}

TEST_CASE("CON-5: a person inherits nothing but the company's name, and can't leave a segment's company") {
    const auto db = new_database();
    import_text(*db,
                R"([{"no":"P","type":"Person","name":"Ann","companyNo":"K","phoneNo":"","companyName":"No"},
{"no":"K","type":"Company","name":"Contoso","phoneNo":"123","city":"Rome"},
{"no":"L","type":"Company","name":"Fabrikam"}])");
    CHECK(text_of(*db, "P", card::kCompanyName) == "Contoso");
    CHECK(text_of(*db, "P", card::kPhoneNo).empty());
    CHECK(text_of(*db, "P", card::kCity).empty());
    {
        table::Transaction tx(*db, "Segment");
        tx.insert(segment::segment::kTable, {"SM1"});
        const table::Row person = db->table(card::kTable).find("P");
        segment::insert_lines(tx, import_context(), "SM1", std::span<const table::Row>(&person, 1), 0);
        table::Commit(std::move(tx)).run();
    }
    const Imported seen = preview_text(*db, R"([{"no":"P","companyNo":"L"}])");
    CHECK(seen.rejected ==
          std::vector<std::string>{
              "line 1, contact 1 (P): The company can't be changed while the contact is on a "
              "segment. Remove its lines or log the segment first."});
    CHECK(preview_text(*db, R"([{"no":"P","companyNo":"K"}])").counts == ImportCounts{0, 0, 1, 0});
}

TEST_CASE("A person may leave a company or go to another one") {
    const auto db = new_database();
    import_text(*db, R"([{"no":"P","type":"Person","name":"Ann","companyNo":"K"},
{"no":"K","type":"Company","name":"Contoso"},{"no":"L","type":"Company","name":"Fabrikam"}])");
    import_text(*db, R"([{"no":"P","companyNo":"L"}])");
    CHECK(text_of(*db, "P", card::kCompanyName) == "Fabrikam");
    import_text(*db, R"([{"no":"P","companyNo":""}])");
    CHECK(text_of(*db, "P", card::kCompanyNo).empty());
    CHECK(text_of(*db, "P", card::kCompanyName).empty());
    import_text(*db, R"([{"no":"P","companyName":"As in the file"}])");
    CHECK(text_of(*db, "P", card::kCompanyName) == "As in the file");
}

TEST_CASE(
    "CON-6: a company's new value goes on to people of the workspace, but never over what the file says") {
    const auto db = new_database();
    import_text(*db,
                R"([{"no":"K","type":"Company","name":"Contoso","phoneNo":"1","city":"Rome","address":"A 1"},
{"no":"SAME","type":"Person","name":"Ann","companyNo":"K","phoneNo":"1","city":"Rome","address":"A 1"},
{"no":"OWN","type":"Person","name":"Bob","companyNo":"K","phoneNo":"2","city":"Rome","address":"B 2"},
{"no":"SAID","type":"Person","name":"Cy","companyNo":"K","phoneNo":"1","city":"Rome","address":"A 1"},
{"no":"GONE","type":"Person","name":"Di","companyNo":"K","phoneNo":"1"},
{"no":"L","type":"Company","name":"Fabrikam"}])");
    import_text(*db, R"([{"no":"K","name":"Contoso 2","phoneNo":"9","city":"Oslo"},
{"no":"SAID","phoneNo":"1","city":"Rome"},{"no":"GONE","companyNo":"L"}])");
    CHECK(text_of(*db, "SAME", card::kPhoneNo) == "9");
    CHECK(text_of(*db, "SAME", card::kCity) == "Oslo");
    CHECK(text_of(*db, "SAME", card::kCompanyName) == "Contoso 2");
    CHECK(text_of(*db, "OWN", card::kPhoneNo) == "2");
    CHECK(text_of(*db, "OWN", card::kCity) == "Rome");
    CHECK(text_of(*db, "OWN", card::kCompanyName) == "Contoso 2");
    CHECK(text_of(*db, "SAID", card::kPhoneNo) == "1");
    CHECK(text_of(*db, "SAID", card::kCity) == "Rome");
    CHECK(text_of(*db, "SAID", card::kCompanyName) == "Contoso 2");
    CHECK(text_of(*db, "GONE", card::kPhoneNo) == "1");
    CHECK(text_of(*db, "GONE", card::kCompanyName) == "Fabrikam");
}

TEST_CASE("CON-9: a minor is blocked where the file doesn't say otherwise") {
    const auto db = new_database();
    import_text(*db, R"([{"no":"A","type":"Person","name":"A","minor":true},
{"no":"B","type":"Person","name":"B","minor":true,"privacyBlocked":false,"parentalConsentReceived":true},
{"no":"C","type":"Person","name":"C","parentalConsentReceived":true}])");
    CHECK(number_of(*db, "A", card::kPrivacyBlocked) == 1);
    CHECK(number_of(*db, "B", card::kPrivacyBlocked) == 0);
    CHECK(number_of(*db, "C", card::kPrivacyBlocked) == 0);
    CHECK(preview_text(*db, R"([{"no":"A","privacyBlocked":false}])").counts.rejected == 1);
    import_text(*db, R"([{"no":"B","parentalConsentReceived":false},{"no":"C","city":"Rome"}])");
    CHECK(number_of(*db, "B", card::kPrivacyBlocked) == 1);
    CHECK(number_of(*db, "C", card::kPrivacyBlocked) == 0);
}

TEST_CASE("New contacts without a number get the next ones, around those that the file gives") {
    const auto db = new_database();
    import_text(*db, R"([{"type":"Company","name":"First"},{"no":"CT000002","type":"Company","name":"Second"},
{"type":"Company","name":"Third"},{"no":"CT000001","type":"Firm"},{"type":"Company","name":"Fourth"}])");
    CHECK(text_of(*db, "CT000001", card::kName) == "First");
    CHECK(text_of(*db, "CT000002", card::kName) == "Second");
    CHECK(text_of(*db, "CT000003", card::kName) == "Third");
    CHECK(text_of(*db, "CT000004", card::kName) == "Fourth");
    CHECK(text_of(*db, "CT000003", card::kCompanyNo) == "CT000003");
    import_text(*db, R"([{"type":"Person","name":"Fifth"}])", true, 1);
    CHECK(text_of(*db, "CT000005", card::kName) == "Fifth");
}

TEST_CASE("NUM-5: an import for which the numbers don't suffice changes nothing") {
    const auto db = new_database();
    {
        table::Transaction tx(*db, "Shorten the series");
        const table::Row line = db->table(setup::no_series_line::kTable).find("CT", 10000);
        tx.set_text(setup::no_series_line::kTable, line, setup::no_series_line::kEndingNo, "CT000001");
        table::Commit(std::move(tx)).run();
    }
    exchange::ImportPlan plan(*db);
    CHECK(read_all(R"([{"type":"Company","name":"A"},{"type":"Company","name":"B"}])", plan) == "");
    while (!plan.step(10)) {
    }
    table::Transaction tx(*db, "Import");
    exchange::ApplyImport job(plan, import_context());
    Result<bool> done = false;
    while (done && !*done) done = job.step(tx, 1);
    REQUIRE(!done);
    CHECK(done.error().message ==
          "The number series CT is used up. Set a higher ending number, or add a line to it.");
    tx.rollback();
    CHECK(db->table(card::kTable).size() == 0);
}

TEST_CASE("A plan isn't applied to a workspace that has changed since") {
    const auto db = new_database();
    exchange::ImportPlan plan(*db);
    CHECK(read_all(R"([{"type":"Company","name":"A"}])", plan) == "");
    while (!plan.step(10)) {
    }
    import_text(*db, R"([{"type":"Company","name":"B"}])");
    table::Transaction tx(*db, "Import");
    CHECK(exchange::ApplyImport(plan, import_context()).step(tx, 10).error().message ==
          "The workspace was changed since the file was read. Import the file again.");
}

TEST_CASE("A list replaces the former list; one that is left out stays") {
    const auto db = new_database();
    const table::Table& groups = db->table(contact::mailing_group::kTable);
    const table::Table& relations = db->table(contact::business_relation::kTable);
    import_text(*db, R"([{"no":"K","type":"Company","name":"Contoso","mailingGroups":["A","B"],
"businessRelations":["BANK",{"code":"CUST","linkToTable":"Customer","no":"1"}]}])");
    import_text(*db, R"([{"no":"K","mailingGroups":["B","C"]}])");
    CHECK(groups.size() == 2);
    CHECK(groups.find("K", "B") != table::kNoRow);
    CHECK(groups.find("K", "C") != table::kNoRow);
    CHECK(relations.size() == 2);
    import_text(
        *db,
        R"([{"no":"K","mailingGroups":[],"businessRelations":[{"code":"CUST","linkToTable":"Vendor"}]}])");
    CHECK(groups.size() == 0);
    const table::Row row = relations.find("K", "CUST");
    CHECK(relations.size() == 1);
    CHECK(relations.number(row, contact::business_relation::kLinkToTable) == 2);
    CHECK(relations.text(row, contact::business_relation::kLinkedNo).empty());
}

TEST_CASE("ENT-16, ENT-17: alternate addresses and their date ranges are replaced too") {
    const auto db = new_database();
    const table::Table& addresses = db->table(alt::kTable);
    const table::Table& periods = db->table(period::kTable);
    import_text(*db, R"([{"no":"K","type":"Company","name":"Contoso","alternateAddresses":[
{"code":"a","city":"Rome","floor":3,"dateRanges":[{"startingDate":"2026-01-01","endingDate":"2026-02-01"},{"startingDate":"2026-03-01"}]},
{"code":"B","city":"Oslo"}]}])");
    CHECK(addresses.size() == 2);
    CHECK(periods.size() == 2);
    CHECK(addresses.text(addresses.find("K", "A"), alt::kExtras) == "{\"floor\":3}");
    import_text(
        *db,
        R"([{"no":"K","alternateAddresses":[{"code":"A","address":"Via 1","dateRanges":[{"startingDate":"2026-01-01"}]},
{"code":"C"}]}])");
    CHECK(addresses.size() == 2);
    const table::Row a = addresses.find("K", "A");
    CHECK(addresses.text(a, alt::kCity).empty());
    CHECK(addresses.text(a, alt::kAddress) == "Via 1");
    CHECK(addresses.text(a, alt::kExtras).empty());
    CHECK(addresses.find("K", "C") != table::kNoRow);
    CHECK(periods.size() == 1);
    const table::Row range = periods.find("K", std::int64_t{to_day({2026, 1, 1})});
    CHECK(periods.number(range, period::kEndingDate) == kBlankDay);
}

TEST_CASE("Unknown properties are merged by name") {
    const auto db = new_database();
    import_text(*db, R"([{"no":"K","type":"Company","name":"Contoso","size":3,"tags":["a"]}])");
    CHECK(text_of(*db, "K", card::kExtras) == R"({"size":3,"tags":["a"]})");
    CHECK(import_text(*db, R"([{"no":"K","tags":["a"]}])").counts == ImportCounts{0, 0, 1, 0});
    import_text(*db, R"([{"no":"K","new":null,"size":4}])");
    CHECK(text_of(*db, "K", card::kExtras) == R"({"size":4,"tags":["a"],"new":null})");
}

TEST_CASE("Blanks that were typed around a text are no difference") {
    const auto db = new_database();
    import_text(*db, R"([{"no":"K","type":"Company","name":"Contoso"}])");
    {
        table::Transaction tx(*db, "Type");
        REQUIRE(contact::set_field(tx, import_context(), db->table(card::kTable).find("K"), card::kName,
                                   " Contoso "));
        table::Commit(std::move(tx)).run();
    }
    CHECK(preview_text(*db, R"([{"no":"K","name":" Contoso "}])").counts == ImportCounts{0, 0, 1, 0});
}

TEST_CASE("An import that is given up leaves no trace") {
    const auto db = new_database();
    import_text(*db, R"([{"no":"K","type":"Company","name":"Contoso","mailingGroups":["A"]}])");
    exchange::ImportPlan plan(*db);
    CHECK(
        read_all(
            R"([{"no":"K","name":"Changed","mailingGroups":["B"]},{"type":"Company","name":"A","mailingGroups":["A"]},
{"type":"Person","name":"B","companyNo":"K"}])",
            plan) == "");
    while (!plan.step(10)) {
    }
    {
        table::Transaction tx(*db, "Import");
        exchange::ApplyImport job(plan, import_context());
        Result<bool> done = false;
        while (done && !*done) done = job.step(tx, 1);
        CHECK(db->table(card::kTable).size() == 3);
    }
    CHECK(db->table(card::kTable).size() == 1);
    CHECK(text_of(*db, "K", card::kName) == "Contoso");
    CHECK(db->table(contact::mailing_group::kTable).size() == 1);
    CHECK(db->table(setup::mailing_group::kTable).find("B") == table::kNoRow);
}
