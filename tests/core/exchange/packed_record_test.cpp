// Records beside the contacts of the workspace: the same record comes back, and a file that comes again
// takes little memory.
#include "core/exchange/packed_record.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "core/exchange/contact_json.h"
#include "core/exchange/import_stage.h"
#include "tests/core/exchange/import_support.h"
#include "tests/core/exchange/nasty_contacts.h"

using namespace segments;
using namespace segments::test;

namespace {

std::string json_of(const exchange::ContactRecord& record) {
    std::string json;
    exchange::append_json(json, record);
    return json;
}

// Reads each contact of a list of our own form.
template <typename Visit>
void for_each_contact(std::string_view list, Visit visit) {
    exchange::JsonScanner scanner;
    scanner.feed(list);
    scanner.finish();
    exchange::ContactReader reader;
    while (scanner.next(list.size()) == exchange::JsonScanner::State::element) {
        if (reader.read(scanner.element().text)) visit(reader.record());
    }
}

std::string many_companies(std::size_t count, std::string_view city) {
    std::string list;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string no = std::to_string(100000 + i);
        list += (i == 0 ? "[" : ",\n") + std::string(R"({"no":"C)") + no +
                R"(","type":"Company","name":"Company number )" + no +
                R"(","address":"A long street, number )" + no + R"(","city":")" + std::string(city) +
                R"(","homePage":"https://www.example/)" + no + R"(","mailingGroups":["NEWS"]})";
    }
    return list + "]";
}

}  // namespace

TEST_CASE("A record that stands beside a contact is the same record when it is read again") {
    const std::unique_ptr<table::Database> db = new_database();
    const std::string nasty = NastyContacts(2).list(60), others = NastyContacts(3).list(60);
    import_text(*db, nasty);
    exchange::PackedRecords records(*db);
    std::string bytes, alone;
    std::size_t beside = 0, shorter = 0;
    const auto check = [&](const exchange::ContactRecord& record) {
        records.pack(record, bytes);
        records.pack_whole(record, alone);
        exchange::ContactRecord again;
        records.unpack(bytes, again);
        CHECK(json_of(again) == json_of(record));
        CHECK(again.lists() == record.lists());
        CHECK(records.no_of(bytes) == record.fields.text(card::kNo));
        records.unpack(alone, again);
        CHECK(json_of(again) == json_of(record));
        CHECK(records.no_of(alone) == record.fields.text(card::kNo));
        CHECK(records.beside(alone) == table::kNoRow);
        beside += records.beside(bytes) == table::kNoRow ? 0 : 1;
        shorter += bytes.size() < alone.size() / 2 ? 1 : 0;
    };
    for_each_contact(nasty, check);
    CHECK(beside > 60);
    CHECK(shorter > 40);
    // Of the same numbers, and all else otherwise.
    for_each_contact(others, check);
}

TEST_CASE("A file that comes again takes little memory: so much as it says otherwise than the workspace") {
    const std::unique_ptr<table::Database> db = new_database();
    constexpr std::size_t kContacts = 20000;
    const std::string file = many_companies(kContacts, "Rome");
    exchange::ImportPlan first(*db);
    REQUIRE(read_all(file, first) == "");
    const std::size_t whole = first.memory();
    import_text(*db, file);

    exchange::ImportPlan again(*db);
    REQUIRE(read_all(file, again) == "");
    const std::size_t unchanged = again.memory();
    CHECK(preview(again, *db).counts == ImportCounts{0, 0, kContacts, 0});
    CHECK(whole > kContacts * 120);
    CHECK(unchanged < kContacts * 45);

    exchange::ImportPlan other(*db);
    REQUIRE(read_all(many_companies(kContacts, "Oslo"), other) == "");
    CHECK(preview(other, *db).counts == ImportCounts{0, kContacts, 0, 0});
    CHECK(other.memory() < kContacts * 55);
}

TEST_CASE("Records of very many different sets of fields come back too") {
    const std::unique_ptr<table::Database> db = new_database();
    import_text(*db, R"([{"no":"C1","type":"Company","name":"Contoso","city":"Rome"}])");
    exchange::PackedRecords records(*db);
    constexpr unsigned kSets = 40000;
    constexpr table::FieldId kFields[] = {
        card::kName2,    card::kAddress,   card::kAddress2,      card::kCounty,
        card::kPostCode, card::kPhoneNo,   card::kMobilePhoneNo, card::kFaxNo,
        card::kHomePage, card::kPager,     card::kTelexNo,       card::kJobTitle,
        card::kSurname,  card::kFirstName, card::kMiddleName,    card::kCity};
    std::vector<std::string> packed(kSets);
    const auto record_of = [&](unsigned set) {
        exchange::ContactRecord record;
        record.fields.set(card::kNo, std::string_view("C1"));
        for (std::size_t bit = 0; bit < std::size(kFields); ++bit) {
            if ((set >> bit & 1) != 0)
                record.fields.set(kFields[bit], std::string_view(bit % 2 == 0 ? "" : "Rome"));
        }
        return record;
    };
    for (unsigned set = 0; set < kSets; ++set) records.pack(record_of(set), packed[set]);
    exchange::ContactRecord again;
    bool same = true;
    for (unsigned set = 0; set < kSets; ++set) {
        records.unpack(packed[set], again);
        const exchange::ContactRecord wanted = record_of(set);
        same = same && again.fields.given() == wanted.fields.given();
        wanted.fields.for_each([&](table::FieldId field, const exchange::Value& value) {
            same = same && again.fields[field] == value;
        });
    }
    CHECK(same);
}

TEST_CASE("Two contacts that are found by e-mail under each other's number get what their records say") {
    const std::unique_ptr<table::Database> db = new_database();
    import_text(*db, R"([{"no":"C1","type":"Company","name":"One","city":"Rome","eMail":"a@x.example"},
                         {"no":"C2","type":"Company","name":"Two","city":"Oslo","eMail":"b@x.example"}])");
    exchange::ImportPlan plan(*db);
    REQUIRE(read_all(R"([{"no":"C1","city":"Rome","eMail":"b@x.example"},
                         {"no":"C2","city":"Oslo","eMail":"a@x.example"}])",
                     plan) == "");
    exchange::ImportOptions options;
    options.match = exchange::MatchBy::e_mail;
    plan.set_options(options);
    CHECK(preview(plan, *db).counts == ImportCounts{0, 2, 0, 0});
    table::Transaction tx(*db, "Import");
    exchange::ApplyImport job(plan, import_context());
    Result<bool> done = false;
    while (done && !*done) done = job.step(tx, 16);
    REQUIRE(done);
    table::Commit(std::move(tx)).run();
    CHECK(text_of(*db, "C1", card::kCity) == "Oslo");
    CHECK(text_of(*db, "C2", card::kCity) == "Rome");
}

TEST_CASE(
    "A person who has the company's former value in the file keeps it, while the company passes on a new "
    "one") {
    const std::unique_ptr<table::Database> db = new_database();
    import_text(*db, R"([{"no":"C1","type":"Company","name":"One","languageCode":"DAN","territoryCode":"DK"},
                         {"no":"P1","type":"Person","name":"Ann","companyNo":"C1","languageCode":"DAN","territoryCode":"DK"}])");
    // A slice for each record: the company is written, and has passed on, long before the person's turn.
    import_text(*db,
                R"([{"no":"C1","languageCode":"ENU","territoryCode":"EN"},
                    {"no":"P1","languageCode":"DAN","jobTitle":"Cook"}])",
                true, 1);
    CHECK(text_of(*db, "P1", card::kLanguageCode) == "DAN");
    CHECK(text_of(*db, "P1", card::kTerritoryCode) == "EN");
    CHECK(text_of(*db, "P1", card::kJobTitle) == "Cook");
}
