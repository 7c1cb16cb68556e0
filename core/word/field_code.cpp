#include "core/word/field_code.h"

#include "core/base/text.h"

namespace segments::word {
namespace {

struct Token {
    CodeText text;
    bool quoted = false;
};

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Straight quotes, and those that Word makes of them while people type.
std::size_t quote_at(std::string_view code, std::size_t at) {
    if (code[at] == '"') return 1;
    for (const std::string_view curly : {"\u201C", "\u201D", "\u201E"}) {
        if (code.compare(at, curly.size(), curly) == 0) return curly.size();
    }
    return 0;
}

class Tokens {
  public:
    explicit Tokens(std::string_view code) : code_(code) {}

    std::vector<Token> all() {
        std::vector<Token> tokens;
        while (true) {
            while (at_ < code_.size() && is_blank(code_[at_])) ++at_;
            if (at_ >= code_.size()) return tokens;
            // IF and its like compare: their operators need no blanks around them.
            if (!tokens.empty() && compares_ && is_operator(code_[at_]))
                tokens.push_back(comparison());
            else
                tokens.push_back(next());
            if (tokens.size() == 1) compares_ = is_comparing(plain(tokens[0].text));
        }
    }

  private:
    static bool is_operator(char c) { return c == '<' || c == '>' || c == '='; }
    static bool is_comparing(const std::string& word) {
        const std::string kind = upper_case(word);
        return kind == "IF" || kind == "SKIPIF" || kind == "NEXTIF" || kind == "COMPARE";
    }

    Token comparison() {
        Token token;
        std::string text;
        while (at_ < code_.size() && is_operator(code_[at_])) text += code_[at_++];
        token.text.push_back({std::move(text), std::nullopt});
        return token;
    }

    Token next() {
        Token token;
        std::string text;
        const auto flush = [&] {
            if (!text.empty()) token.text.push_back({std::move(text), std::nullopt});
            text.clear();
        };
        const std::size_t opening = quote_at(code_, at_);
        token.quoted = opening > 0;
        at_ += opening;
        while (at_ < code_.size()) {
            const char c = code_[at_];
            if (const std::size_t closing = quote_at(code_, at_); closing > 0) {
                // An unquoted word ends where a quoted one begins.
                if (token.quoted) at_ += closing;
                break;
            }
            if (!token.quoted && (is_blank(c) || (compares_ && is_operator(c)))) break;
            if (c == kMarkBegin) {
                flush();
                token.text.push_back({{}, nested()});
                continue;
            }
            if (c == '\\' && token.quoted && at_ + 1 < code_.size() &&
                (code_[at_ + 1] == '"' || code_[at_ + 1] == '\\'))
                ++at_;
            text += code_[at_++];
        }
        flush();
        return token;
    }

    std::size_t nested() {
        std::size_t value = 0;
        for (at_ += 2; at_ < code_.size() && code_[at_] != kMarkEnd; ++at_)
            value = value * 10 + static_cast<std::size_t>(code_[at_] - '0');
        if (at_ < code_.size()) ++at_;
        return value;
    }

    std::string_view code_;
    std::size_t at_ = 0;
    bool compares_ = false;
};

}  // namespace

std::string mark(char kind, std::size_t number) {
    std::string text(1, kMarkBegin);
    text += kind;
    text += std::to_string(number);
    text += kMarkEnd;
    return text;
}

std::string plain(const CodeText& text) {
    std::string all;
    for (const CodePart& part : text) all += part.text;
    return all;
}

const CodeText* FieldCode::find(char letter) const {
    for (const Switch& each : switches) {
        if (each.letter == letter) return &each.argument;
    }
    return nullptr;
}

FieldCode parse_field_code(std::string_view code) {
    FieldCode field;
    std::vector<Token> tokens = Tokens(code).all();
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        Token& token = tokens[i];
        const std::string text = plain(token.text);
        if (i == 0) {
            field.kind = upper_case(text);
        } else if (!token.quoted && text.size() >= 2 && text[0] == '\\') {
            Switch one;
            one.letter = text[1];
            const bool takes = std::string_view("*@#bf").find(one.letter) != std::string_view::npos;
            if (text.size() > 2)
                one.argument.push_back({text.substr(2), std::nullopt});
            else if (takes && i + 1 < tokens.size())
                one.argument = std::move(tokens[++i].text);
            field.switches.push_back(std::move(one));
        } else {
            field.arguments.push_back(std::move(token.text));
        }
    }
    return field;
}

}  // namespace segments::word
