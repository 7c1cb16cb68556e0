// Lists that are longer than float pixels reach (docs/web-manners.md, rule 26).
#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "core/interaction/interaction_tables.h"
#include "tests/app/grid/grid_bench.h"

using namespace segments;
using app::test::GridBench;
using ui::Role;

namespace {

namespace entry = interaction::log_entry;

constexpr std::int64_t kRows = 600'000;  // some 18 million pixels: floats end at 16.7

app::GridSource entries() {
    app::GridSource source{.table = entry::kTable, .noun = noun("entry", "entries")};
    source.columns = {app::field_column(entry::kDef, entry::kEntryNo, 120)};
    return source;
}

// Where the rows are, from top to bottom.
std::vector<float> tops(const GridBench& app) {
    std::vector<float> found;
    for (const ui::Node& node : app.tree().nodes) {
        if (node.role == Role::row && node.row_index > 1) found.push_back(node.rect.y);
    }
    return found;
}

}  // namespace

TEST_CASE("a list of any length scrolls by exact pixels and shows its last row") {
    GridBench app;
    app.fill([](table::Transaction& tx) {
        const std::vector<table::Row> rows = tx.prepare(entry::kTable, kRows);
        std::vector<std::int64_t> numbers(rows.size());
        for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = static_cast<std::int64_t>(i) + 1;
        tx.set_prepared(entry::kTable, rows, entry::kEntryNo, numbers);
        CHECK(tx.publish(entry::kTable, rows));
    });
    app.show(entries());
    CHECK(app.get(Role::grid, "People").row_count == kRows + 1);
    app.click_at(app.get(Role::gridcell, "").rect);
    app.key("End", {.control = true});
    CHECK(app.focused_value() == "600000");
    std::vector<float> before = tops(app);
    REQUIRE(before.size() > 10);
    const float height = before[1] - before[0];
    for (std::size_t i = 1; i < before.size(); ++i) CHECK(before[i] - before[i - 1] == height);
    app.wheel(-37);
    const std::vector<float> after = tops(app);
    CHECK(std::find(after.begin(), after.end(), before.front() + 37) != after.end());
}
