#include "tests/data/text.h"

#include <algorithm>

namespace segments::testdata {
namespace {

struct Fold {
    std::string_view from;
    std::string_view to;
};

constexpr Fold kFolds[] = {{"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}, {"ß", "ss"}, {"Ä", "ae"}, {"Ö", "oe"},
                           {"Ü", "ue"}, {"å", "aa"}, {"ø", "oe"}, {"æ", "ae"}, {"Å", "aa"}, {"Ø", "oe"},
                           {"Æ", "ae"}, {"à", "a"},  {"â", "a"},  {"á", "a"},  {"é", "e"},  {"è", "e"},
                           {"ê", "e"},  {"ë", "e"},  {"É", "e"},  {"í", "i"},  {"î", "i"},  {"ï", "i"},
                           {"ô", "o"},  {"ó", "o"},  {"ç", "c"},  {"û", "u"}};

bool is_digit_or_lower(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
}

}  // namespace

std::string expand(std::string_view pattern, Random& random, std::string_view area) {
    // Letters that British post codes may end with.
    constexpr std::string_view kLetters = "ABDEFGHJLNPQRSTUWXYZ";
    std::string text(pattern);
    if (const std::size_t at = text.find("%a"); at != std::string::npos) text.replace(at, 2, area);
    for (char& c : text) {
        if (c == '#') c = static_cast<char>('0' + random.below(10));
        if (c == '@') c = kLetters[random.below(static_cast<std::uint32_t>(kLetters.size()))];
    }
    return text;
}

std::string slug(std::string_view text) {
    std::string result;
    result.reserve(text.size() + 2);
    std::size_t i = 0;
    while (i < text.size()) {
        const unsigned char first = static_cast<unsigned char>(text[i]);
        if (first < 0x80) {
            const char c = first >= 'A' && first <= 'Z' ? static_cast<char>(first + 32) : text[i];
            if (is_digit_or_lower(c)) {
                result += c;
            } else if ((c == ' ' || c == '-') && !result.empty() && result.back() != '-') {
                result += '-';
            }
            ++i;
            continue;
        }
        const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
        const std::string_view letter = text.substr(i, length);
        const auto fold = std::find_if(std::begin(kFolds), std::end(kFolds),
                                       [&](const Fold& each) { return each.from == letter; });
        if (fold != std::end(kFolds)) result += fold->to;
        i += length;
    }
    while (!result.empty() && result.back() == '-') result.pop_back();
    return result;
}

std::string slug_of(std::string_view text, std::string_view latin) {
    return latin.empty() ? slug(text) : std::string(latin);
}

std::string ascii_upper(std::string_view text) {
    std::string result(text);
    for (char& c : result) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    }
    return result;
}

}  // namespace segments::testdata
