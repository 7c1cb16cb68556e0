// The instruction of a Word field taken apart: MERGEFIELD City \* Upper. What a nested field stands for is in
// the text as a mark.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace segments::word {

// Marks that stand in texts for something else, which XML can't hold itself: kMarkBegin, a letter, a number,
// kMarkEnd.
inline constexpr char kMarkBegin = '\1', kMarkEnd = '\2';
std::string mark(char kind, std::size_t number);

// A text with nested fields in it, by their numbers.
struct CodePart {
    std::string text;
    std::optional<std::size_t> nested;  // instead of the text
};
using CodeText = std::vector<CodePart>;
// Its texts, without what is nested.
std::string plain(const CodeText& text);

struct Switch {
    char letter = 0;  // '*', '@', '#', 'b', 'f'
    CodeText argument;
};

struct FieldCode {
    std::string kind;  // "MERGEFIELD", in upper case; empty where there is none
    std::vector<CodeText> arguments;
    std::vector<Switch> switches;

    // Its argument; nullptr where the code has no such switch.
    const CodeText* find(char letter) const;
};

// The name under which a field is known, whatever way it is written in the document; nullopt where there is
// none.
using KnownField = std::function<std::optional<std::string>(std::string_view name)>;

// Nested fields stand in `code` as mark('f', number). Whatever comes, something is made of it: a field code
// is typed by people.
FieldCode parse_field_code(std::string_view code);

}  // namespace segments::word
