#include "core/exchange/json_tape.h"

#include <nlohmann/json.hpp>

namespace segments::exchange {

// What nlohmann/json reports while it reads; true goes on.
class JsonTape::Handler {
  public:
    explicit Handler(JsonTape& tape) : tape_(tape) {}

    bool null() { return add(Kind::null, {}); }
    bool boolean(bool value) {
        add(Kind::boolean, {});
        tape_.tokens_.back().flag = value;
        return true;
    }
    bool number_integer(std::int64_t value) { return add(Kind::number, std::to_string(value)); }
    bool number_unsigned(std::uint64_t value) { return add(Kind::number, std::to_string(value)); }
    bool number_float(double, const std::string& written) { return add(Kind::number, written); }
    bool string(const std::string& value) { return add(Kind::string, value); }
    bool binary(const nlohmann::ordered_json::binary_t&) { return false; }
    bool key(const std::string& name) { return add(Kind::key, name); }
    bool start_object(std::size_t) { return open(Kind::object); }
    bool start_array(std::size_t) { return open(Kind::array); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }
    static bool parse_error(std::size_t, const std::string&, const std::exception&) { return false; }

  private:
    bool add(Kind kind, std::string_view text) {
        const Index end = tape_.size() + 1;
        tape_.tokens_.push_back({kind, false, end, tape_.pool_.add(text)});
        return true;
    }
    bool open(Kind kind) {
        open_.push_back(tape_.size());
        return add(kind, {});
    }
    bool close() {
        tape_.tokens_[open_.back()].end = tape_.size();
        open_.pop_back();
        return true;
    }

    JsonTape& tape_;
    std::vector<Index> open_;
};

bool JsonTape::read(std::string_view text) {
    pool_.clear();
    tokens_.clear();
    Handler handler(*this);
    return nlohmann::ordered_json::sax_parse(text.begin(), text.end(), &handler);
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
