// One JSON value as a flat list of tokens, walked without a tree in memory.
//
//     JsonTape tape;
//     if (!tape.read(text)) ...                       // a number that nobody can store
//     const JsonTape::Token& object = tape[0];
//     for (Index at = 1; at + 1 < object.end; at = tape[at + 1].end) use(tape[at].text, at + 1);
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/exchange/text_pool.h"

namespace segments::exchange {

class JsonTape {
  public:
    using Index = std::uint32_t;
    enum class Kind : std::uint8_t { null, boolean, number, string, key, object, array };
    struct Token {
        Kind kind = Kind::null;
        bool flag = false;
        Index end = 0;          // of the token behind this value and all within it
        std::string_view text;  // string, key: decoded; number: as written
    };

    // Replaces what was there. False if the text is no JSON, or holds a number that JSON readers can't hold:
    // what lies before it is there then. `any_number`: such numbers are good too.
    bool read(std::string_view text, bool any_number = false);
    // The same, where `text` stays where it is as long as the tokens are used: texts without escapes are
    // views into it.
    bool read_in_place(std::string_view text);
    const Token& operator[](Index at) const { return tokens_[at]; }
    Index size() const { return static_cast<Index>(tokens_.size()); }
    // Appends the value at `at` as JSON without blanks.
    void append_json(Index at, std::string& out) const;

  private:
    class Reader;

    TextPool pool_;
    std::vector<Token> tokens_;
    // While it is read.
    std::vector<Index> open_;
    std::string decoded_;
};

// Appends a text as a JSON string.
void append_json_string(std::string& out, std::string_view text);

}  // namespace segments::exchange
