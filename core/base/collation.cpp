#include "core/base/collation.h"

#include <algorithm>
#include <cstddef>

#include "core/base/text.h"

namespace segments {
namespace {

std::unique_ptr<const Collation> g_collation;

constexpr std::uint16_t kMostWeights = 1022;  // 10 bits of a key, and one for all letters behind them
constexpr std::uint32_t kUnnamed = 0x10000;   // weights of letters that aren't named begin behind the others

bool is_accent(char32_t c) {
    return c >= 0x300 && c < 0x370;
}

}  // namespace

void set_collation(std::unique_ptr<const Collation> collation) {
    g_collation = std::move(collation);
}

const Collation* collation() {
    return g_collation.get();
}

Collation::Collation(std::string_view letters) {
    std::uint16_t weight = 1;
    while (!letters.empty()) {
        const std::string_view line = letters.substr(0, letters.find('\n'));
        letters.remove_prefix(std::min(letters.size(), line.size() + 1));
        std::u32string characters;
        for (std::size_t at = 0; at < line.size();) {
            const Decoded read = decode_at(line, at);
            characters += read.value;
            at += read.length;
        }
        if (characters.size() > 2 && characters[0] == U' ') {
            several_.emplace_back(characters[1], characters.substr(2));
            continue;
        }
        for (const char32_t c : characters)
            if (c < kTableEnd) weights_[c] = weight;
        if (weight < kMostWeights) ++weight;
    }
}

const std::u32string* Collation::several_for(char32_t letter) const {
    for (const auto& [single, several] : several_)
        if (single == letter) return &several;
    return nullptr;
}

// The weights of a text, one after the other; 0 at its end.
class Collation::Weights {
  public:
    Weights(const Collation& order, std::string_view text) : order_(order), text_(text) {}

    std::uint32_t next() {
        if (rest_ > 0) return order_.weights_[(*several_)[several_->size() - rest_--]];
        while (at_ < text_.size()) {
            if (const auto c = static_cast<unsigned char>(text_[at_]); c < 0x80) {
                ++at_;
                return weight_of(c);
            }
            const Decoded read = decode_at(text_, at_);
            at_ += read.length;
            if (is_accent(read.value)) continue;
            if (const std::u32string* several = order_.several_for(read.value)) {
                several_ = several;
                rest_ = several->size();
                return next();
            }
            return weight_of(read.value);
        }
        return 0;
    }

  private:
    std::uint32_t weight_of(char32_t c) const {
        const std::uint16_t weight = c < kTableEnd ? order_.weights_[c] : 0;
        return weight != 0 ? weight : kUnnamed + static_cast<std::uint32_t>(fold_case(c));
    }

    const Collation& order_;
    std::string_view text_;
    std::size_t at_ = 0;
    const std::u32string* several_ = nullptr;
    std::size_t rest_ = 0;
};

int Collation::compare(std::string_view a, std::string_view b) const {
    Weights left(*this, a), right(*this, b);
    while (true) {
        const std::uint32_t x = left.next(), y = right.next();
        if (x != y) return x < y ? -1 : 1;
        if (x == 0) return 0;
    }
}

std::uint64_t Collation::key(std::string_view text) const {
    constexpr int kLetters = 6, kBits = 10;
    constexpr std::uint64_t kBehind = (1u << kBits) - 1;
    Weights weights(*this, text);
    std::uint64_t key = 0;
    bool more = true;
    for (int i = 0; i < kLetters; ++i) {
        const std::uint32_t weight = more ? weights.next() : 0;
        // What follows a letter that isn't named mustn't decide: those behind it are told apart by compare().
        key = key << kBits | std::min<std::uint64_t>(weight, kBehind);
        if (weight == 0 || weight >= kBehind) more = false;
    }
    return key;
}

}  // namespace segments
