// Which form of a text a number asks for, by the rule that a catalogue brings: an expression of C in n, as in
// "nplurals=2; plural=(n != 1);".
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace segments {

class PluralRule {
  public:
    // Nothing if `header` isn't such a rule.
    static std::optional<PluralRule> parse(std::string_view header);
    // 0 is the first form; never beyond the last.
    std::uint32_t form(std::uint64_t number) const;

    // Operations on a stack.
    enum class Op : std::uint8_t {
        number,
        n,
        negate,
        multiply,
        divide,
        modulo,
        add,
        subtract,
        less,
        less_equal,
        greater,
        greater_equal,
        equal,
        unequal,
        both,
        either,
        choose,
    };
    struct Step {
        Op op;
        std::uint64_t value = 0;
    };

  private:
    std::vector<Step> steps_ = {{Op::n}, {Op::number, 1}, {Op::unequal}};
    std::uint32_t forms_ = 2;
};

}  // namespace segments
