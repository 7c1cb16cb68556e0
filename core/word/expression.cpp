#include "core/word/expression.h"

#include "core/base/text.h"

namespace segments::word {
namespace {

// * stands for any characters, ? for one.
bool matches(std::string_view text, std::string_view pattern) {
    std::size_t t = 0, p = 0, star = std::string_view::npos, resume = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            resume = t;
        } else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == text[t])) {
            t += pattern[p] == '?' ? decode_at(text, t).length : 1;
            ++p;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            t = ++resume;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*') ++p;
    return p == pattern.size();
}

std::string format(const Expression& field, const Value& value, std::string_view language) {
    std::string text = value.text;
    if (text.empty()) return text;
    if (!field.date_picture.empty())
        text = format_date_picture(value, field.date_picture, language);
    else if (!field.number_picture.empty())
        text = format_number_picture(value, field.number_picture);
    for (const std::string& word : field.cases) text = format_case(std::move(text), word);
    return field.before + text + field.after;
}

}  // namespace

bool compare_texts(std::string_view left, std::string_view op, std::string_view right) {
    double a = 0, b = 0;
    const bool numbers = read_number(left, a) && read_number(right, b);
    if (op == "=" || op == "<>") {
        const bool same = numbers ? a == b : matches(left, right);
        return same == (op == "=");
    }
    const int order = numbers ? (a < b ? -1 : a > b ? 1 : 0) : left.compare(right);
    if (op == "<") return order < 0;
    if (op == ">") return order > 0;
    if (op == "<=" || op == "=<") return order <= 0;
    if (op == ">=" || op == "=>") return order >= 0;
    return false;
}

bool Expressions::holds(const Expression& comparison, Records& records, Progress& progress) const {
    std::string left, right;
    write(comparison.parts[0], records, progress, left);
    write(comparison.parts[1], records, progress, right);
    return compare_texts(left, comparison.text, right);
}

void Expressions::write(ExpressionId id, Records& records, Progress& progress, std::string& out) const {
    const Expression& expression = all_[id];
    switch (expression.kind) {
        case Expression::Kind::text:
            out += expression.text;
            break;
        case Expression::Kind::field: {
            // After the last record NEXT gives blank values.
            if (progress.record >= records.size()) break;
            const std::span<const Value> values = records.at(progress.record);
            if (expression.field < values.size())
                out += format(expression, values[expression.field], records.language(progress.record));
            break;
        }
        case Expression::Kind::sequence:
            for (const ExpressionId part : expression.parts) write(part, records, progress, out);
            break;
        case Expression::Kind::if_: {
            const ExpressionId chosen = expression.parts[holds(expression, records, progress) ? 2 : 3];
            std::string text;
            write(chosen, records, progress, text);
            for (const std::string& word : expression.cases) text = format_case(std::move(text), word);
            out += text;
            break;
        }
        case Expression::Kind::skip_if:
            if (progress.may_move && holds(expression, records, progress)) progress.skipped = true;
            break;
        case Expression::Kind::next:
            if (progress.may_move) ++progress.record;
            break;
        case Expression::Kind::next_if:
            if (progress.may_move && holds(expression, records, progress)) ++progress.record;
            break;
        case Expression::Kind::record:
            out += std::to_string(progress.record + 1);
            break;
    }
}

}  // namespace segments::word
