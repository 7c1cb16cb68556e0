#include "core/exchange/formats/text_decoder.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"

namespace segments::exchange {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";  // the character, once it is UTF-8

// 0x80 to 0x9F of Windows-1252; five of them stand for nothing and stay control characters, as browsers have
// it.
constexpr std::array<char16_t, 32> kHighControls = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

// How many bytes at the end are the beginning of a character of UTF-8.
std::size_t cut_at_end(std::string_view bytes) {
    for (std::size_t back = 1; back <= std::min<std::size_t>(3, bytes.size()); ++back) {
        const auto c = static_cast<unsigned char>(bytes[bytes.size() - back]);
        if (c < 0x80) return 0;
        if (c >= 0xC0) {
            const std::size_t length = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
            return length > back ? back : 0;
        }
    }
    return 0;
}

void append_1252(std::string_view bytes, std::string& out) {
    for (const char byte : bytes) {
        const auto c = static_cast<unsigned char>(byte);
        if (c < 0x80)
            out += byte;
        else
            append_utf8(out, c < 0xA0 ? kHighControls[c - 0x80] : c);
    }
}

}  // namespace

std::string_view name_of(Encoding encoding) {
    switch (encoding) {
        case Encoding::utf16_le:
        case Encoding::utf16_be:
            return "UTF-16";
        case Encoding::windows_1252:
            return "Windows-1252";
        case Encoding::utf8:
            break;
    }
    return "UTF-8";
}

Encoding detect_encoding(std::string_view head) {
    if (head.starts_with("\xFF\xFE")) return Encoding::utf16_le;
    if (head.starts_with("\xFE\xFF")) return Encoding::utf16_be;
    if (head.starts_with(kUtf8Mark)) return Encoding::utf8;
    // Letters of most files are below U+0100: without a mark every second byte is zero.
    if (head.size() >= 4 && head[1] == 0 && head[3] == 0 && head[0] != 0) return Encoding::utf16_le;
    if (head.size() >= 4 && head[0] == 0 && head[2] == 0 && head[1] != 0) return Encoding::utf16_be;
    return is_valid_utf8(head.substr(0, head.size() - cut_at_end(head))) ? Encoding::utf8
                                                                         : Encoding::windows_1252;
}

void TextDecoder::decode(std::string_view bytes, std::string& out) {
    if (!ok_ || bytes.empty()) return;
    const std::size_t from = out.size();
    std::string joined;
    if (!kept_.empty()) {
        joined = kept_ + std::string(bytes);
        bytes = joined;
        kept_.clear();
    }
    if (encoding_ == Encoding::windows_1252)
        append_1252(bytes, out);
    else if (encoding_ == Encoding::utf8)
        decode_utf8(bytes, out);
    else
        decode_utf16(bytes, out);
    if (begun_ || out.size() == from) return;
    begun_ = true;
    if (encoding_ != Encoding::windows_1252 && std::string_view(out).substr(from).starts_with(kByteOrderMark))
        out.erase(from, kByteOrderMark.size());
}

void TextDecoder::decode_utf8(std::string_view bytes, std::string& out) {
    const std::size_t cut = cut_at_end(bytes);
    kept_ = bytes.substr(bytes.size() - cut);
    bytes.remove_suffix(cut);
    if (is_valid_utf8(bytes)) {
        out += bytes;
        return;
    }
    // What stands before the false byte is good.
    for (std::size_t at = 0; at < bytes.size();) {
        const Decoded each = decode_at(bytes, at);
        if (each.value == kReplacementCharacter && each.length == 1) break;
        out += bytes.substr(at, each.length);
        at += each.length;
    }
    ok_ = false;
}

void TextDecoder::decode_utf16(std::string_view bytes, std::string& out) {
    const auto unit = [&](std::size_t at) {
        const auto first = static_cast<unsigned char>(bytes[at]);
        const auto second = static_cast<unsigned char>(bytes[at + 1]);
        return static_cast<char32_t>(encoding_ == Encoding::utf16_le ? first | second << 8
                                                                     : first << 8 | second);
    };
    std::size_t at = 0;
    while (bytes.size() - at >= 2) {
        char32_t character = unit(at);
        std::size_t length = 2;
        if (character >= 0xD800 && character <= 0xDBFF) {
            if (bytes.size() - at < 4) break;
            const char32_t low = unit(at + 2);
            if (low < 0xDC00 || low > 0xDFFF) {
                ok_ = false;
                return;
            }
            character = 0x10000 + ((character - 0xD800) << 10) + (low - 0xDC00);
            length = 4;
        } else if (character >= 0xDC00 && character <= 0xDFFF) {
            ok_ = false;
            return;
        }
        append_utf8(out, character);
        at += length;
    }
    kept_ = bytes.substr(at);
}

std::string decoded_text(std::string_view bytes, Encoding encoding) {
    std::string out;
    if (encoding != Encoding::utf8) {
        TextDecoder decoder(encoding);
        decoder.decode(bytes, out);
        return out;
    }
    if (bytes.starts_with(kUtf8Mark)) bytes.remove_prefix(kUtf8Mark.size());
    if (is_valid_utf8(bytes)) return std::string(bytes);
    for (std::size_t at = 0; at < bytes.size();) {
        const Decoded each = decode_at(bytes, at);
        append_utf8(out, each.value);
        at += each.length;
    }
    return out;
}

}  // namespace segments::exchange
