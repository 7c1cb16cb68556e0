// A part of a template made ready: its text cut at the places where something comes in. Running it is copying
// text, so that a letter costs microseconds.
//
// The places are marks in the tree that was made ready (field_code.h):
//     v N   value of expression N, in a w:t: line breaks become w:br
//     c N   the same inside a field's code, where there are none
//     s N   serial number N: first + letter * stride
//     b N   begin of block N; e N its end
//     l     begin of what is repeated for each letter; m its end
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/word/expression.h"

namespace segments::word {

// Numbers that must not occur twice in one document: ids of bookmarks, drawings, footnotes.
struct Serial {
    std::uint64_t first = 0, stride = 0;
    bool as_suffix = false;  // "" for the first letter, "_2", "_3" ... for the others
};

enum class Block : std::uint8_t {
    optional,   // left out where no value in it is filled in
    not_last,   // left out in the last letter
    only_last,  // left out in all others
};

// What parts of a template have in common.
struct Slots {
    Expressions expressions;
    std::vector<Serial> serials;
    std::vector<Block> blocks;
};

struct Letter {
    std::uint64_t number = 0;  // from 0, within the document
    bool last = true;
};

class Program {
  public:
    Program() = default;
    // `text`: printed XML with marks.
    explicit Program(std::string_view text);

    // Nothing comes in anywhere.
    bool is_plain() const { return pieces_.size() <= 1; }
    // Appends what stands before, and after, what is repeated.
    void write_head(std::string& out) const;
    void write_tail(std::string& out) const;
    // Appends a letter: all of it where nothing is repeated.
    void write(const Slots& slots, const Letter& letter, Records& records, Progress& progress,
               std::string& out) const;

  private:
    struct Piece {
        char kind = 0;  // 't': text
        std::size_t from = 0, to = 0, number = 0;
    };
    void write_pieces(std::size_t from, std::size_t to, const Slots& slots, const Letter& letter,
                      Records& records, Progress& progress, std::string& out) const;

    std::string text_;
    std::vector<Piece> pieces_;
    std::size_t begin_ = 0, end_ = 0;  // of the pieces that are repeated
};

// Escaped for the text of an element; what XML doesn't know is left out. `breaks`: line breaks and tabs
// become Word's elements, else blanks.
void append_text(std::string& out, std::string_view text, bool breaks);

}  // namespace segments::word
