// Text within XML and HTML.
#pragma once

#include <string>

namespace segments {

// Appends one character of a text or of an attribute's value in double quotes. What XML can't hold (control
// characters), and what becomes of line breaks, is the caller's matter.
inline void append_markup(std::string& out, char c) {
    switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        default:
            out += c;
    }
}

}  // namespace segments
