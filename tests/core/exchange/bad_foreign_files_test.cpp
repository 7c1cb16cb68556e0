// Bad files of other programs: each gives its message, what is good in it comes in, and a refused file
// changes nothing. (Bad files in our own form: import_bad_files_test.cpp.)
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/exchange/workspace_json.h"
#include "tests/core/exchange/foreign_support.h"

using namespace segments;
using namespace segments::test;

namespace {

// "2 new", and why others aren't, or why the file is refused.
std::string import_bad(std::string_view text, std::string_view name) {
    const std::unique_ptr<table::Database> db = new_database();
    const std::uint64_t before = exchange::state_hash(*db);
    const Imported result = import_any(*db, text, name);
    if (!result.refused.empty()) {
        CHECK(exchange::state_hash(*db) == before);
        return result.refused;
    }
    std::string said = std::to_string(result.counts.added) + " new";
    for (const std::string& each : result.rejected) said += "; " + each;
    return said;
}

// The first contact in our own form, without its number and the time.
std::string imported(std::string_view text, std::string_view name) {
    const std::unique_ptr<table::Database> db = new_database();
    return translated(*db, text, name);
}

constexpr std::string_view kCard = R"([{"@type":"Card","uid":"1","name":{"full":"Ann"}})";
constexpr std::string_view kVCard = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ann\r\n";

}  // namespace

TEST_CASE("Files of other programs that are cut off are refused, with the place") {
    CHECK(import_bad(std::string(kCard) + R"(,{"@type":"Card","name":{"fu)", "a.json") ==
          "The file ends in the middle of a text. It seems to be cut off; get the whole file. (At line 1, "
          "column 78, contact 2, /1/name.)");
    CHECK(
        import_bad(kCard, "a.json") ==
        "The file ends before its list does. It seems to be cut off; get the whole file. (At line 1, column "
        "50.)");
    CHECK(import_bad(std::string(kVCard) + "END:VCARD\r\n" + std::string(kVCard), "a.vcf") ==
          "The file ends in the middle of a vCard. It seems to be cut off; get the whole file. (At line 8.)");
    CHECK(import_bad("Name,E-Mail\nAnn,ann@x.example\nBob,\"b", "a.csv") ==
          "A quote is opened and never closed. Is the file whole, and its delimiter right? (At line 3.)");
}

TEST_CASE("Wrong encodings, half characters and NUL are seen or refused") {
    CHECK(import_bad("[{\"@type\":\"Card\",\"name\":{\"full\":\"M\xFCller\"}}]", "a.json") ==
          "The text is not UTF-8. Save the file with the encoding UTF-8 and import it again. (At line 1, "
          "column 35, contact 1, /0/name/full.)");
    CHECK(imported("BEGIN:VCARD\r\nFN:M\xFCller\r\nEND:VCARD\r\n", "a.vcf").find("\"M\xC3\xBCller\"") !=
          std::string::npos);
    CHECK(imported("Name;E-Mail\nM\xFCller;m@x.example\n", "a.csv").find("\"M\xC3\xBCller\"") !=
          std::string::npos);
    constexpr char kHalf[] = "\xFF\xFEN\0a\0m\0e\0;\0E\0-\0M\0a\0i\0l\0\n\0A\0;\0a\0@\0x\0.\0\xD8";
    CHECK(import_bad({kHalf, sizeof kHalf - 1}, "a.csv") ==
          "The file isn't UTF-16 text to its end. Choose another encoding. (At line 2.)");
    constexpr char kNulJson[] = "[{\"@type\":\"Card\",\"name\":{\"full\":\"A\0n\"}}]";
    CHECK(import_bad({kNulJson, sizeof kNulJson - 1}, "a.json") ==
          "A NUL byte stands in a text. The file seems to be damaged. (At line 1, column 35, contact 1, "
          "/0/name/full.)");
    // In cards and tables it is a blank.
    constexpr char kNulCard[] = "BEGIN:VCARD\r\nFN:A\0nn\r\nEND:VCARD\r\n";
    CHECK(imported({kNulCard, sizeof kNulCard - 1}, "a.vcf").find("\"A nn\"") != std::string::npos);
    constexpr char kNulTable[] = "Name,E-Mail\nA\0nn,a@x.example\n";
    CHECK(imported({kNulTable, sizeof kNulTable - 1}, "a.csv").find("\"A nn\"") != std::string::npos);
    // A picture with a table's name.
    constexpr char kPicture[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
    CHECK(import_bad({kPicture, sizeof kPicture - 1}, "a.csv") ==
          "The file is not JSON: it begins with the byte 0x89. A file of contacts begins with { or [. (At "
          "line 1, column 1.)");
}

TEST_CASE("Arrays of mixed things give the contacts among them") {
    const std::string none = ": This is no contact: it isn't an object with properties in { }.";
    CHECK(import_bad(std::string(kCard) + R"(,7,"x",null,true,[1],{}])", "a.json") ==
          "1 new; line 1, contact 2" + none + "; line 1, contact 3" + none + "; line 1, contact 4" + none +
              "; line 1, contact 5" + none + "; line 1, contact 6" + none +
              "; line 1, contact 7: A new contact needs a name. Fill it in.");
}

TEST_CASE("Numbers as texts, texts as numbers, and numbers beyond 2^64") {
    CHECK(import_bad(R"([{"no":"1","type":"Company","name":"A","phoneNo":4412345}])", "a.json") ==
          "0 new; line 1, contact 1 (1): Phone No. must be a text, not a number.");
    CHECK(import_bad(R"([{"no":"1","type":"Company","name":"A","x":18446744073709551616}])", "a.json") ==
          "1 new");
    CHECK(imported(R"({"value":[{"number":18446744073709551616,"displayName":"A","type":"Company"}]})",
                   "a.json") == R"({"no":"18446744073709551616","type":"Company","name":"A"})"
                                "\n");
}

TEST_CASE("Several addresses in one, and HTML in names, come in as they are") {
    CHECK(
        imported(R"([{"no":"1","type":"Company","name":"<b>A</b>&amp;","eMail":"a@x.example; b@x.example"}])",
                 "a.json") ==
        R"({"no":"1","type":"Company","name":"<b>A</b>&amp;","eMail":"a@x.example; b@x.example"})"
        "\n");
    CHECK(import_bad(R"([{"no":"1","type":"Company","name":"<b>A</b>","eMail":"a@x.example; b@x.example"}])",
                     "a.json") == "1 new");
    CHECK(imported("Name,E-Mail\n<b>Ann</b> Lee,\"a@x.example; b@x.example\"\n", "a.csv") ==
          R"({"name":"<b>Ann</b> Lee","eMail":"a@x.example; b@x.example","$typeIfNew":"Person"})"
          "\n");
    // What is no address is kept beside the contact.
    CHECK(imported(std::string(kVCard) + "EMAIL:a@x.example, b\r\nEND:VCARD\r\n", "a.vcf") ==
          R"({"name":"Ann","$typeIfNew":"Person","vCard":[["email",{},"text","a@x.example, b"]]})"
          "\n");
}

TEST_CASE("Dates that don't exist, and the blank date of other systems, are no days") {
    const auto with_range = [](std::string_view range) {
        return import_bad(
            R"([{"no":"1","type":"Company","name":"A","alternateAddresses":[{"code":"H","dateRanges":[)" +
                std::string(range) + "]}]}]",
            "a.json");
    };
    CHECK(with_range(R"({"startingDate":"0001-01-01"})") ==
          "0 new; line 1, contact 1 (1): Starting Date is no day: \"0001-01-01\". Write it as YYYY-MM-DD.");
    CHECK(with_range(R"({"startingDate":"2026-01-01","endingDate":"10000-01-01"})") ==
          "0 new; line 1, contact 1 (1): Ending Date is no day: \"10000-01-01\". Write it as YYYY-MM-DD.");
    CHECK(with_range(R"({"startingDate":"1900-01-01","endingDate":"9999-12-31"})") == "1 new");
}

TEST_CASE("Ten thousand levels, and a hundred thousand unknown members, of our own form and others") {
    const std::string deep = std::string(10000, '[') + std::string(10000, ']');
    CHECK(import_bad(R"([{"no":"1","type":"Company","name":"A","x":)" + deep + "}]", "a.json")
              .starts_with("Lists and objects are nested more than 64 levels deep. (At line 1, column 107,"));
    std::string cards;
    for (int i = 0; i < 10000; ++i) cards += "BEGIN:VCARD\r\n";
    CHECK(import_bad(cards, "a.vcf") ==
          "The file ends in the middle of a vCard. It seems to be cut off; get the whole file. (At line "
          "10001.)");
    std::string members, properties, names = "Name", cells = "Ann";
    for (int i = 0; i < 100000; ++i) {
        const std::string number = std::to_string(i);
        members += ",\"m" + number + "\":1";
        properties += "X-" + number + ":1\r\n";
        names += ",c" + number;
        cells += ",1";
    }
    const std::string too_long =
        "0 new; line 1, contact 1: The contact is longer than 1 MB. Shorten it, or divide it up.";
    CHECK(import_bad(R"([{"no":"1","type":"Company","name":"A")" + members + "}]", "a.json") == too_long);
    CHECK(import_bad(R"([{"Name":"A")" + members + "}]", "a.json") == too_long);
    CHECK(import_bad(std::string(kVCard) + properties + "END:VCARD\r\n", "a.vcf") == too_long);
    CHECK(import_bad(names + "\n" + cells + "\n", "a.csv") ==
          "The table has too many columns: 100001. Take out those that aren't needed. (At line 1.)");
}

TEST_CASE("What stands there twice: of cards and tables the first counts, the other is kept") {
    CHECK(imported(std::string(kVCard) + "FN:Bob\r\nUID:1\r\nUID:2\r\nEND:VCARD\r\n", "a.vcf") ==
          R"({"name":"Ann","externalId":"1","$typeIfNew":"Person",)"
          R"("vCard":[["fn",{},"text","Bob"],["uid",{},"uri","2"]]})"
          "\n");
    CHECK(imported("Name,Name,Name\nA,B,C\n", "a.csv") ==
          R"x({"name":"A","name2":"B","$typeIfNew":"Person","csv":{"Name (3)":"C"}})x"
          "\n");
}
