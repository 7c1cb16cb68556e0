// Texts with wildcards: `*` stands for any characters, also none, `?` for exactly one (FLT-19, FLT-20).
#pragma once

#include <string_view>
#include <vector>

namespace segments::filter {

inline constexpr std::string_view kWildcards = "*?";

class Pattern {
  public:
    Pattern() = default;
    Pattern(std::string_view pattern, bool ignore_case);

    // Takes at most (length of text) x (length of pattern) steps.
    bool matches(std::string_view text) const;

  private:
    std::vector<char32_t> elements_;
    bool ignore_case_ = false;
};

}  // namespace segments::filter
