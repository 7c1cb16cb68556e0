// Nanoseconds per row of the filters that lists and criteria use most, over texts like names and post codes.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/needle.h"
#include "core/filter/filter.h"

using namespace segments;
using namespace segments::filter;

namespace {

constexpr std::size_t kRows = 1000000;

struct Column {
    std::string arena;
    std::vector<std::size_t> offsets = {0};

    void add(std::string_view text) {
        arena += text;
        offsets.push_back(arena.size());
    }
    std::string_view at(std::size_t row) const {
        return std::string_view(arena).substr(offsets[row], offsets[row + 1] - offsets[row]);
    }
};

Column names() {
    constexpr const char* kFirst[] = {"Anna",    "Bob", "J\xC3\xBCrgen", "Christine", "Dimitri",
                                      "Kasimir", "Li",  "Maximiliane"};
    constexpr const char* kLast[] = {"Smith", "M\xC3\xBCller", "Kowalski", "Papadopoulos",
                                     "Oz",    "Isaksson",      "Jansen",   "Wang"};
    std::mt19937 random(7);
    Column column;
    for (std::size_t i = 0; i < kRows; ++i)
        column.add(std::string(kFirst[random() % 8]) + " " + kLast[random() % 8] + " " +
                   std::to_string(random() % 1000));
    return column;
}

// The rows are measured in small parts, each several times, of which the fastest counts: so other work on the
// machine disturbs little.
template <typename Test>
void measure(const char* name, const Test& test) {
    constexpr std::size_t kPart = 20000;
    constexpr int kRuns = 7;
    double total = 0;
    std::size_t hits = 0;
    for (std::size_t from = 0; from < kRows; from += kPart) {
        double best = 1e12;
        std::size_t found = 0;
        for (int run = 0; run < kRuns; ++run) {
            const auto start = std::chrono::steady_clock::now();
            found = 0;
            for (std::size_t row = from; row < from + kPart; ++row) found += test(row) ? 1 : 0;
            const std::chrono::duration<double, std::nano> took = std::chrono::steady_clock::now() - start;
            best = std::min(best, took.count());
        }
        total += best;
        hits += found;
    }
    std::printf("%-44s %7.1f ns/row  %8zu hits\n", name, total / static_cast<double>(kRows), hits);
}

}  // namespace

int main() {
    const Column column = names();
    EntryContext context;
    context.today = to_day({2026, 11, 23});
    std::printf("average length %.1f bytes\n",
                static_cast<double>(column.arena.size()) / static_cast<double>(kRows));
    for (const char* expression :
         {"@*smith*", "@*xyz*", "@*kas*", "@*\xC3\xBCrg*", "*Smith*", "A*", "@a*", "@*7", "J*n ?2*",
          "@j*n ?2*", "A..C", "@a..c", "Rome|Paris|Oslo|Bonn", "<>A*&<>B*"}) {
        const auto filter = parse(expression, FieldType{}, context);
        measure(expression, [&](std::size_t row) { return filter->matches(column.at(row)); });
    }
    const FoldedNeedle needle("smith");
    measure("FoldedNeedle smith", [&](std::size_t row) { return needle.found_in(column.at(row)); });
    const auto dates = parse("010126..|''", FieldType{ValueType::date, {}, 0, "Date"}, context);
    measure("date 010126..|''",
            [&](std::size_t row) { return dates->matches(static_cast<std::int64_t>(row % 60000)); });
}
