// The order of texts in a language: which letters stand before which, and which differ only in an accent. The
// page asks the browser's collator once (web/static/js/collation.js); without one texts are ordered by their
// characters.
//
// Like the language (core/base/tr.h) it is the process's: set once, at the start.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace segments {

class Collation {
  public:
    // The letters in their order, those that are equal but for accents and case on one line; after them, on
    // lines that begin with a blank, letters that stand for several ("ß" for "ss"): the letter, then the
    // others. Letters that aren't named come after all others, by their code points.
    explicit Collation(std::string_view letters);

    // < 0, 0, > 0; accents and case don't count.
    int compare(std::string_view a, std::string_view b) const;
    // The beginning of a text as a number in the same order: texts with different keys compare as these do.
    std::uint64_t key(std::string_view text) const;

  private:
    class Weights;
    // What a letter stands for, if that is several.
    const std::u32string* several_for(char32_t letter) const;
    static constexpr char32_t kTableEnd = 0x530;  // behind Cyrillic

    std::array<std::uint16_t, kTableEnd> weights_{};  // 0: not named
    std::vector<std::pair<char32_t, std::u32string>> several_;
};

// Texts are ordered by this from now on; null: by their characters.
void set_collation(std::unique_ptr<const Collation> collation);
const Collation* collation();

}  // namespace segments
