#include "core/word/program.h"

#include <algorithm>

#include "core/word/field_code.h"

namespace segments::word {
namespace {

// As pugixml prints the two characters.
constexpr std::string_view kBegin = "&#01;", kEnd = "&#02;";
constexpr std::string_view kAgain = "<w:t xml:space=\"preserve\">";

}  // namespace

void append_text(std::string& out, std::string_view text, bool breaks) {
    const auto element = [&](std::string_view name) {
        out += "</w:t><";
        out += name;
        out += "/>";
        out += kAgain;
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
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
            case '\r':
                if (at + 1 < text.size() && text[at + 1] == '\n') break;
                [[fallthrough]];
            case '\n':
                if (breaks)
                    element("w:br");
                else
                    out += ' ';
                break;
            case '\t':
                if (breaks)
                    element("w:tab");
                else
                    out += ' ';
                break;
            case '\xEF':
                // U+FFFE and U+FFFF are no characters of XML.
                if (text.compare(at, 2, "\xEF\xBF") == 0 && at + 2 < text.size() &&
                    static_cast<unsigned char>(text[at + 2]) >= 0xBE) {
                    at += 2;
                    break;
                }
                [[fallthrough]];
            default:
                if (static_cast<unsigned char>(c) >= 0x20) out += c;
        }
    }
}

Program::Program(std::string_view text) {
    bool loops = false;
    const auto add_text = [&](std::string_view piece) {
        if (piece.empty()) return;
        pieces_.push_back({'t', text_.size(), text_.size() + piece.size(), 0});
        text_ += piece;
    };
    while (true) {
        const std::size_t at = text.find(kBegin);
        add_text(text.substr(0, at));
        if (at == std::string_view::npos) break;
        const std::size_t end = text.find(kEnd, at);
        const char kind = text[at + kBegin.size()];
        std::size_t number = 0;
        for (std::size_t i = at + kBegin.size() + 1; i < end; ++i)
            number = number * 10 + static_cast<std::size_t>(text[i] - '0');
        if (kind == 'l') {
            begin_ = pieces_.size();
            loops = true;
        } else if (kind == 'm') {
            end_ = pieces_.size();
        } else {
            pieces_.push_back({kind, 0, 0, number});
        }
        text.remove_prefix(end + kEnd.size());
    }
    if (!loops) end_ = pieces_.size();
}

void Program::write_head(std::string& out) const {
    for (std::size_t i = 0; i < begin_; ++i)
        out.append(text_, pieces_[i].from, pieces_[i].to - pieces_[i].from);
}

void Program::write_tail(std::string& out) const {
    for (std::size_t i = end_; i < pieces_.size(); ++i)
        out.append(text_, pieces_[i].from, pieces_[i].to - pieces_[i].from);
}

void Program::write(const Slots& slots, const Letter& letter, Records& records, Progress& progress,
                    std::string& out) const {
    write_pieces(begin_, end_, slots, letter, records, progress, out);
}

void Program::write_pieces(std::size_t from, std::size_t to, const Slots& slots, const Letter& letter,
                           Records& records, Progress& progress, std::string& out) const {
    std::string value;
    std::size_t block_at = 0;  // of the optional block that is open: they don't lie in each other
    bool block_filled = false;
    for (std::size_t i = from; i < to; ++i) {
        const Piece& piece = pieces_[i];
        switch (piece.kind) {
            case 't':
                out.append(text_, piece.from, piece.to - piece.from);
                break;
            case 'v':
            case 'c':
                value.clear();
                slots.expressions.write(piece.number, records, progress, value);
                block_filled = block_filled || !value.empty();
                append_text(out, value, piece.kind == 'v');
                break;
            case 's': {
                const Serial& serial = slots.serials[piece.number];
                if (!serial.as_suffix)
                    out += std::to_string(serial.first + letter.number * serial.stride);
                else if (letter.number > 0)
                    out.append("_").append(std::to_string(letter.number + 1));
                break;
            }
            case 'b':
                if (const Block kind = slots.blocks[piece.number]; kind != Block::optional) {
                    if ((kind == Block::not_last) != letter.last) break;
                    while (i + 1 < to && !(pieces_[i].kind == 'e' && pieces_[i].number == piece.number)) ++i;
                } else {
                    block_at = out.size();
                    block_filled = false;
                }
                break;
            case 'e':
                if (slots.blocks[piece.number] == Block::optional && !block_filled) out.resize(block_at);
                break;
            default:
                break;
        }
    }
}

}  // namespace segments::word
