#include "core/exchange/json_tape.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "core/base/text.h"
#include "core/exchange/json_plain.h"

namespace segments::exchange {

// Reads a text from its beginning to its end; what is open is kept in a list, so that no depth can exhaust
// the stack.
class JsonTape::Reader {
  public:
    Reader(JsonTape& tape, std::string_view text, bool any_number, bool in_place)
        : tape_(tape),
          text_(text),
          any_number_(any_number),
          in_place_(in_place),
          open_(tape.open_),
          decoded_(tape.decoded_) {}

    bool run() {
        blanks();
        if (!value()) return false;
        while (!open_.empty()) {
            blanks();
            const bool object = tape_.tokens_[open_.back()].kind == Kind::object;
            if (take(object ? '}' : ']')) {
                tape_.tokens_[open_.back()].end = tape_.size();
                open_.pop_back();
                continue;
            }
            const bool first = tape_.size() == open_.back() + 1;
            if (!first && !take(',')) return false;
            blanks();
            if (object) {
                if (!string(Kind::key)) return false;
                blanks();
                if (!take(':')) return false;
                blanks();
            }
            if (!value()) return false;
        }
        blanks();
        return at_ == text_.size();
    }

  private:
    // The next character; 0 at the end, which no value begins with.
    char next() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    bool take(char wanted) {
        if (next() != wanted || at_ == text_.size()) return false;
        ++at_;
        return true;
    }
    void blanks() {
        while (next() == ' ' || next() == '\n' || next() == '\r' || next() == '\t') ++at_;
    }
    void add(Kind kind, std::string_view text = {}, bool flag = false) {
        tape_.tokens_.push_back({kind, flag, tape_.size() + 1, text});
    }
    // Something that stands in the text as it is.
    void add_written(Kind kind, std::string_view text) {
        add(kind, in_place_ ? text : tape_.pool_.add(text));
    }

    bool value() {
        switch (next()) {
            case '"':
                return string(Kind::string);
            case '{':
            case '[':
                open_.push_back(tape_.size());
                add(next() == '{' ? Kind::object : Kind::array);
                ++at_;
                return true;
            case 't':
                return literal("true", Kind::boolean, true);
            case 'f':
                return literal("false", Kind::boolean, false);
            case 'n':
                return literal("null", Kind::null, false);
            default:
                return number();
        }
    }

    bool literal(std::string_view word, Kind kind, bool flag) {
        if (text_.substr(at_, word.size()) != word) return false;
        at_ += word.size();
        add(kind, {}, flag);
        return true;
    }

    bool digits() {
        const std::size_t start = at_;
        while (next() >= '0' && next() <= '9') ++at_;
        return at_ > start;
    }
    bool number() {
        const std::size_t start = at_;
        take('-');
        if (!take('0') && !digits()) return false;
        if (take('.') && !digits()) return false;
        if (take('e') || take('E')) {
            if (!take('+')) take('-');
            if (!digits()) return false;
        }
        const std::string_view written = text_.substr(start, at_ - start);
        // Only an exponent or a great length leads beyond what others can hold.
        constexpr std::size_t kAlwaysFits = 300;
        if (!any_number_ &&
            (written.size() > kAlwaysFits || written.find_first_of("eE") != std::string_view::npos)) {
            decoded_ = written;
            if (!std::isfinite(std::strtod(decoded_.c_str(), nullptr))) return false;
        }
        add_written(Kind::number, written);
        return true;
    }

    bool string(Kind kind) {
        if (!take('"')) return false;
        const std::size_t start = at_;
        bool ascii = true, escapes = false;
        while (true) {
            at_ += plain_bytes(text_.data() + at_, text_.data() + text_.size());
            if (at_ >= text_.size()) return false;
            const auto c = static_cast<unsigned char>(text_[at_]);
            if (c == '"') break;
            if (c < 0x20) return false;
            if (c >= 0x80) ascii = false;
            if (c == '\\') {
                escapes = true;
                ++at_;  // a quotation mark behind it ends nothing
                if (at_ == text_.size()) return false;
                ascii = ascii && static_cast<unsigned char>(text_[at_]) < 0x80;
            }
            ++at_;
        }
        const std::string_view written = text_.substr(start, at_ - start);
        ++at_;
        if (!ascii && !is_valid_utf8(written)) return false;
        if (!escapes) {
            add_written(kind, written);
            return true;
        }
        if (!decode(written)) return false;
        add(kind, tape_.pool_.add(decoded_));
        return true;
    }

    // Replaces `decoded_` by the text without its escapes.
    bool decode(std::string_view written) {
        decoded_.clear();
        while (true) {
            const std::size_t plain = std::min(written.find('\\'), written.size());
            decoded_ += written.substr(0, plain);
            if (plain == written.size()) return true;
            const char c = written[plain + 1];
            written.remove_prefix(plain + 2);
            constexpr std::string_view kNames = "\"\\/bfnrt", kMeanings = "\"\\/\b\f\n\r\t";
            const std::size_t named = kNames.find(c);
            if (named != std::string_view::npos) {
                decoded_ += kMeanings[named];
                continue;
            }
            char32_t point = 0;
            if (c != 'u' || !hex(written, point)) return false;
            if (point >= 0xD800 && point <= 0xDFFF) {
                char32_t low = 0;
                if (point > 0xDBFF || !written.starts_with("\\u")) return false;
                written.remove_prefix(2);
                if (!hex(written, low) || low < 0xDC00 || low > 0xDFFF) return false;
                point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
            }
            append_utf8(decoded_, point);
        }
    }
    // Takes four hexadecimal digits.
    static bool hex(std::string_view& written, char32_t& value) {
        if (written.size() < 4) return false;
        for (const char c : written.substr(0, 4)) {
            const char lower = static_cast<char>(c | 0x20);
            const bool digit = c >= '0' && c <= '9';
            if (!digit && (lower < 'a' || lower > 'f')) return false;
            value = value * 16 + static_cast<char32_t>(digit ? c - '0' : lower - 'a' + 10);
        }
        written.remove_prefix(4);
        return true;
    }

    JsonTape& tape_;
    std::string_view text_;
    bool any_number_, in_place_;
    std::size_t at_ = 0;
    std::vector<Index>& open_;
    std::string& decoded_;
};

bool JsonTape::read(std::string_view text, bool any_number) {
    pool_.clear();
    tokens_.clear();
    open_.clear();
    return Reader(*this, text, any_number, false).run();
}

bool JsonTape::read_in_place(std::string_view text) {
    pool_.clear();
    tokens_.clear();
    open_.clear();
    return Reader(*this, text, false, true).run();
}

void JsonTape::append_json(Index at, std::string& out) const {
    const Token& token = tokens_[at];
    switch (token.kind) {
        case Kind::null:
            out += "null";
            return;
        case Kind::boolean:
            out += token.flag ? "true" : "false";
            return;
        case Kind::number:
            out += token.text;
            return;
        case Kind::string:
        case Kind::key:
            append_json_string(out, token.text);
            return;
        case Kind::object:
        case Kind::array:
            break;
    }
    // At most JsonScanner's levels deep.
    const bool object = token.kind == Kind::object;
    out += object ? '{' : '[';
    for (Index each = at + 1; each < token.end; each = tokens_[each].end) {
        if (each != at + 1) out += ',';
        append_json(each, out);
        if (!object) continue;
        out += ':';
        append_json(++each, out);
    }
    out += object ? '}' : ']';
}

void append_json_string(std::string& out, std::string_view text) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    out += '"';
    std::size_t done = 0;  // what stands before it is written
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c >= 0x20 && c != '"' && c != '\\') continue;
        out += text.substr(done, i - done);
        done = i + 1;
        out += '\\';
        if (c >= 0x20) {
            out += text[i];
        } else {
            out += "u00";
            out += kDigits[c >> 4];
            out += kDigits[c & 15];
        }
    }
    out += text.substr(done);
    out += '"';
}

}  // namespace segments::exchange
