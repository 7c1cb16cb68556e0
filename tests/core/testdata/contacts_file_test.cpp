#include "tests/data/contacts_file.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "core/base/text.h"
#include "tests/core/testdata/project_file.h"
#include "tests/data/json_writer.h"

using namespace segments;
using namespace segments::testdata;

namespace {

std::string written(std::size_t count, FileForm form) {
    std::string text;
    write_contacts(Generator(kDefaultSeed, count, kDefaultEndDate), form,
                   [&](std::string_view piece) { text += piece; });
    return text;
}

}  // namespace

TEST_CASE("The generator writes the files kept with the sources, byte for byte, on every platform") {
    CHECK(written(24, FileForm::kDocument) == project_file("tests/data/contacts-24.json"));
    CHECK(written(1000, FileForm::kDocument) == project_file("tests/data/contacts-1000.json"));
    CHECK(sample_file() == project_file("tests/data/sample-interactions.json"));
}

TEST_CASE("Every form of file holds the same contacts") {
    const nlohmann::json document = nlohmann::json::parse(written(200, FileForm::kDocument));
    CHECK(document["format"] == "segments.contacts");
    CHECK(document["version"] == 1);
    CHECK(document["contacts"].size() == 200);
    CHECK(nlohmann::json::parse(written(200, FileForm::kArray)) == document["contacts"]);

    const std::string line = written(200, FileForm::kOneLine);
    CHECK(line.find('\n') == std::string::npos);
    CHECK(nlohmann::json::parse(line) == document["contacts"]);

    nlohmann::json lines = nlohmann::json::array();
    std::istringstream stream(written(200, FileForm::kJsonLines));
    for (std::string each; std::getline(stream, each);) lines.push_back(nlohmann::json::parse(each));
    CHECK(lines == document["contacts"]);
}

TEST_CASE("Contact files are valid UTF-8") {
    CHECK(is_valid_utf8(written(20'000, FileForm::kJsonLines)));
}

TEST_CASE("Quotes, backslashes and control characters are escaped") {
    std::string text;
    append_json_string(text, std::string_view("a\"b\\c\n\0d\x1f ж", 12));
    CHECK(text == R"("a\"b\\c\u000a\u0000d\u001f ж")");
}

TEST_CASE("A minor who is not blocked says so in the file") {
    GeneratedContact contact;
    contact.type = ContactType::kPerson;
    contact.name = "Ida Lund";
    contact.minor = true;
    contact.parental_consent_received = true;
    std::string text;
    append_contact(text, contact);
    const nlohmann::json json = nlohmann::json::parse(text);
    CHECK(json["privacyBlocked"] == false);
    CHECK(json["minor"] == true);
}

TEST_CASE("An endless name is as long as asked for") {
    std::string text;
    write_endless_name(200'000, [&](std::string_view piece) { text += piece; });
    CHECK(nlohmann::json::parse(text)["contacts"][0]["name"].get<std::string>().size() == 200'000);
}
