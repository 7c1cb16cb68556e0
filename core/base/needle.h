// A word prepared once and looked for in many texts: a million short names take some ten milliseconds.
// ExactNeedle compares characters as they are, FoldedNeedle ignores case (core/base/text.h, fold_case).
// Plain ASCII goes a fast way, 16 bytes at a time; whatever isn't plain ASCII is compared character by
// character with the same outcome.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace segments {

class ExactNeedle {
  public:
    ExactNeedle() = default;
    explicit ExactNeedle(std::string_view needle) : needle_(needle) {}

    // The empty needle is found in every text.
    bool found_in(std::string_view text) const;
    bool begins(std::string_view text) const { return text.substr(0, needle_.size()) == needle_; }
    bool ends(std::string_view text) const {
        return text.size() >= needle_.size() && text.substr(text.size() - needle_.size()) == needle_;
    }

  private:
    std::string needle_;
};

class FoldedNeedle {
  public:
    static constexpr std::size_t kNotFound = std::string_view::npos;

    FoldedNeedle() = default;
    explicit FoldedNeedle(std::string_view needle);

    // The empty needle is found in every text.
    bool found_in(std::string_view text) const;
    // The first byte position >= from at which the needle occurs, kNotFound if there is none.
    // REQUIRES: `from` is at a character, or the end, of the text.
    std::size_t find(std::string_view text, std::size_t from) const;
    bool begins(std::string_view text) const;
    bool ends(std::string_view text) const;
    bool equals(std::string_view text) const;

    // The needle as it was folded.
    const std::string& folded() const { return needle_; }

  private:
    bool may_hide_in(std::string_view text) const;
    std::size_t find_exactly(std::string_view text, std::size_t from) const;
    std::size_t match_at(std::string_view text, std::size_t at) const;

    std::string needle_;          // folded
    std::size_t characters_ = 0;  // of needle_
    bool ascii_ = true;           // needle_ is plain ASCII
    bool has_foreign_twin_ =
        false;  // it contains a letter to which a character outside ASCII folds (k, s, i)
};

}  // namespace segments
