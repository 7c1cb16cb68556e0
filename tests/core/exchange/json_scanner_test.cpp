#include "core/exchange/json_scanner.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace segments;
using namespace segments::exchange;

namespace {

struct Scanned {
    std::vector<std::string> elements;
    std::vector<std::uint64_t> lines;
    std::string error;

    bool operator==(const Scanned&) const = default;
};

Scanned scan(std::string_view text, std::size_t piece = 1 << 20, std::size_t budget = 1 << 20) {
    JsonScanner scanner;
    Scanned result;
    while (true) {
        switch (scanner.next(budget)) {
            case JsonScanner::State::hungry:
                if (text.empty()) {
                    scanner.finish();
                } else {
                    scanner.feed(text.substr(0, piece));
                    text.remove_prefix(std::min(piece, text.size()));
                }
                break;
            case JsonScanner::State::paused:
                break;
            case JsonScanner::State::element:
                result.elements.emplace_back(scanner.element().too_long ? "too long"
                                                                        : scanner.element().text);
                result.lines.push_back(scanner.element().line);
                CHECK(scanner.element().number == result.elements.size());
                break;
            case JsonScanner::State::done:
                return result;
            case JsonScanner::State::failed:
                result.error = scanner.error().message;
                return result;
        }
    }
}

constexpr const char* kDocument = R"({"format":"segments.contacts","version":1,"contacts":[
{"no":"1","é":[1.5e-3,true,{"x":"\u00e9\ud83d\ude00\\"}]},
 {} , null
]})";

}  // namespace

TEST_CASE("A document is cut into the elements of its list, each with its line") {
    const Scanned scanned = scan(kDocument);
    CHECK(scanned.error == "");
    CHECK(scanned.elements ==
          std::vector<std::string>{R"({"no":"1","é":[1.5e-3,true,{"x":"\u00e9\ud83d\ude00\\"}]})", "{}",
                                   "null"});
    CHECK(scanned.lines == std::vector<std::uint64_t>{2, 3, 3});
}

TEST_CASE("Pieces may be cut anywhere") {
    const Scanned whole = scan(kDocument);
    for (std::size_t piece = 1; piece < 40; ++piece) {
        CAPTURE(piece);
        CHECK(scan(kDocument, piece) == whole);
        CHECK(scan(kDocument, 1 << 20, piece) == whole);
    }
}

TEST_CASE("A bare array and JSON Lines are read too") {
    CHECK(scan("[1, 2]").elements == std::vector<std::string>{"1", "2"});
    CHECK(scan(" [\n]\n").elements.empty());
    const Scanned lines = scan("{\"no\":\"1\"}\n\n\r\n  {\"no\":\"2\"}\r\n17\n\"x\"");
    CHECK(lines.error == "");
    CHECK(lines.elements == std::vector<std::string>{"{\"no\":\"1\"}", "{\"no\":\"2\"}", "17", "\"x\""});
    CHECK(lines.lines == std::vector<std::uint64_t>{1, 4, 5, 6});
}

TEST_CASE("The properties of a document may stand in any order, with others between") {
    CHECK(scan(R"({"$schema":"x","version":1,"contacts":[1],"more":{"a":[]},"format":"segments.contacts"})")
              .elements == std::vector<std::string>{"1"});
    CHECK(scan(R"({"version":2,"format":"segments.contacts","contacts":[]})").error.find("newer version") !=
          std::string::npos);
}

TEST_CASE("A first contact may have properties that are named like a document's") {
    const Scanned format = scan("{\"no\":\"1\",\"format\":\"paper\"}\n{\"no\":\"2\"}");
    CHECK(format.error == "");
    CHECK(format.elements ==
          std::vector<std::string>{"{\"no\":\"1\",\"format\":\"paper\"}", "{\"no\":\"2\"}"});
    CHECK(scan("{\"format\":\"paper\",\"no\":\"1\"}\n{\"no\":\"2\"}").elements.size() == 2);
    CHECK(scan("{\"name\":\"1\",\"contacts\":[\"Ann\",{}],\"version\":7}\n{}").elements ==
          std::vector<std::string>{"{\"name\":\"1\",\"contacts\":[\"Ann\",{}],\"version\":7}", "{}"});
    CHECK(scan("{\"name\":\"1\",\"contacts\":{}}").error == "");
    CHECK(scan("{\"format\":\"paper\"}").error.find("has the format \"paper\"") != std::string::npos);
    CHECK(scan("{\"contacts\":{}}").error.find("must be a list") != std::string::npos);
}

TEST_CASE("A document is told by its format, whatever else it has") {
    CHECK(scan(R"({"name":"All","format":"segments.contacts","version":1,"contacts":[1,2]})").elements ==
          std::vector<std::string>{"1", "2"});
    CHECK(scan(R"({"version":1,"contacts":[1,2],"name":"All","format":"segments.contacts"})").error == "");
    CHECK(scan(R"({"format":"x","version":1,"contacts":[1,2]})").error.find("has the format \"x\"") !=
          std::string::npos);
}

TEST_CASE("An element of more than 1 MB is only named, and not kept") {
    const std::string long_name(3 << 20, 'x');
    const Scanned scanned = scan("[{\"name\":\"" + long_name + "\"},\n{\"no\":\"2\"}]", 64 * 1024);
    CHECK(scanned.error == "");
    CHECK(scanned.elements == std::vector<std::string>{"too long", "{\"no\":\"2\"}"});
    CHECK(scan("[{\"name\":\"" + long_name + "\"}]").elements == std::vector<std::string>{"too long"});
}

TEST_CASE("64 levels of a contact are read in every form of file, 65 are refused") {
    const auto nested = [](std::size_t levels) {
        return std::string(levels, '[') + std::string(levels, ']');
    };
    const std::string head = R"({"format":"segments.contacts","version":1,"contacts":[)";
    CHECK(scan("[" + nested(64) + "]").error == "");
    CHECK(scan(head + nested(64) + "]}").error == "");
    CHECK(scan("{}\n" + nested(64)).error == "");
    for (const std::string& text : {"[" + nested(65) + "]", head + nested(65) + "]}", "{}\n" + nested(65)})
        CHECK(scan(text).error.find("more than 64 levels") != std::string::npos);
}

TEST_CASE("A refusal names the place by line, column in characters, contact and path") {
    CHECK(scan("[\n{\"a\":\"é\",\"b\":[1,{\"c\":tru}]}]").error ==
          "Here a value should stand; only true, false and null have no quotes. (At line 2, column 25, "
          "contact 1, "
          "/0/b/1/c.)");
    CHECK(
        scan("{\"format\":\"segments.contacts\",\"version\":1,\"contacts\":[{},{\"no\":\"\xFF\"}]}").error ==
        "The text is not UTF-8. Save the file with the encoding UTF-8 and import it again. (At line 1, "
        "column "
        "65, contact 2, /contacts/1/no.)");
    CHECK(scan("{\"no\":\"1\"}\n{\"no\":").error ==
          "The file ends in the middle of a contact. It seems to be cut off; get the whole file. (At line 2, "
          "column 7, contact 2, /no.)");
}

TEST_CASE("What isn't JSON is refused") {
    for (const char* text : {"[01]",
                             "[1.]",
                             "[-]",
                             "[1e]",
                             "[.5]",
                             "[+1]",
                             "[1,]",
                             "[,1]",
                             "{\"a\":1,}x",
                             "[\"\\x\"]",
                             "[\"\\u12g4\"]",
                             "[\"\t\"]",
                             "[nul]",
                             "[1 2]",
                             "[1}",
                             "{\"a\" 1}",
                             "{1:2}",
                             "[1]]",
                             "[1][2]",
                             "tru",
                             "\"a\"",
                             "{} {}",
                             "{\"a\":\n1}\n{\"a\":\n1}",
                             "[\"\\ud800\"]",
                             "[\"\\ud800x\"]",
                             "[\"\\udc00\"]",
                             "[\"\\ud800\\n\"]",
                             "[\"\xC0\xAF\"]",
                             "[\"\xED\xA0\x80\"]",
                             "[\"\xF4\x90\x80\x80\"]",
                             "[\"\xE9\"]",
                             "\xEF{}",
                             "\xEF\xBB{}",
                             "[1",
                             "[\"a",
                             "[",
                             "{",
                             "{\"a\":1",
                             "{\"contacts\":[]}",
                             "{\"format\":\"segments.contacts\"}"}) {
        CAPTURE(text);
        CHECK(scan(text).error != "");
        CHECK(scan(text, 1).error == scan(text).error);
    }
}

TEST_CASE("UTF-16 is recognised with and without its mark") {
    using namespace std::string_literals;
    for (const std::string& text : {"\xFF\xFE{\0"s, "\xFE\xFF\0{"s, "{\0\"\0"s, "\0{\0\""s})
        CHECK(scan(text).error.find("UTF-16") != std::string::npos);
}
