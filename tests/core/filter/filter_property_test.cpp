// Random expressions over random values: the compiled filter must agree with a slow and obvious reading of
// the same expression, and its canonical text must mean the same.
#include <doctest/doctest.h>

#include <functional>
#include <random>
#include <string>
#include <vector>

#include "core/base/text.h"
#include "core/filter/filter.h"
#include "tests/core/filter/builders.h"

using namespace segments;
using namespace segments::filter;
using namespace segments::filter::testing;

namespace {

using Random = std::mt19937;

int below(Random& random, int limit) {
    return static_cast<int>(random() % static_cast<unsigned>(limit));
}

// An expression and what it means.
template <typename Value>
struct Sample {
    std::string text;
    std::function<bool(const Value&)> passes;
};

std::string blanks(Random& random) {
    return std::string(static_cast<std::size_t>(below(random, 8) == 0), ' ');
}

template <typename Value>
using LeafMaker = std::function<Sample<Value>(Random&)>;

template <typename Value>
Sample<Value> combination(Random& random, int depth, const LeafMaker<Value>& leaf) {
    if (depth == 0 || below(random, 3) == 0) return leaf(random);
    const bool all = below(random, 2) == 0;
    const int count = 2 + below(random, 4);
    Sample<Value> made;
    std::vector<std::function<bool(const Value&)>> parts;
    for (int i = 0; i < count; ++i) {
        Sample<Value> part = combination(random, depth - 1, leaf);
        if (i > 0) made.text += blanks(random) + (all ? "&" : "|") + blanks(random);
        made.text += "(" + part.text + ")";
        parts.push_back(part.passes);
    }
    made.passes = [parts, all](const Value& value) {
        for (const auto& part : parts)
            if (part(value) != all) return !all;
        return all;
    };
    return made;
}

// Texts

constexpr const char* kLetters[] = {"a", "b", "A", "B", "k", "\xE2\x84\xAA", "\xC3\xBC", "\xC3\x9C", " ",
                                    ".", "&", "'", "*", "?"};
constexpr int kPlainLetters = 8;

std::string random_value(Random& random, int kinds, int longest) {
    std::string out;
    for (int i = below(random, longest + 1); i > 0; --i) out += kLetters[below(random, kinds)];
    return out;
}

std::vector<std::string> characters(const std::string& text) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = decode_at(text, at).length;
        out.push_back(text.substr(at, length));
        at += length;
    }
    return out;
}

bool naive_glob(const std::vector<std::string>& text, std::size_t at, const std::vector<std::string>& pattern,
                std::size_t element) {
    if (element == pattern.size()) return at == text.size();
    if (pattern[element] == "*")
        return naive_glob(text, at, pattern, element + 1) ||
               (at < text.size() && naive_glob(text, at + 1, pattern, element));
    return at < text.size() && (pattern[element] == "?" || pattern[element] == text[at]) &&
           naive_glob(text, at + 1, pattern, element + 1);
}

std::string quoted(const std::string& value) {
    std::string out = "'";
    for (const char c : value) out += c == '\'' ? std::string("''") : std::string(1, c);
    return out + "'";
}

Sample<std::string> text_leaf(Random& random, bool is_code) {
    const bool ignore = below(random, 3) == 0;
    const auto form = [ignore, is_code](const std::string& text) {
        if (is_code) return code_form(text);
        return ignore ? fold_case(text) : text;
    };
    const std::string low = random_value(random, std::size(kLetters), 4);
    const std::string high = random_value(random, std::size(kLetters), 4);
    const std::string a = form(low);
    const std::string b = form(high);
    const std::string at = ignore ? "@" : "";
    // Values come in the stored form.
    const auto read = [ignore, is_code](const std::string& text) {
        return ignore && !is_code ? fold_case(text) : text;
    };
    switch (below(random, 9)) {
        case 0:
            return {">" + at + quoted(low), [=](const std::string& v) { return read(v) > a; }};
        case 1:
            return {">=" + at + quoted(low), [=](const std::string& v) { return read(v) >= a; }};
        case 2:
            return {"<" + at + quoted(low), [=](const std::string& v) { return read(v) < a; }};
        case 3:
            return {"<= " + at + quoted(low), [=](const std::string& v) { return read(v) <= a; }};
        case 4:
            return {at + quoted(low) + " ..", [=](const std::string& v) { return read(v) >= a; }};
        case 5:
            return {".." + at + quoted(high), [=](const std::string& v) { return read(v) <= b; }};
        case 6:
            return {at + quoted(low) + ".." + at + quoted(high),
                    [=](const std::string& v) { return read(v) >= a && read(v) <= b; }};
        case 7:
            return {"<>" + at + quoted(low), [=](const std::string& v) {
                        return !naive_glob(characters(read(v)), 0, characters(a), 0);
                    }};
        default:
            return {at + quoted(low), [=](const std::string& v) {
                        return naive_glob(characters(read(v)), 0, characters(a), 0);
                    }};
    }
}

void check_texts(const FieldType& field, const LeafMaker<std::string>& leaf, unsigned seed) {
    Random random(seed);
    for (int i = 0; i < 3000; ++i) {
        const Sample<std::string> sample = combination<std::string>(random, below(random, 4), leaf);
        CAPTURE(sample.text);
        const Filter filter = filter_on(field, sample.text);
        const std::string canonical = filter.to_text(Locale{});
        CAPTURE(canonical);
        const Filter again = filter_on(field, canonical);
        REQUIRE(again.to_text(Locale{}) == canonical);
        REQUIRE_FALSE(filter.in_words("Name", Locale{}).empty());
        for (int j = 0; j < 30; ++j) {
            std::string value =
                random_value(random, j % 2 == 0 ? kPlainLetters : static_cast<int>(std::size(kLetters)), 5);
            if (field.type == ValueType::code) value = code_form(value);
            CAPTURE(value);
            REQUIRE(filter.matches(value) == sample.passes(value));
            REQUIRE(again.matches(value) == sample.passes(value));
        }
    }
}

// Numbers and dates

std::string day_text(std::int64_t value) {
    return value == 0 ? "''" : format_date(static_cast<Day>(value), Locale{});
}

Sample<std::int64_t> number_leaf(Random& random, bool is_date) {
    const std::int64_t a = below(random, 25) - (is_date ? 0 : 5);
    const std::int64_t b = below(random, 25) - (is_date ? 0 : 5);
    const bool close_a = is_date && a > 0 && below(random, 5) == 0;
    const bool close_b = is_date && b > 0 && below(random, 5) == 0;
    const std::string low = (close_a ? "C" : "") + (is_date ? day_text(a) : std::to_string(a));
    const std::string high = (close_b ? "C" : "") + (is_date ? day_text(b) : std::to_string(b));
    const double x = static_cast<double>(a) + (close_a ? 0.5 : 0);
    const double y = static_cast<double>(b) + (close_b ? 0.5 : 0);
    const auto as_double = [](std::int64_t v) { return static_cast<double>(v); };
    switch (below(random, 9)) {
        case 0:
            return {">" + low, [=](std::int64_t v) { return as_double(v) > x; }};
        case 1:
            return {">=" + low, [=](std::int64_t v) { return as_double(v) >= x; }};
        case 2:
            return {"<" + low, [=](std::int64_t v) { return as_double(v) < x; }};
        case 3:
            return {"<=" + low, [=](std::int64_t v) { return as_double(v) <= x; }};
        case 4:
            return {low + "..", [=](std::int64_t v) { return as_double(v) >= x; }};
        case 5:
            return {".." + high, [=](std::int64_t v) { return as_double(v) <= y; }};
        case 6:
            return {low + ".." + high,
                    [=](std::int64_t v) { return as_double(v) >= x && as_double(v) <= y; }};
        case 7:
            return {"<>" + low, [=](std::int64_t v) { return as_double(v) != x; }};
        default:
            return {low, [=](std::int64_t v) { return as_double(v) == x; }};
    }
}

void check_numbers(const FieldType& field, const LeafMaker<std::int64_t>& leaf, unsigned seed) {
    Random random(seed);
    for (int i = 0; i < 3000; ++i) {
        const Sample<std::int64_t> sample = combination<std::int64_t>(random, below(random, 4), leaf);
        CAPTURE(sample.text);
        const Filter filter = filter_on(field, sample.text);
        const std::string canonical = filter.to_text(Locale{});
        CAPTURE(canonical);
        const Filter again = filter_on(field, canonical);
        REQUIRE(again.to_text(Locale{}) == canonical);
        REQUIRE(again.intervals() == filter.intervals());
        const Intervals& ranges = filter.intervals();
        for (std::size_t k = 0; k < ranges.size(); ++k) {
            REQUIRE(ranges[k].first <= ranges[k].last);
            if (k > 0) REQUIRE(ranges[k].first > ranges[k - 1].last + 1);
        }
        for (std::int64_t value = field.type == ValueType::date ? 0 : -8; value < 30; ++value) {
            CAPTURE(value);
            REQUIRE(filter.matches(value) == sample.passes(value));
        }
    }
}

}  // namespace

TEST_CASE("Random filters on texts agree with the plain reading of the rules") {
    check_texts(
        text_field(), [](Random& random) { return text_leaf(random, false); }, 1);
}

TEST_CASE("Random filters on codes agree with the plain reading of the rules") {
    check_texts(
        code_field(), [](Random& random) { return text_leaf(random, true); }, 2);
}

TEST_CASE("Random filters on numbers agree with the plain reading of the rules") {
    check_numbers(
        integer_field(), [](Random& random) { return number_leaf(random, false); }, 3);
}

TEST_CASE("Random filters on dates, closing dates among them, agree with the plain reading of the rules") {
    check_numbers(
        date_field(), [](Random& random) { return number_leaf(random, true); }, 4);
}
