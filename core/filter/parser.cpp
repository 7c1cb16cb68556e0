#include <cassert>
#include <optional>
#include <utility>

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/filter/expression.h"
#include "core/filter/filter.h"
#include "core/filter/operand.h"

namespace segments::filter {
namespace {

constexpr std::size_t kShownInMessages = 60;  // characters of an expression or value

std::string shown(std::string_view text) {
    const std::string_view start = first_characters(text, kShownInMessages);
    return "\"" + std::string(start) + (start.size() < text.size() ? "..." : "") + "\"";
}

// Reads values and operators, and gathers them in groups, one for each open parenthesis. There is no
// recursion, so that no expression can exhaust the stack, however many operators it has (FLT-5).
class Parser {
  public:
    Parser(std::string_view text, const FieldType& field, const EntryContext& context)
        : text_(text), field_(field), context_(context) {}

    Result<Expression> run();

  private:
    // What stands between two parentheses: alternatives of factors.
    struct Group {
        std::vector<std::uint32_t> alternatives;
        std::vector<std::uint32_t> factors;
        std::size_t opened_at = 0;
    };

    bool at_end() const { return at_ >= text_.size(); }
    bool looking_at(std::string_view what) const { return text_.substr(at_, what.size()) == what; }
    bool take(std::string_view what) {
        if (!looking_at(what)) return false;
        at_ += what.size();
        return true;
    }
    void skip_blanks() { at_ += leading_blanks(text_.substr(at_)); }
    bool at_value_end() const {
        return at_end() || looking_at("&") || looking_at("|") || looking_at(")") || looking_at("(");
    }

    Error mistake(std::size_t at, std::string_view reason) const;
    std::optional<Error> read_comparison();
    std::optional<Error> read_interval_end(Leaf& leaf);
    Result<Operand> read_value(bool compared_exactly);
    Result<RawValue> read_raw();
    void add_leaf(Leaf leaf);
    std::uint32_t combined(Node::Kind kind, std::vector<std::uint32_t> members);
    std::uint32_t closed(Group group);

    std::string_view text_;
    std::size_t at_ = 0;
    const FieldType& field_;
    const EntryContext& context_;
    Expression made_;
    std::vector<Group> groups_;
};

Error Parser::mistake(std::size_t at, std::string_view reason) const {
    Error error;
    error.message = field_.caption.empty() ? tr("The filter {1} cannot be used: {2}.", shown(text_), reason)
                                           : tr("The filter {1} on {2} cannot be used: {3}.", shown(text_),
                                                tr(field_.caption), reason);
    error.field = field_.caption;
    error.rule = "FLT-4";
    error.position = static_cast<int>(character_count(text_.substr(0, at)));
    return error;
}

// One value with its `@` and quotes; the position is left behind it and the blanks that follow.
Result<RawValue> Parser::read_raw() {
    RawValue raw;
    const std::size_t start = at_;
    if (take("@")) {
        raw.ignore_case = true;
        skip_blanks();
    }
    if (looking_at("'")) {
        const std::size_t quote = at_++;
        const std::size_t content = at_;
        while (true) {
            const std::size_t next = text_.find('\'', at_);
            if (next == std::string_view::npos)
                return mistake(quote, tr("the quote is not closed. Add ' at the end of the value"));
            at_ = next + 1;
            if (!take("'")) break;
        }
        raw.quoted = true;
        raw.text = text_.substr(content, at_ - 1 - content);
        skip_blanks();
        if (!at_value_end() && !looking_at(".."))
            return mistake(at_, tr("there is something behind the closing quote. Put the whole value in "
                                   "quotes (* and ? work inside them), or write & or | between two values"));
        return raw;
    }
    const std::size_t content = at_;
    std::size_t end = at_;
    while (!at_end() && !looking_at("..")) {
        const char c = text_[at_];
        if (c == '&' || c == '|' || c == '(' || c == ')' || c == '=' || c == '<' || c == '>') break;
        ++at_;
        end = at_;
    }
    raw.text = trim_blanks(text_.substr(content, end - content));
    if (raw.text.empty()) return mistake(start, tr("a value is missing. To ask for empty values, write ''"));
    return raw;
}

Result<Operand> Parser::read_value(bool compared_exactly) {
    skip_blanks();
    const std::size_t start = at_;
    auto raw = read_raw();
    if (!raw) return raw.error();
    const bool exactly = compared_exactly && !looking_at("..");
    auto operand = to_operand(*raw, exactly, field_, context_);
    if (!operand) return mistake(start, tr("for {1}, {2}", shown(raw->text), operand.error().message));
    return operand;
}

// What stands behind `value ..`: nothing, or the upper end.
std::optional<Error> Parser::read_interval_end(Leaf& leaf) {
    skip_blanks();
    if (at_value_end()) {
        leaf.comparison = Comparison::from;
        return std::nullopt;
    }
    auto high = read_value(false);
    if (!high) return high.error();
    leaf.comparison = Comparison::interval;
    leaf.high = std::move(*high);
    return std::nullopt;
}

std::optional<Error> Parser::read_comparison() {
    struct Sign {
        std::string_view text;
        Comparison comparison;
    };
    constexpr Sign kSigns[] = {{"<>", Comparison::not_equal},     {"<=", Comparison::less_equal},
                               {">=", Comparison::greater_equal}, {"<", Comparison::less},
                               {">", Comparison::greater},        {"=", Comparison::equal}};
    Leaf leaf;
    const std::size_t start = at_;
    if (take("..")) {
        skip_blanks();
        if (at_value_end())
            return mistake(at_, tr("the interval has neither beginning nor end. Write for example ..100"));
        auto high = read_value(false);
        if (!high) return high.error();
        leaf.comparison = Comparison::up_to;
        leaf.high = std::move(*high);
    } else {
        bool has_sign = false;
        for (const Sign& sign : kSigns) {
            if (!take(sign.text)) continue;
            leaf.comparison = sign.comparison;
            has_sign = true;
            break;
        }
        const bool exactly = leaf.comparison == Comparison::equal || leaf.comparison == Comparison::not_equal;
        skip_blanks();
        if (at_end())
            return mistake(start,
                           leaf.comparison == Comparison::not_equal
                               ? tr("a value is missing behind <>. To ask for filled fields, write <>''")
                               : tr("a value is missing behind the operator"));
        auto low = read_value(exactly);
        if (!low) return low.error();
        leaf.low = std::move(*low);
        if (looking_at("..")) {
            if (has_sign)
                return mistake(at_, tr("an interval cannot follow an operator. For the values outside write "
                                       "two intervals, such as ..99|200.."));
            at_ += 2;
            if (auto error = read_interval_end(leaf)) return error;
        }
    }
    if (looking_at(".."))
        return mistake(at_, tr("an interval has only two ends. Write | between two intervals"));
    if (looking_at("<") || looking_at(">") || looking_at("="))
        return mistake(at_, tr("an operator stands inside a value. Write & or | between two comparisons, or "
                               "put the value in single quotes"));
    if (looking_at("("))
        return mistake(at_, tr("a parenthesis stands inside a value. Write & or | before it, or put the "
                               "value in single quotes"));
    add_leaf(std::move(leaf));
    return std::nullopt;
}

void Parser::add_leaf(Leaf leaf) {
    Node node;
    node.leaf = static_cast<std::uint32_t>(made_.leaves.size());
    made_.leaves.push_back(std::move(leaf));
    groups_.back().factors.push_back(static_cast<std::uint32_t>(made_.nodes.size()));
    made_.nodes.push_back(std::move(node));
}

// Joins members with one operator; members that are joined by the same operator give their own members, so
// that (a|b)|c becomes a|b|c.
std::uint32_t Parser::combined(Node::Kind kind, std::vector<std::uint32_t> members) {
    assert(!members.empty());
    if (members.size() == 1) return members.front();
    Node node;
    node.kind = kind;
    for (const std::uint32_t member : members) {
        std::vector<std::uint32_t>& inner = made_.nodes[member].children;
        if (made_.nodes[member].kind == kind) {
            node.children.insert(node.children.end(), inner.begin(), inner.end());
            inner = {};
        } else {
            node.children.push_back(member);
        }
    }
    made_.nodes.push_back(std::move(node));
    return static_cast<std::uint32_t>(made_.nodes.size() - 1);
}

std::uint32_t Parser::closed(Group group) {
    group.alternatives.push_back(combined(Node::Kind::all_of, std::move(group.factors)));
    return combined(Node::Kind::any_of, std::move(group.alternatives));
}

Result<Expression> Parser::run() {
    if (!is_valid_utf8(text_)) {
        text_ = {};
        return mistake(0, tr("it is not valid text. Type it again"));
    }
    groups_.emplace_back();
    while (true) {
        skip_blanks();
        if (looking_at("(")) {
            if (groups_.size() > kMaxDepth)
                return mistake(
                    at_,
                    tr("more than {1} parentheses lie in each other. Leave out those that are not needed",
                       kMaxDepth));
            groups_.emplace_back();
            groups_.back().opened_at = at_++;
            continue;
        }
        if (at_value_end())
            return mistake(at_, at_end() ? tr("a value is missing at its end")
                                         : tr("a value is missing before {1}", shown(text_.substr(at_, 1))));
        if (auto error = read_comparison()) return *error;

        // Behind a value or a closing parenthesis.
        for (skip_blanks(); looking_at(")"); skip_blanks()) {
            if (groups_.size() == 1)
                return mistake(at_, tr("a closing parenthesis has no opening one. Remove it, or put the "
                                       "value in single quotes"));
            ++at_;
            Group group = std::move(groups_.back());
            groups_.pop_back();
            groups_.back().factors.push_back(closed(std::move(group)));
        }
        if (at_end()) break;
        if (take("&")) continue;
        if (!take("|")) return mistake(at_, tr("& or | is missing"));
        Group& group = groups_.back();
        group.alternatives.push_back(combined(Node::Kind::all_of, std::move(group.factors)));
        group.factors.clear();
    }
    if (groups_.size() > 1)
        return mistake(groups_.back().opened_at, tr("the parenthesis is not closed. Add ) where it ends"));
    made_.root = closed(std::move(groups_.back()));
    return std::move(made_);
}

}  // namespace

Result<Expression> parse_expression(std::string_view text, const FieldType& field,
                                    const EntryContext& context) {
    return Parser(text, field, context).run();
}

bool is_user_token(std::string_view value) {
    const std::string folded = fold_case(trim_blanks(value));
    return folded == "%me" || folded == "%user";
}

bool has_wildcard(std::string_view value) {
    return value.find_first_of(kWildcards) != std::string_view::npos;
}

std::string quoted_if_needed(std::string_view value, bool in_interval) {
    const bool needed = value.empty() || trim_blanks(value).size() != value.size() || value.front() == '\'' ||
                        value.front() == '@' || value.find_first_of("&|()=<>") != std::string_view::npos ||
                        value.find("..") != std::string_view::npos || is_user_token(value) ||
                        (in_interval && (value.front() == '.' || value.back() == '.'));
    if (!needed) return std::string(value);
    std::string out = "'";
    for (const char c : value) {
        out.push_back(c);
        if (c == '\'') out.push_back(c);
    }
    return out + "'";
}

}  // namespace segments::filter
