// Text files of other programs as UTF-8: their encoding is recognised by a byte-order mark or by content, and
// turned into UTF-8 piece by piece.
//
//     TextDecoder decoder(detect_encoding(head));
//     decoder.decode(piece, text);                     // appends to `text`
//     if (!decoder.ok()) ...                           // bytes that the encoding doesn't have
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace segments::exchange {

enum class Encoding : std::uint8_t { utf8, utf16_le, utf16_be, windows_1252 };

// "UTF-8", "Windows-1252": as it is shown.
std::string_view name_of(Encoding encoding);

// By the first bytes of a file, which may be cut anywhere.
Encoding detect_encoding(std::string_view head);

class TextDecoder {
  public:
    explicit TextDecoder(Encoding encoding) : encoding_(encoding) {}

    // Appends what the bytes say; a character that they cut in two is kept for the next piece. A byte-order
    // mark at the beginning is left out. After a false byte nothing is appended any more.
    void decode(std::string_view bytes, std::string& out);
    // Whether all was text so far. After the last piece a cut character is a false byte too.
    bool ok() const { return ok_; }
    void finish() { ok_ = ok_ && kept_.empty(); }

  private:
    void decode_utf8(std::string_view bytes, std::string& out);
    void decode_utf16(std::string_view bytes, std::string& out);

    Encoding encoding_;
    bool begun_ = false;
    bool ok_ = true;
    std::string kept_;  // of a character that isn't complete
};

// The whole text as UTF-8; false bytes become the replacement character.
std::string decoded_text(std::string_view bytes, Encoding encoding);

}  // namespace segments::exchange
