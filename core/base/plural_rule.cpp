#include "core/base/plural_rule.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace segments {
namespace {

using Op = PluralRule::Op;

struct Binary {
    std::string_view sign;
    int level;  // binds the tighter the higher
    Op op;
};
// Of two signs with the same beginning the longer stands first.
constexpr std::array kBinaries = {
    Binary{"||", 1, Op::either},  Binary{"&&", 2, Op::both},       Binary{"==", 3, Op::equal},
    Binary{"!=", 3, Op::unequal}, Binary{"<=", 4, Op::less_equal}, Binary{">=", 4, Op::greater_equal},
    Binary{"<", 4, Op::less},     Binary{">", 4, Op::greater},     Binary{"+", 5, Op::add},
    Binary{"-", 5, Op::subtract}, Binary{"*", 6, Op::multiply},    Binary{"/", 6, Op::divide},
    Binary{"%", 6, Op::modulo},
};

constexpr int kDeepest = 32;

class Parser {
  public:
    Parser(std::string_view text, std::vector<PluralRule::Step>& steps) : rest_(text), steps_(steps) {}

    bool whole() {
        return choice(0) && (take(";") || true) && rest_.find_first_not_of(" \t\r") == std::string_view::npos;
    }

  private:
    bool take(std::string_view sign) {
        while (!rest_.empty() && rest_.front() == ' ') rest_.remove_prefix(1);
        if (!rest_.starts_with(sign)) return false;
        rest_.remove_prefix(sign.size());
        return true;
    }

    bool choice(int depth) {
        if (depth > kDeepest || !binary(1, depth)) return false;
        if (!take("?")) return true;
        if (!choice(depth + 1) || !take(":") || !choice(depth + 1)) return false;
        steps_.push_back({Op::choose});
        return true;
    }

    bool binary(int level, int depth) {
        if (level > 6) return unary(depth);
        if (!binary(level + 1, depth)) return false;
        while (true) {
            const Binary* found = nullptr;
            for (const Binary& candidate : kBinaries)
                if (candidate.level == level && take(candidate.sign)) {
                    found = &candidate;
                    break;
                }
            if (found == nullptr) return true;
            if (!binary(level + 1, depth)) return false;
            steps_.push_back({found->op});
        }
    }

    bool unary(int depth) {
        if (depth > kDeepest) return false;
        if (take("!")) {
            if (!unary(depth + 1)) return false;
            steps_.push_back({Op::negate});
            return true;
        }
        if (take("(")) return choice(depth + 1) && take(")");
        if (take("n")) {
            steps_.push_back({Op::n});
            return true;
        }
        std::uint64_t value = 0;
        const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
        if (error != std::errc()) return false;
        rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
        steps_.push_back({Op::number, value});
        return true;
    }

    std::string_view rest_;
    std::vector<PluralRule::Step>& steps_;
};

std::uint64_t applied(Op op, std::uint64_t a, std::uint64_t b) {
    switch (op) {
        case Op::multiply:
            return a * b;
        case Op::divide:
            return b == 0 ? 0 : a / b;
        case Op::modulo:
            return b == 0 ? 0 : a % b;
        case Op::add:
            return a + b;
        case Op::subtract:
            return a - b;
        case Op::less:
            return a < b ? 1 : 0;
        case Op::less_equal:
            return a <= b ? 1 : 0;
        case Op::greater:
            return a > b ? 1 : 0;
        case Op::greater_equal:
            return a >= b ? 1 : 0;
        case Op::equal:
            return a == b ? 1 : 0;
        case Op::unequal:
            return a != b ? 1 : 0;
        case Op::both:
            return a != 0 && b != 0 ? 1 : 0;
        case Op::either:
            return a != 0 || b != 0 ? 1 : 0;
        default:
            return 0;
    }
}

}  // namespace

std::optional<PluralRule> PluralRule::parse(std::string_view header) {
    const auto after = [&](std::string_view name) {
        const std::size_t at = header.find(name);
        return at == std::string_view::npos ? std::string_view() : header.substr(at + name.size());
    };
    const std::string_view count = after("nplurals="), expression = after("plural=");
    PluralRule rule;
    if (std::from_chars(count.data(), count.data() + count.size(), rule.forms_).ec != std::errc() ||
        rule.forms_ == 0)
        return std::nullopt;
    rule.steps_.clear();
    if (!Parser(expression, rule.steps_).whole()) return std::nullopt;
    return rule;
}

std::uint32_t PluralRule::form(std::uint64_t number) const {
    std::vector<std::uint64_t> stack;
    const auto pop = [&] {
        const std::uint64_t value = stack.back();
        stack.pop_back();
        return value;
    };
    for (const Step& step : steps_) {
        switch (step.op) {
            case Op::number:
                stack.push_back(step.value);
                break;
            case Op::n:
                stack.push_back(number);
                break;
            case Op::negate:
                stack.push_back(pop() == 0 ? 1 : 0);
                break;
            case Op::choose: {
                const std::uint64_t otherwise = pop(), then = pop();
                stack.push_back(pop() != 0 ? then : otherwise);
                break;
            }
            default: {
                const std::uint64_t b = pop(), a = pop();
                stack.push_back(applied(step.op, a, b));
            }
        }
    }
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(stack.back(), forms_ - 1));
}

}  // namespace segments
