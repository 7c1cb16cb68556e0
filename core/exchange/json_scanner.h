// Cuts a file of contacts into its elements while it arrives in pieces: a document with `contacts`, a bare
// array, or JSON Lines (docs/contacts-format.md). The whole grammar and the encoding are checked on the way,
// so an element that is handed out is well-formed JSON. Memory is bounded: one element of at most 1 MB is
// kept, of longer ones only the place.
//
//     JsonScanner scanner;
//     scanner.feed(piece);                          // the piece stays where it is until `hungry`
//     while (scanner.next(budget) == JsonScanner::State::element) read(scanner.element());
//     ... scanner.finish(); ... State::done
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.h"

namespace segments::exchange {

inline constexpr std::size_t kMaxElementBytes = 1 << 20;
inline constexpr int kMaxLevels = 64;  // within an element, itself included

class JsonScanner {
  public:
    enum class State : std::uint8_t {
        hungry,   // all that was fed is read: feed more, or finish()
        paused,   // the budget of bytes is used up: call again
        element,  // element() is the next one
        done,     // the file ended as it should
        failed    // error(): the file can't be read to its end
    };
    struct Element {
        std::string_view text;  // until the next call of next(); empty if too_long
        bool too_long = false;  // more than kMaxElementBytes
        std::uint64_t line = 1;
        std::uint64_t number = 1;       // its place in the list, from 1
        std::string_view problem = {};  // why it can't be read at all, a sentence; `text` is empty then
        // JSON pointer of the list that it stands in; in JSON Lines, and where the file isn't JSON, none.
        bool in_list = false;
        std::string_view list = {};
    };

    // Where the elements stand in a file that isn't of our own form.
    struct Shape {
        bool foreign = false;
        std::vector<std::string> path = {};  // names of the members that lead to the list
        bool lines = false;  // the file's own value is an element, perhaps the first of JSON Lines
    };

    JsonScanner() = default;
    explicit JsonScanner(Shape shape) : shape_(std::move(shape)) {
        if (shape_.foreign) path_ = shape_.path;
    }

    // REQUIRES: next() returned `hungry`, or nothing was fed yet.
    void feed(std::string_view piece);
    // No more pieces will come.
    void finish() { finished_ = true; }
    // Reads on to the next element, for at most about `budget` bytes.
    State next(std::size_t budget);

    const Element& element() const { return element_; }
    // One sentence with line, column, element and path of the place. Nothing follows it.
    const Error& error() const { return error_; }
    // Bytes read so far.
    std::uint64_t bytes_read() const { return offset_ + static_cast<std::uint64_t>(at_ - begin_); }

  private:
    // What the file turned out to be.
    enum class Layout : std::uint8_t { unknown, array, first_object, document, lines, after };
    enum class Mode : std::uint8_t { structure, string, escape, hex, number, literal };
    enum class Expect : std::uint8_t { value, value_or_end, key, key_or_end, colon, comma_or_end, nothing };
    enum class Number : std::uint8_t { minus, zero, digits, point, fraction, e, e_sign, exponent };

    bool check_start();
    bool structure(unsigned char c);
    bool begin_value(unsigned char c);
    bool end_value();
    bool open(bool object);
    bool close();
    bool begin_string(bool key);
    bool string_bytes();
    bool text_byte(unsigned char c);
    bool end_string();
    bool escape(unsigned char c);
    bool hex_digit(unsigned char c);
    bool number(unsigned char c);
    bool number_is_complete() const;
    bool literal(unsigned char c);
    bool end_of_file();
    bool end_key();
    bool end_first_object_value();
    bool end_first_object();
    bool become_document();
    bool end_document_value();
    bool check_format(std::string_view value);
    bool check_version(std::string_view value);
    bool new_line();
    bool is_element_level() const;
    void start_capture();
    void keep_capture();
    std::string_view captured();
    void deliver();
    bool refuse(std::string_view what);
    std::string place() const;

    const char* begin_ = nullptr;  // the piece
    const char* at_ = nullptr;
    const char* end_ = nullptr;
    const char* stop_ = nullptr;  // where this call pauses
    std::uint64_t offset_ = 0;    // of the piece in the file
    bool finished_ = false;

    Shape shape_;
    std::vector<std::string> path_ = {"contacts"};  // of the list in a document
    int matched_ = 0;                               // so many members of the path have been entered
    Layout layout_ = Layout::unknown;
    Mode mode_ = Mode::structure;
    Expect expect_ = Expect::value;
    Number number_ = Number::minus;
    std::string_view literal_;  // what is left of it
    bool is_key_ = false;
    int depth_ = 0;
    std::uint64_t objects_[2] = {0, 0};  // bit per level: object or array

    // Within a string.
    int tail_ = 0;  // continuation bytes to come
    unsigned char tail_from_ = 0x80, tail_to_ = 0xBF;
    int hex_left_ = 0;
    std::uint32_t hex_ = 0;
    bool high_surrogate_ = false;

    // The element, or the property of the document, that is being read.
    bool capturing_ = false;
    const char* capture_from_ = nullptr;
    std::string kept_;  // of former pieces
    bool too_long_ = false;
    bool delivered_ = false;
    bool in_contacts_ = false;
    std::string key_;  // on the level of the document, bounded
    // Of the first object, while it isn't known whether it is the document or a contact of JSON Lines.
    std::size_t value_at_ = 0;         // where the value of "format" or "version" begins
    std::string format_, version_;     // these values
    bool looks_like_contact_ = false;  // it has a property that contacts have
    int mark_bytes_ = 0;               // of the byte-order mark
    bool has_format_ = false, has_version_ = false, has_contacts_ = false;

    std::uint64_t line_ = 1;
    std::uint64_t line_offset_ = 0;         // where the line begins
    std::uint64_t line_continuations_ = 0;  // bytes of it that don't begin a character
    std::uint64_t last_element_line_ = 0;   // on which the last element ended
    std::uint64_t elements_ = 0;
    Element element_;
    std::string list_;  // its pointer
    State state_ = State::hungry;
    Error error_;
};

}  // namespace segments::exchange
