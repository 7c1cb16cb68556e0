#include "core/base/fuzzy.h"

#include <algorithm>
#include <limits>
#include <vector>

#include "core/base/text.h"

namespace segments {
namespace {

constexpr int kMatch = 16, kWordStart = 24, kTextStart = 12, kInRow = 30,
              kNone = std::numeric_limits<int>::min() / 2;
// Longer texts are no names of commands or records; their end isn't looked at.
constexpr std::size_t kMostCharacters = 120;

struct Character {
    char32_t folded;
    bool starts_word;
};

std::vector<Character> characters_of(std::string_view text) {
    std::vector<Character> found;
    bool in_word = false;
    for (std::size_t at = 0; at < text.size() && found.size() < kMostCharacters;) {
        const Decoded decoded = decode_at(text, at);
        at += decoded.length;
        const bool word = is_word_character(decoded.value);
        found.push_back({fold_case(decoded.value), word && (!in_word || is_unspaced_script(decoded.value))});
        in_word = word;
    }
    return found;
}

}  // namespace

std::optional<int> fuzzy_score(std::string_view typed, std::string_view text) {
    std::vector<char32_t> wanted;
    for (const Character& each : characters_of(typed)) {
        if (each.folded != U' ') wanted.push_back(each.folded);
    }
    if (wanted.empty()) return 0;
    const std::vector<Character> in = characters_of(text);
    if (in.size() < wanted.size()) return std::nullopt;
    // best[j]: of the typed characters so far, the last one at j.
    std::vector<int> best(in.size(), kNone), next(in.size(), kNone);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        int before = kNone;  // the best that ends before j
        for (std::size_t j = 0; j < in.size(); ++j) {
            next[j] = kNone;
            if (in[j].folded == wanted[i]) {
                const int own = kMatch + (in[j].starts_word ? kWordStart : 0) + (j == 0 ? kTextStart : 0);
                const int in_row = i > 0 && j > 0 && best[j - 1] > kNone ? best[j - 1] + kInRow : kNone;
                const int from = i == 0 ? 0 : std::max(before, in_row);
                if (from > kNone) next[j] = from + own;
            }
            if (i > 0) before = std::max(before, best[j]);
        }
        std::swap(best, next);
    }
    const int score = *std::max_element(best.begin(), best.end());
    // Letters here and there inside of words are no match.
    const int scattered = kMatch * static_cast<int>(wanted.size());
    if (score <= kNone || (wanted.size() > 1 && score <= scattered)) return std::nullopt;
    return score - static_cast<int>(std::min<std::size_t>(in.size() - wanted.size(), 15));
}

}  // namespace segments
