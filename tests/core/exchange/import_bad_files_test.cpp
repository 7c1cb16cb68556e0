// Each file of tests/data/bad gives exactly what its README says, with its message.
#include <doctest/doctest.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "tests/core/exchange/import_support.h"
#include "tests/core/testdata/project_file.h"

using namespace segments;
using namespace segments::test;

namespace {

struct Expected {
    std::string refused;
    ImportCounts counts = {};
    std::vector<std::string> rejected = {};
};

const std::map<std::string, Expected>& expected_files() {
    static const std::string kUtf8 =
        "The text is not UTF-8. Save the file with the encoding UTF-8 and import it again.";
    static const std::string kCut = "It seems to be cut off; get the whole file.";
    static const std::string kNoContact =
        ", not a contact. A contact is an object with its properties in { }.";
    static const std::map<std::string, Expected> kFiles = {
        {"truncated.json",
         {"The file ends in the middle of a text. " + kCut +
          " (At line 4, column 81, contact 3, "
          "/contacts/2/city.)"}},
        {"truncated-between.json",
         {"The file ends before its list does. " + kCut + " (At line 4, column 87.)"}},
        {"truncated-letter.json",
         {"The file ends in the middle of a text. " + kCut +
          " (At line 2, column 54, contact 1, "
          "/contacts/0/name.)"}},
        {"empty.json", {"The file is empty. Choose a file with contacts. (At line 1, column 1.)"}},
        {"blank.json", {"The file is empty. Choose a file with contacts. (At line 3, column 2.)"}},
        {"web-page.json",
         {"The file is not JSON: it begins with \"<\". A file of contacts begins with { or [. (At line 1, "
          "column 1.)"}},
        {"comma-separated.json",
         {"The file is not JSON: it begins with \"N\". A file of contacts begins with { or [. (At line 1, "
          "column 1.)"}},
        {"single-quotes.json",
         {"Here the name of a property should stand in \" quotes, not \"'\". (At line 1, column 2, contact "
          "1.)"}},
        {"comma-at-the-end.json",
         {"There is a comma before the closing ]. Take it out. (At line 5, column 1, contact 4, "
          "/contacts/3.)"}},
        {"not-a-number.json",
         {"Here a value should stand (a text in \" quotes, a number, true, false, null, { or [), not \"N\". "
          "(At line 1, column 41.)"}},
        {"trailing-garbage.json",
         {"The file goes on after its end, with \"a\". A file holds one document; take out what follows it. "
          "(At line 6, column 1.)"}},
        {"two-documents.json",
         {"The file goes on after its end, with \"{\". A file holds one document; take out what follows it. "
          "(At line 6, column 1.)"}},
        {"nul-padding.json",
         {"The file goes on after its end, with the byte 0x00. A file holds one document; take out what "
          "follows it. (At line 6, column 1.)"}},
        {"nul-raw.json",
         {"A NUL byte stands in a text. The file seems to be damaged. (At line 2, column 53, contact 1, "
          "/contacts/0/name.)"}},
        {"invalid-utf8.json", {kUtf8 + " (At line 2, column 54, contact 1, /contacts/0/name.)"}},
        {"overlong-utf8.json", {kUtf8 + " (At line 2, column 53, contact 1, /contacts/0/name.)"}},
        {"utf-16.json",
         {"The file is UTF-16 text. Save it with the encoding UTF-8 (in an editor: Save as) and import it "
          "again. (At line 1, column 1.)"}},
        {"lone-surrogate.json",
         {"A \\u escape is half a character: \\ud800 to \\udfff are good in pairs only. (At line 2, column "
          "59, contact 1, /contacts/0/name.)"}},
        {"deep-nesting.json",
         {"Lists and objects are nested more than 64 levels deep. (At line 1, column 66, contact 1, "
          "/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0....)"}},
        {"deep-extras.json",
         {"Lists and objects are nested more than 64 levels deep. (At line 3, column 377, contact 2, "
          "/contacts/1/custom/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a....)"}},
        {"wrong-format.json",
         {"The file has the format \"other.contacts\", not \"segments.contacts\". Choose a file of contacts "
          "that Segments can read. (At line 1, column 51.)"}},
        {"newer-version.json",
         {"The file was written by a newer version of Segments (format version 2; this one reads version "
          "1). Update Segments and import it again. (At line 1, column 42.)"}},
        {"no-contacts.json", {"The document has no \"contacts\". (At line 1, column 43.)"}},
        {"contacts-not-a-list.json",
         {"\"contacts\" must be a list of contacts, which begins with [, not with \"{\". (At line 1, column "
          "54.)"}},
        {"bad-line.jsonl",
         {"The line ends in the middle of a text. Close the text with \", or write the line break as \\n. "
          "(At line 3, column 50, contact 3, /name.)"}},
        {"byte-order-mark.json", {"", {3, 0, 0, 0}}},
        {"duplicate-keys.json", {"", {3, 0, 0, 0}}},
        {"nul-escaped.json",
         {"",
          {1, 0, 0, 2},
          {"line 2, contact 1 (CT000001): Name holds a control character, such as a line break. Take it out.",
           "line 3, contact 2 (CT000002): The company CT000001 is rejected itself: contact 1 in line 2."}}},
        {"control-characters.json",
         {"",
          {1, 0, 0, 2},
          {"line 2, contact 1 (CT000001): Name holds a control character, such as a line break. Take it out.",
           "line 3, contact 2 (CT000002): The company CT000001 is rejected itself: contact 1 in line 2."}}},
        {"line-not-an-object.jsonl", {"", {2, 0, 0, 1}, {"line 2, contact 2: This is a text" + kNoContact}}},
        {"wrong-types.json",
         {"",
          {2, 0, 0, 13},
          {"line 3, contact 2: No. must be a text, not a number.",
           "line 4, contact 3 (CT000011): Type can't be \"Firm\". It is one of \"Company\", \"Person\".",
           "line 5, contact 4 (CT000012): Name must be a text, not a list.",
           "line 6, contact 5 (CT000013): Exclude from Segment must be true or false, not a text.",
           "line 7, contact 6 (CT000014): Mailing Groups must be a list, not a text.",
           "line 8, contact 7 (CT000015): Industry Groups must be a list of codes in \" quotes, not a "
           "number.",
           "line 9, contact 8 (CT000016): Alternate Addresses must be a list, not an object.",
           "line 10, contact 9 (CT000017): Correspondence Type can't be \"Pigeon\". It is one of \"\", "
           "\"Hard "
           "Copy\", \"Email\".",
           "line 11, contact 10: This is a text" + kNoContact,
           "line 12, contact 11: This is a number" + kNoContact,
           "line 13, contact 12: This is null" + kNoContact,
           "line 14, contact 13: This is a list" + kNoContact,
           "line 15, contact 14: The contact is empty: { } has no properties."}}},
        {"huge-number.json",
         {"",
          {2, 0, 0, 1},
          {"line 3, contact 2 (CT000002): The contact holds a number that is too large to be kept. Write it "
           "as "
           "a text in \" quotes."}}},
        {"duplicate-numbers.json",
         {"",
          {3, 0, 0, 2},
          {"line 4, contact 3 (CT000002): Contact CT000002 stands in the file already: contact 2 in line 3. "
           "Only that one counts.",
           "line 5, contact 4 (CT000001): Contact CT000001 stands in the file already: contact 1 in line 2. "
           "Only that one counts."}}},
        {"too-long.json",
         {"",
          {3, 0, 0, 6},
          {"line 3, contact 2: No. holds at most 20 characters; \"CT0000000000000000021\" has 21. Please "
           "shorten it.",
           "line 4, contact 3 (CT000004): Name holds at most 100 characters; "
           "\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...\" has 101. Please shorten it.",
           "line 6, contact 5 (CT000006): City holds at most 30 characters; "
           "\"ccccccccccccccccccccccccccccccc\" has 31. Please shorten it.",
           "line 7, contact 6 (CT000007): Mailing Group Code holds at most 10 characters; \"ABCDEFGHIJK\" "
           "has "
           "11. Please shorten it.",
           "line 8, contact 7 (CT000008): Post Code holds at most 20 characters; \"111111111111111111111\" "
           "has 21. Please shorten it.",
           "line 9, contact 8 (CT000009): E-Mail holds at most 80 characters; "
           "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa...\" has 81. Please shorten it."}}},
        {"company-missing.json",
         {"",
          {2, 0, 0, 4},
          {"line 3, contact 2 (CT000002): There is no company CT999999, neither in the workspace nor in the "
           "file. Add it to the file, or leave the Company No. out.",
           "line 4, contact 3 (CT000003): The company CT000002 is rejected itself: contact 2 in line 3.",
           "line 5, contact 4 (CT000004): Contact CT000004 is a person. The Company No. must be that of a "
           "company.",
           "line 6, contact 5 (CT000005): A company's Company No. is its own number, not CT000001. Leave it "
           "out."}}},
        {"company-rejected.json",
         {"",
          {1, 0, 0, 2},
          {"line 2, contact 1 (CT000002): The company CT000001 is rejected itself: contact 2 in line 3.",
           "line 3, contact 2 (CT000001): Name holds at most 100 characters; "
           "\"cccccccccccccccccccccccccccccccccccccccc...\" has 101. Please shorten it."}}},
        {"bad-values.json",
         {"",
          {2, 0, 0, 9},
          {"line 3, contact 2 (CT000010): E-Mail must look like name@company.example. Correct the address.",
           "line 4, contact 3 (CT000011): Phone No. must not contain letters. Correct the number.",
           "line 5, contact 4 (CT000012): The privacy block of a minor can be taken off only when Parental "
           "Consent Received is set.",
           "line 6, contact 5 (CT000013): A company has no job responsibilities. Give them to the company's "
           "people.",
           "line 7, contact 6 (CT000014): A person has no industry groups. Give them to the person's "
           "company.",
           "line 8, contact 7 (CT000015): A person has no business relations. Give them to the person's "
           "company.",
           "line 9, contact 8 (CT000016): A new contact needs a name. Fill it in.",
           "line 10, contact 9 (CT000017): A new contact needs a name. Fill it in.",
           "line 11, contact 10 (CT000018): A new contact needs a type: \"Company\" or \"Person\"."}}},
        {"bad-dates.json",
         {"",
          {2, 0, 0, 7},
          {"line 3, contact 2 (CT000010): A date range ends on 2026-05-01, before it starts on 2026-05-02. "
           "Correct one of them.",
           "line 4, contact 3 (CT000011): Starting Date is no day: \"2026-02-30\". Write it as YYYY-MM-DD.",
           "line 5, contact 4 (CT000012): Starting Date is no day: \"01.05.2026\". Write it as YYYY-MM-DD.",
           "line 6, contact 5 (CT000013): Two date ranges start on 2026-05-01. Each day can start one only.",
           "line 7, contact 6 (CT000014): A date range has no starting date. Fill it in.",
           "line 8, contact 7 (CT000015): An alternate address has no code. Give each one a code.",
           "line 9, contact 8 (CT000016): The alternate address A is there twice. Each needs a code of its "
           "own."}}},
    };
    return kFiles;
}

}  // namespace

TEST_CASE("Each bad file gives its message, and what is good in it can be imported") {
    for (const auto& [name, expected] : expected_files()) {
        const std::string& file = name;  // clang 14 captures no structured binding
        CAPTURE(file);
        const std::unique_ptr<table::Database> db = new_database();
        const std::uint64_t version = db->version();
        const Imported seen = preview_text(*db, testdata::project_file("tests/data/bad/" + name));
        CHECK(seen.refused == expected.refused);
        CHECK(seen.counts == expected.counts);
        CHECK(seen.rejected == expected.rejected);
        CHECK(db->version() == version);
        CHECK(db->table(card::kTable).size() == 0);
        import_text(*db, testdata::project_file("tests/data/bad/" + name));
        CHECK(db->table(card::kTable).size() == expected.counts.added);
    }
}

TEST_CASE("All bad files are tested") {
    const std::filesystem::path folder = testdata::project_path("tests/data/bad");
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (name == "README.md" || name == ".gitattributes") continue;
        ++files;
        CHECK_MESSAGE(expected_files().count(name) == 1, name);
    }
    CHECK(files == expected_files().size());
}

TEST_CASE("Of a property that is there twice the last value counts, and a byte-order mark is no text") {
    const std::unique_ptr<table::Database> db = new_database();
    import_text(*db, testdata::project_file("tests/data/bad/duplicate-keys.json"));
    CHECK(text_of(*db, "CT000002", card::kName) == "Second name");
    const std::unique_ptr<table::Database> other = new_database();
    import_text(*other, testdata::project_file("tests/data/bad/byte-order-mark.json"));
    CHECK(text_of(*other, "CT000001", card::kName) == "Vinhandel \xC3\x98resund ApS");
}

TEST_CASE("A contact of more than 1 MB is rejected alone, wherever the file is cut into pieces") {
    const std::string text = "[{\"name\":\"" + std::string(3 << 20, 'x') +
                             "\"},{\"no\":\"1\",\"type\":\"Company\",\"name\":\"Contoso\"}]";
    const std::unique_ptr<table::Database> db = new_database();
    for (const std::size_t piece : {std::size_t{1000}, std::size_t{1} << 20}) {
        exchange::ImportPlan plan(*db);
        CHECK(read_all(text, plan, piece) == "");
        const Imported seen = preview(plan, *db);
        CHECK(seen.counts == ImportCounts{1, 0, 0, 1});
        CHECK(seen.rejected ==
              std::vector<std::string>{"line 1, contact 1: The contact is longer than 1 MB. Shorten it, or "
                                       "divide it up."});
    }
}
