#include "app/view/row_counts.h"

#include <doctest/doctest.h>

#include "core/contact/contact_tables.h"
#include "core/schema/schema.h"
#include "core/table/commit.h"

using namespace segments;
using app::RowCounts;

namespace card = contact::contact;

namespace {

RowCounts by_city() {
    return RowCounts(card::kTable, [](const table::Table& table, table::Row row) {
        const table::Code city = table.code(row, card::kCity);
        return city == 0 ? RowCounts::kNone : static_cast<std::int64_t>(city);
    });
}

void add(table::Database& db, int first, int count, const char* city) {
    table::Transaction tx(db, "");
    for (int i = first; i < first + count; ++i) {
        const table::Row row = tx.insert(card::kTable, {"CT" + std::to_string(i)});
        tx.set_text(card::kTable, row, card::kCity, city);
    }
    table::Commit commit(std::move(tx));
    commit.run();
}

std::int64_t key(const table::Database& db, const char* city) {
    return static_cast<std::int64_t>(*db.table(card::kTable).dictionary(card::kCity).find(city));
}

}  // namespace

TEST_CASE("rows are counted in slices, and the former count stands until the new one is done") {
    const auto db = schema::make_database();
    add(*db, 0, 300, "Rome");
    RowCounts counts = by_city();
    counts.update(*db, 1);
    CHECK_FALSE(counts.step(200));
    CHECK(counts.of(key(*db, "Rome")) == 0);
    CHECK(counts.step(200));
    CHECK(counts.of(key(*db, "Rome")) == 300);
    const std::uint64_t revision = counts.revision();

    add(*db, 300, 5, "Rome");
    counts.update(*db, 1);
    CHECK(counts.of(key(*db, "Rome")) == 300);
    while (!counts.step(100)) {
    }
    CHECK(counts.of(key(*db, "Rome")) == 305);
    CHECK(counts.revision() > revision);
}

TEST_CASE("a change that leaves the counts as they are is none") {
    const auto db = schema::make_database();
    add(*db, 0, 3, "Rome");
    RowCounts counts = by_city();
    counts.update(*db, 1);
    CHECK(counts.step(1000));
    const std::uint64_t revision = counts.revision();
    add(*db, 3, 1, "");
    counts.update(*db, 1);
    CHECK(counts.step(1000));
    CHECK(counts.revision() == revision);
    counts.update(*db, 2);
    CHECK(counts.of(key(*db, "Rome")) == 0);
}
