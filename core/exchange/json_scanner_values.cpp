// The part of the scanner that reads strings, numbers and literals, byte by byte.
#include <algorithm>

#include "core/base/tr.h"
#include "core/exchange/json_plain.h"
#include "core/exchange/json_scanner.h"

namespace segments::exchange {
namespace {

constexpr std::size_t kMaxKey = 32;  // bytes kept of names on the level of the document

constexpr std::string_view kNotUtf8 =
    msg("The text is not UTF-8. Save the file with the encoding UTF-8 and import it again.");
constexpr std::string_view kLoneSurrogate =
    msg("A \\u escape is half a character: \\ud800 to \\udfff are good in pairs only.");

bool is_digit(unsigned char c) {
    return c >= '0' && c <= '9';
}

}  // namespace

bool JsonScanner::begin_string(bool key) {
    mode_ = Mode::string;
    is_key_ = key;
    if (key && depth_ == matched_ + 1) key_.clear();
    high_surrogate_ = false;
    ++at_;
    return true;
}

bool JsonScanner::string_bytes() {
    if (tail_ == 0 && !high_surrogate_) {
        const std::size_t plain = plain_bytes(at_, stop_);
        if (is_key_ && depth_ == matched_ + 1 && key_.size() < kMaxKey)
            key_.append(at_, std::min(kMaxKey, plain));
        at_ += plain;
        if (at_ == stop_) return true;
        if (*at_ == '"') return end_string();
    }
    return text_byte(static_cast<unsigned char>(*at_));
}

// A byte that is not plain, or one that continues a character.
bool JsonScanner::text_byte(unsigned char c) {
    if (tail_ > 0) {
        if (c < tail_from_ || c > tail_to_) return refuse(tr(kNotUtf8));
        tail_from_ = 0x80;
        tail_to_ = 0xBF;
        --tail_;
        ++line_continuations_;
        ++at_;
        return true;
    }
    if (high_surrogate_ && c != '\\') return refuse(tr(kLoneSurrogate));
    if (c == '"') return end_string();
    if (c == '\\') {
        mode_ = Mode::escape;
        ++at_;
        return true;
    }
    if (c == '\n' || c == '\r')
        return refuse(
            tr("The line ends in the middle of a text. Close the text with \", or write the line break as "
               "\\n."));
    if (c < 0x20)
        return refuse(c == 0 ? tr("A NUL byte stands in a text. The file seems to be damaged.")
                             : tr("A control character stands in a text. Take it out."));
    // The first byte of a character of more than one: strict, as in core/base/text.h.
    if (c >= 0xC2 && c <= 0xDF) {
        tail_ = 1;
    } else if (c >= 0xE0 && c <= 0xEF) {
        tail_ = 2;
        if (c == 0xE0) tail_from_ = 0xA0;
        if (c == 0xED) tail_to_ = 0x9F;
    } else if (c >= 0xF0 && c <= 0xF4) {
        tail_ = 3;
        if (c == 0xF0) tail_from_ = 0x90;
        if (c == 0xF4) tail_to_ = 0x8F;
    } else {
        return refuse(tr(kNotUtf8));
    }
    ++at_;
    return true;
}

bool JsonScanner::end_string() {
    ++at_;
    mode_ = Mode::structure;
    return is_key_ ? end_key() : end_value();
}

bool JsonScanner::escape(unsigned char c) {
    constexpr std::string_view kEscapes = "\"\\/bfnrt";
    if (high_surrogate_ && c != 'u') return refuse(tr(kLoneSurrogate));
    if (c == 'u') {
        mode_ = Mode::hex;
        hex_left_ = 4;
        hex_ = 0;
    } else if (kEscapes.find(static_cast<char>(c)) != std::string_view::npos) {
        mode_ = Mode::string;
    } else {
        return refuse(tr("There is no such escape in JSON. Write a backslash as \\\\."));
    }
    ++at_;
    return true;
}

bool JsonScanner::hex_digit(unsigned char c) {
    const auto lower = static_cast<unsigned char>(c | 0x20);
    if (is_digit(c))
        hex_ = hex_ << 4 | static_cast<std::uint32_t>(c - '0');
    else if (lower >= 'a' && lower <= 'f')
        hex_ = hex_ << 4 | static_cast<std::uint32_t>(lower - 'a' + 10);
    else
        return refuse(tr("After \\u four hexadecimal digits should stand."));
    ++at_;
    if (--hex_left_ > 0) return true;
    const bool high = hex_ >= 0xD800 && hex_ <= 0xDBFF;
    const bool low = hex_ >= 0xDC00 && hex_ <= 0xDFFF;
    if (low != high_surrogate_) return refuse(tr(kLoneSurrogate));
    high_surrogate_ = high;
    mode_ = Mode::string;
    return true;
}

bool JsonScanner::number_is_complete() const {
    return number_ == Number::zero || number_ == Number::digits || number_ == Number::fraction ||
           number_ == Number::exponent;
}

bool JsonScanner::number(unsigned char c) {
    const bool digit = is_digit(c);
    const bool exponent = c == 'e' || c == 'E';
    Number next = number_;
    bool fits = false;
    switch (number_) {
        case Number::minus:
            fits = digit;
            next = c == '0' ? Number::zero : Number::digits;
            break;
        case Number::zero:
        case Number::digits:
            if (digit && number_ == Number::zero) return refuse(tr("A number must not begin with 0."));
            fits = digit || c == '.' || exponent;
            if (!digit) next = c == '.' ? Number::point : Number::e;
            break;
        case Number::point:
            fits = digit;
            next = Number::fraction;
            break;
        case Number::fraction:
            fits = digit || exponent;
            if (exponent) next = Number::e;
            break;
        case Number::e:
            fits = digit || c == '+' || c == '-';
            next = digit ? Number::exponent : Number::e_sign;
            break;
        case Number::e_sign:
            fits = digit;
            next = Number::exponent;
            break;
        case Number::exponent:
            fits = digit;
            break;
    }
    if (fits) {
        number_ = next;
        ++at_;
        return true;
    }
    if (!number_is_complete()) return refuse(tr("The number is not complete."));
    return end_value();
}

bool JsonScanner::literal(unsigned char c) {
    if (c != static_cast<unsigned char>(literal_.front()))
        return refuse(tr("Here a value should stand; only true, false and null have no quotes."));
    literal_.remove_prefix(1);
    ++at_;
    return literal_.empty() ? end_value() : true;
}

}  // namespace segments::exchange
