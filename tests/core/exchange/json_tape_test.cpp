#include "core/exchange/json_tape.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "core/exchange/json_plain.h"

using segments::exchange::JsonTape;
using Kind = JsonTape::Kind;

namespace {

std::string again(const JsonTape& tape) {
    std::string out;
    tape.append_json(0, out);
    return out;
}

// What the tape makes of a text, as JSON again; "refused" if it refuses it.
std::string read(std::string_view text) {
    JsonTape tape;
    return tape.read(text) ? again(tape) : "refused";
}

}  // namespace

TEST_CASE("a value becomes tokens: keys before their values, ends behind all within") {
    JsonTape tape;
    REQUIRE(tape.read(R"( {"a" : [1, "x\ty", {}], "b":null ,"c": true} )"));
    REQUIRE(tape.size() == 10);
    CHECK(tape[0].kind == Kind::object);
    CHECK(tape[0].end == 10);
    CHECK(tape[1].text == "a");
    CHECK(tape[2].end == 6);
    CHECK(tape[3].text == "1");
    CHECK(tape[4].text == "x\ty");
    CHECK(tape[5].end == 6);
    CHECK(tape[7].kind == Kind::null);
    CHECK(tape[8].text == "c");
}

TEST_CASE("escapes are decoded, pairs of halves into one character") {
    CHECK(read(R"(["\u0041\u00e9\u20AC\ud83d\ude00\"\\\/\b\f\n\r\t"])") ==
          "[\"Aé€😀\\\"\\\\/\\u0008\\u000c\\u000a\\u000d\\u0009\"]");
    for (const char* const bad :
         {R"(["\ud83d"])", R"(["\ude00"])", R"(["\ud83dx"])", R"(["\ud83d\u0041"])", R"(["\u00g0"])",
          R"(["\x"])", R"(["\u12"])", "[\"\\", "[\"\\\"", "[\"\\u"}) {
        const std::string text(bad);
        CAPTURE(text);
        CHECK(read(text) == "refused");
    }
}

TEST_CASE("numbers stay as they are written, if any reader of JSON can hold them") {
    CHECK(read("[0,-1,1.50,1e3,12345678901234567890123]") == "[0,-1,1.50,1e3,12345678901234567890123]");
    for (const char* const bad :
         {"1e999", "-1e999", "01", "1.", ".5", "+1", "-", "1e", "1e+", "0x1", "NaN"}) {
        const std::string text(bad);
        CAPTURE(text);
        CHECK(read(text) == "refused");
    }
    CHECK(read(std::string(400, '9')) == "refused");
}

TEST_CASE("what is no JSON is refused, and what lies before the fault is there") {
    for (const char* const bad :
         {"", " ", "[", "]", "[1,]", "[,1]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{1:2}", "[1 2]", "[1]]",
          "nul", "truefalse", "\"\x01\"", "\"\xC3\"", "[1}", "{]"}) {
        const std::string text(bad);
        CAPTURE(text);
        CHECK(read(text) == "refused");
    }
    JsonTape tape;
    CHECK(!tape.read(R"({"no":"CT1","amount":1e999})"));
    REQUIRE(tape.size() == 4);
    CHECK(tape[2].text == "CT1");
}

TEST_CASE("depth costs memory, never the stack") {
    const std::string deep = std::string(200000, '[') + std::string(200000, ']');
    JsonTape tape;
    CHECK(tape.read(deep));
    CHECK(tape.size() == 200000);
    CHECK(tape[0].end == 200000);
}

TEST_CASE("a library's reader and the tape agree on every text, damaged ones too") {
    const std::vector<std::string> seeds = {
        R"({"no":"CT000001","name":"Müller & Søn","credit":-12.5e2,"tags":["a",null,true,{"x":[]}],"u":"\ud83d\ude00"})",
        R"([{"a":{"b":{"c":[1,2,[3,[4]]]}}},"\\\"",0.1,1E-5,"日本"])"};
    constexpr std::string_view kBytes = "{}[]\",:\\u0123eE+-.tfn \n\x80\xC3\xED\xA0";
    std::mt19937 random(7);
    int accepted = 0;
    for (int round = 0; round < 20000; ++round) {
        std::string text = seeds[random() % seeds.size()];
        for (std::size_t changes = random() % 3; changes > 0; --changes) {
            const std::size_t at = random() % text.size();
            const char byte = kBytes[random() % kBytes.size()];
            if (random() % 3 == 0)
                text.erase(at, 1);
            else if (random() % 2 == 0)
                text.insert(at, 1, byte);
            else
                text[at] = byte;
        }
        CAPTURE(text);
        const nlohmann::ordered_json wanted = nlohmann::ordered_json::parse(text, nullptr, false);
        const std::string got = read(text);
        REQUIRE(wanted.is_discarded() == (got == "refused"));
        if (wanted.is_discarded()) continue;
        ++accepted;
        REQUIRE(nlohmann::ordered_json::parse(got) == wanted);
    }
    CHECK(accepted > 5000);
}

TEST_CASE("A text is plain up to its first special byte, wherever that stands") {
    for (const int special : {0x00, 0x0A, 0x1F, 0x22, 0x5C, 0x80, 0xA2, 0xDC, 0xFF}) {
        for (std::size_t at = 0; at < 20; ++at) {
            CAPTURE(at);
            // What borders on the special ones, and a second one behind it.
            std::string text = std::string("!#[]~ \x7F!#[]~ \x7F!#[]~ \x7F", 21);
            text[at] = static_cast<char>(special);
            text += '"';
            CHECK(segments::exchange::plain_bytes(text.data(), text.data() + text.size()) == at);
            CHECK(segments::exchange::plain_bytes(text.data(), text.data() + at) == at);
        }
    }
}

TEST_CASE("A text that is read in place is looked into where it stands, but for texts with escapes") {
    const std::string text = R"({"name":"Ann Lee","n":1.5,"other":"a\tb"})";
    JsonTape tape;
    REQUIRE(tape.read_in_place(text));
    const auto is_within = [&](std::string_view part) {
        return part.data() >= text.data() && part.data() < text.data() + text.size();
    };
    CHECK(again(tape) == R"({"name":"Ann Lee","n":1.5,"other":"a\u0009b"})");
    CHECK(is_within(tape[1].text));
    CHECK(is_within(tape[2].text));
    CHECK(is_within(tape[4].text));
    CHECK(!is_within(tape[6].text));
    // Read again, by itself.
    REQUIRE(tape.read(text));
    CHECK(!is_within(tape[2].text));
}
