#include "core/exchange/export_contacts.h"

#include <doctest/doctest.h>

#include "tests/core/exchange/import_support.h"
#include "tests/data/contacts_file.h"
#include "tests/data/generator.h"

using namespace segments;
using namespace segments::test;

namespace {

std::string exported(const table::Database& db, std::size_t rows = 1000) {
    exchange::ExportContacts job(db, exchange::all_contacts(db));
    std::string text;
    while (!job.step(rows, text)) {
    }
    return text;
}

// Without the stamps that an import sets.
std::string without_stamps(std::string text) {
    for (const std::string name : {",\"lastDateModified\":\"", ",\"lastTimeModified\":\""}) {
        std::size_t at = 0;
        while ((at = text.find(name, at)) != std::string::npos)
            text.erase(at, text.find('"', at + name.size()) + 1 - at);
    }
    return text;
}

std::string generated_file(std::size_t contacts, testdata::FileForm form) {
    const testdata::Generator generator(testdata::kDefaultSeed + contacts, contacts,
                                        testdata::kDefaultEndDate);
    std::string text;
    testdata::write_contacts(generator, form, [&](std::string_view piece) { text += piece; });
    return text;
}

}  // namespace

TEST_CASE("An export writes a document with one contact a line, by number") {
    const auto db = new_database();
    import_text(*db, R"([{"no":"P","type":"Person","name":"Ann \"A\" Lee","companyNo":"K","minor":true,
"privacyBlocked":false,"parentalConsentReceived":true,"jobResponsibilities":["BUY"],"shoe":42},
{"no":"K","type":"Company","name":"Contoso","correspondenceType":"Hard Copy","searchName":"own","mailingGroups":["B","A"],
"alternateAddresses":[{"code":"Z","lift":true},{"code":"A","city":"Rome","dateRanges":[{"startingDate":"2026-01-01"}]}]}])");
    CHECK(exported(*db) ==
          "{\"format\":\"segments.contacts\",\"version\":1,\"contacts\":[\n"
          "{\"no\":\"K\",\"type\":\"Company\",\"name\":\"Contoso\",\"searchName\":\"OWN\","
          "\"correspondenceType\":\"Hard Copy\",\"lastDateModified\":\"2026-11-23\",\"lastTimeModified\":"
          "\"10:30:00\",\"mailingGroups\":[\"A\",\"B\"],\"alternateAddresses\":[{\"code\":\"A\",\"city\":"
          "\"Rome\","
          "\"lastDateModified\":\"2026-11-23\",\"dateRanges\":[{\"startingDate\":\"2026-01-01\"}]},{\"code\":"
          "\"Z\","
          "\"lastDateModified\":\"2026-11-23\",\"lift\":true}]},\n"
          "{\"no\":\"P\",\"type\":\"Person\",\"name\":\"Ann \\\"A\\\" "
          "Lee\",\"companyNo\":\"K\",\"companyName\":"
          "\"Contoso\",\"firstName\":\"Ann\",\"middleName\":\"\\\"A\\\"\",\"surname\":\"Lee\","
          "\"privacyBlocked\":"
          "false,\"minor\":true,\"parentalConsentReceived\":true,\"lastDateModified\":\"2026-11-23\","
          "\"lastTimeModified\":\"10:30:00\",\"jobResponsibilities\":[\"BUY\"],\"shoe\":42}\n"
          "]}\n");
}

TEST_CASE("An export of nothing is a document too") {
    const auto db = new_database();
    CHECK(exported(*db) == "{\"format\":\"segments.contacts\",\"version\":1,\"contacts\":[\n]}\n");
    CHECK(preview_text(*db, exported(*db)).counts == ImportCounts{0, 0, 0, 0});
}

TEST_CASE("Importing an export changes nothing, and fills an empty workspace with the same contacts") {
    for (const std::size_t size : {std::size_t{24}, std::size_t{1000}, std::size_t{6000}}) {
        CAPTURE(size);
        const auto db = new_database();
        const Imported first =
            import_text(*db, generated_file(size, testdata::FileForm::kJsonLines), true, 300);
        CHECK(first.refused == "");
        CHECK(first.counts == ImportCounts{size, 0, 0, 0});
        CHECK(first.rejected.empty());

        const std::string file = exported(*db, 77);
        const std::uint64_t version = db->version();
        CHECK(import_text(*db, file).counts == ImportCounts{0, 0, size, 0});
        CHECK(exported(*db) == file);
        CHECK(db->table(card::kTable).size() == size);
        // The second import was a commit without changes.
        CHECK(db->version() == version + 1);
        CHECK(db->last_changes().empty());

        const auto other = new_database();
        CHECK(import_text(*other, file).counts == ImportCounts{size, 0, 0, 0});
        CHECK(without_stamps(exported(*other)) == without_stamps(file));
    }
}

TEST_CASE("The forms of files mean the same") {
    using testdata::FileForm;
    std::vector<std::string> exports;
    for (const FileForm form :
         {FileForm::kDocument, FileForm::kArray, FileForm::kJsonLines, FileForm::kOneLine}) {
        const auto db = new_database();
        CHECK(import_text(*db, generated_file(300, form)).counts == ImportCounts{300, 0, 0, 0});
        exports.push_back(exported(*db));
    }
    for (const std::string& each : exports) CHECK(each == exports.front());
}
