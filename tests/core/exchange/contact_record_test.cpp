#include "core/exchange/contact_record.h"

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <vector>

#include "core/exchange/contact_json.h"
#include "core/exchange/packed_record.h"
#include "core/exchange/record_store.h"
#include "core/schema/schema.h"
#include "tests/data/generator.h"
#include "tests/data/json_writer.h"

using namespace segments;
using namespace segments::exchange;
namespace card = contact::contact;
using contact::Assignment;

namespace {

// The record as it is written again; the reason if it can't be read.
std::string rewritten(std::string_view text) {
    ContactReader reader;
    const Result<void> read = reader.read(text);
    if (!read) return read.error().message;
    std::string out;
    append_json(out, reader.record());
    return out;
}

}  // namespace

TEST_CASE("Texts are trimmed, codes are stored in upper case") {
    CHECK(
        rewritten(R"({"no":" ct1 ","name":"  Ann Lee ","mailingGroups":["news"],"searchName":"émile"})") ==
        "{\"no\":\"CT1\",\"name\":\"Ann Lee\",\"searchName\":\"\xC3\x89MILE\",\"mailingGroups\":[\"NEWS\"]}");
}

TEST_CASE("Left out, null and blank are told apart") {
    ContactReader reader;
    REQUIRE(reader.read(R"({"name":null,"city":"","minor":null,"mailingGroups":null})"));
    const ContactRecord& record = reader.record();
    CHECK(record.fields.has(card::kName));
    CHECK(record.fields.has(card::kCity));
    CHECK(record.fields.has(card::kMinor));
    CHECK(!record.fields.has(card::kAddress));
    CHECK(record.has_list(Assignment::mailing_group));
    CHECK(record.of(Assignment::mailing_group).empty());
    CHECK(!record.has_list(Assignment::industry_group));
}

TEST_CASE("CLS-2: a code that stands in a list twice counts once") {
    CHECK(rewritten(R"({"mailingGroups":["b","A","B"]})") == R"({"mailingGroups":["A","B"]})");
}

TEST_CASE("Business relations are codes or links, web sources have a search word") {
    const std::string text =
        R"({"businessRelations":["BANK",{"code":"CUST","linkToTable":"Customer","no":"10000"}],)"
        R"("webSources":[{"code":"MAPS","searchWord":"wine"}]})";
    CHECK(rewritten(text) == text);
    CHECK(rewritten(R"({"webSources":["MAPS"]})") ==
          "Web Sources must be a list of objects with a code, not a text.");
    CHECK(rewritten(R"({"mailingGroups":[""]})") == "Mailing Groups holds a blank code. Take it out.");
    CHECK(rewritten(R"({"businessRelations":[{"no":"1"}]})") ==
          "Business Relations holds a blank code. Take it out.");
}

TEST_CASE("Unknown properties are kept in their order, the last value of each") {
    CHECK(
        rewritten(
            R"({"b":1,"name":"X","a":{"z":[null,true,-1.50e3,"\u00e9\"\\"],"y":{}},"b":18446744073709551615})") ==
        "{\"name\":\"X\",\"b\":18446744073709551615,\"a\":{\"z\":[null,true,-1.50e3,\"\xC3\xA9\\\"\\\\\"],"
        "\"y\":{"
        "}}}");
    CHECK(rewritten(R"({"extras":"mine","searchNameOwn":true})") ==
          R"({"extras":"mine","searchNameOwn":true})");
    const std::string address = R"({"alternateAddresses":[{"code":"A","floor":3}]})";
    CHECK(rewritten(address) == address);
}

TEST_CASE("The modification stamp is for reading only") {
    CHECK(rewritten(R"({"lastDateModified":17,"lastTimeModified":[]})") == "{}");
}

TEST_CASE("Numbers beyond the range of JSON readers are refused, small and long ones are kept") {
    CHECK(rewritten(R"({"a":1e400})").find("too large to be kept") != std::string::npos);
    CHECK(rewritten(R"({"a":[0.1,-9223372036854775808,1e-3]})") ==
          R"({"a":[0.1,-9223372036854775808,1e-3]})");
}

TEST_CASE("Very many unknown properties are read in reasonable time") {
    std::string text = "{";
    for (int i = 0; i < 60000; ++i)
        text += "\"k" + std::to_string(i % 50000) + "\":" + std::to_string(i) + ",";
    text += "\"name\":\"X\"}";
    const std::string out = rewritten(text);
    CHECK(out.find("\"k7\":50007,") != std::string::npos);
    CHECK(out.find("\"k20000\":20000,") != std::string::npos);
}

TEST_CASE("A record is the same after it was packed, and after it was written and read") {
    const testdata::Generator generator(testdata::kDefaultSeed, 3000, testdata::kDefaultEndDate);
    const std::unique_ptr<table::Database> db = schema::make_database();
    PackedRecords records(*db);
    RecordStore store;
    std::vector<RecordStore::Ref> refs;
    std::vector<std::string> texts;
    ContactReader reader;
    std::string bytes;
    for (std::size_t i = 0; i < generator.contact_count(); ++i) {
        std::string text;
        testdata::append_contact(text, generator.contact(i));
        REQUIRE(reader.read(text));
        records.pack(reader.record(), bytes);
        refs.push_back(store.add(bytes));
        texts.emplace_back();
        append_json(texts.back(), reader.record());
        REQUIRE(reader.read(texts.back()));
        std::string again;
        append_json(again, reader.record());
        CHECK(again == texts.back());
    }
    ContactRecord record;
    for (std::size_t i = 0; i < refs.size(); ++i) {
        records.unpack(store.get(refs[i]), record);
        std::string text;
        append_json(text, record);
        CHECK(text == texts[i]);
        CHECK(records.no_of(store.get(refs[i])) == record.fields.text(card::kNo));
        if (i % 500 == 0) store.release_before(refs[i]);
    }
}

TEST_CASE("Records longer than a block are stored and given back too") {
    RecordStore store;
    const std::string large(300'000, 'x');
    const RecordStore::Ref a = store.add("a");
    const RecordStore::Ref b = store.add(large);
    const RecordStore::Ref c = store.add("c");
    CHECK(store.get(a) == "a");
    CHECK(store.get(b) == large);
    CHECK(store.get(c) == "c");
    store.release_before(c);
    CHECK(store.get(c) == "c");
    CHECK(store.bytes() == 128 * 1024);
}
