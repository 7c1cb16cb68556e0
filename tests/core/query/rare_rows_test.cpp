#include "core/query/rare_rows.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "core/contact/contact_tables.h"
#include "core/schema/schema.h"
#include "core/table/commit.h"
#include "core/table/derived_columns.h"

using namespace segments;
using query::ColumnFilter;
using table::FieldId;
using table::Row;
namespace card = contact::contact;

namespace {

constexpr std::size_t kRows = 9000;  // enough for what is kept beside columns
constexpr int kFirstDay = 46000;

filter::Filter filter_of(FieldId field, const std::string& expression) {
    filter::EntryContext entry;
    entry.locale = filter::stored_locale();
    entry.today = entry.work_date = kFirstDay;
    const Result<filter::Filter> parsed =
        filter::parse(expression, query::field_type(card::kDef.fields[field]), entry);
    REQUIRE(parsed);
    return *parsed;
}

std::string days(int first, int last) {
    return to_iso(kFirstDay + first) + ".." + to_iso(kFirstDay + last);
}

struct Contacts {
    Contacts() {
        table::Transaction tx(*db, "Make");
        const std::vector<Row> rows = tx.prepare(card::kTable, kRows);
        for (std::size_t i = 0; i < kRows; ++i) {
            const std::string no = "CT" + std::to_string(100000 + i);
            tx.set_raw(card::kTable, rows[i], card::kNo, tx.intern(card::kTable, card::kNo, no));
            fill(tx, rows[i]);
        }
        REQUIRE(tx.publish(card::kTable, rows));
        table::Commit(std::move(tx)).run();
    }
    void fill(table::Transaction& tx, Row row) {
        tx.set_raw(card::kTable, row, card::kLastDateModified, kFirstDay + static_cast<int>(random() % 300));
        tx.set_raw(card::kTable, row, card::kExcludeFromSegment, random() % 10 == 0 ? 1 : 0);
        tx.set_raw(card::kTable, row, card::kMinor, random() % 3 == 0 ? 1 : 0);
    }
    const table::Table& table() const { return db->table(card::kTable); }

    std::mt19937 random{7};
    std::unique_ptr<table::Database> db = schema::make_database();
};

using Conditions = std::vector<std::pair<FieldId, std::string>>;

// What passes all conditions: row by row, and with what take_rare_rows() finds. -1 where it finds nothing.
struct Counts {
    std::ptrdiff_t each = 0, taken = -1;
    std::size_t left = 0;  // filters that weren't taken
};

Counts count(const table::Table& table, const Conditions& conditions) {
    std::vector<ColumnFilter> filters;
    for (const auto& [field, expression] : conditions)
        filters.emplace_back(table, field, filter_of(field, expression));
    Counts counts;
    table.live().for_each([&](Row row) {
        counts.each += std::all_of(filters.begin(), filters.end(),
                                   [row](ColumnFilter& filter) { return filter.matches(row); });
    });
    if (std::optional<table::Bitmap> rows = query::take_rare_rows(table, filters)) {
        CHECK(rows->size() == table.slots());
        for (ColumnFilter& filter : filters) filter.narrow(*rows, 0, static_cast<Row>(table.slots()));
        counts.taken = static_cast<std::ptrdiff_t>(rows->count());
    }
    counts.left = filters.size();
    return counts;
}

}  // namespace

TEST_CASE("rows of a rare value with a number within bounds are those that pass both filters") {
    Contacts contacts;
    for (const std::string& dates :
         {days(0, 299), days(20, 60), days(60, 60), days(299, 500), days(-5, -1)}) {
        CAPTURE(dates);
        for (const bool value_first : {true, false}) {
            Conditions conditions = {{card::kExcludeFromSegment, "Yes"}, {card::kLastDateModified, dates}};
            if (!value_first) std::swap(conditions[0], conditions[1]);
            const Counts found = count(contacts.table(), conditions);
            CHECK(found.taken == found.each);
            CHECK(found.left == 0);
        }
    }
    const Counts open = count(contacts.table(), {{card::kExcludeFromSegment, "Yes"},
                                                 {card::kLastDateModified, to_iso(kFirstDay + 150) + ".."}});
    CHECK(open.each > 0);
    CHECK(open.taken == open.each);
}

TEST_CASE("other filters beside those of a rare value and a number stay to be applied") {
    Contacts contacts;
    const Counts found = count(contacts.table(), {{card::kMinor, "No"},
                                                  {card::kNo, "CT1000*"},
                                                  {card::kExcludeFromSegment, "Yes"},
                                                  {card::kLastDateModified, days(10, 200)}});
    CHECK(found.taken == found.each);
    CHECK(found.left == 2);
}

TEST_CASE("rare rows follow each change of the table, and its taking back") {
    Contacts contacts;
    const Conditions lately = {{card::kExcludeFromSegment, "Yes"}, {card::kLastDateModified, days(100, 120)}};
    const Counts before = count(contacts.table(), lately);
    REQUIRE(before.taken == before.each);
    table::Transaction tx(*contacts.db, "Change");
    for (int i = 0; i < 500; ++i) {
        const auto row = static_cast<Row>(contacts.random() % kRows);
        if (!contacts.table().is_live(row)) continue;
        if (i % 3 == 0) {
            tx.erase(card::kTable, row);
        } else {
            tx.set_number(card::kTable, row, card::kExcludeFromSegment, i % 2);
            tx.set_number(card::kTable, row, card::kLastDateModified, kFirstDay + 110);
        }
    }
    const Counts changed = count(contacts.table(), lately);
    CHECK(changed.each > before.each);
    CHECK(changed.taken == changed.each);
    tx.rollback();
    CHECK(count(contacts.table(), lately).taken == before.each);
}

TEST_CASE("a value of many rows, several values or ranges, and small tables are scanned") {
    Contacts contacts;
    const std::string dates = days(20, 60);
    for (const Conditions& conditions :
         {Conditions{{card::kExcludeFromSegment, "Yes"}}, Conditions{{card::kLastDateModified, dates}},
          Conditions{{card::kExcludeFromSegment, "Yes|No"}, {card::kLastDateModified, dates}},
          Conditions{{card::kExcludeFromSegment, "Yes"},
                     {card::kLastDateModified, dates + "|" + days(70, 80)}},
          Conditions{{card::kExcludeFromSegment, "Yes"}, {card::kCity, "Berlin"}}})
        CHECK(count(contacts.table(), conditions).taken == -1);
    const std::unique_ptr<table::Database> small = schema::make_database();
    CHECK(count(small->table(card::kTable),
                {{card::kExcludeFromSegment, "Yes"}, {card::kLastDateModified, dates}})
              .taken == -1);
}

TEST_CASE("a value that isn't rare isn't sorted") {
    const std::unique_ptr<table::Database> db = schema::make_database();
    table::Transaction tx(*db, "Make");
    const std::vector<Row> rows = tx.prepare(card::kTable, table::DerivedColumns::kMostOrdered + 10);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::string no = "CT" + std::to_string(100000 + i);
        tx.set_raw(card::kTable, rows[i], card::kNo, tx.intern(card::kTable, card::kNo, no));
        tx.set_raw(card::kTable, rows[i], card::kLastDateModified, kFirstDay + static_cast<int>(i % 100));
        tx.set_raw(card::kTable, rows[i], card::kExcludeFromSegment, i != 5);
    }
    REQUIRE(tx.publish(card::kTable, rows));
    table::Commit(std::move(tx)).run();
    const table::Table& table = db->table(card::kTable);
    const Conditions lately = {{card::kExcludeFromSegment, "Yes"}, {card::kLastDateModified, days(10, 20)}};
    CHECK(count(table, lately).taken == -1);
    const Conditions others = {{card::kExcludeFromSegment, "No"}, {card::kLastDateModified, days(0, 5)}};
    CHECK(count(table, others).taken == 1);
    CHECK(count(table, lately).taken == -1);
}

TEST_CASE("orders of a few values are kept beside a table, those in use are left there") {
    Contacts contacts;
    const table::Table& table = contacts.table();
    const std::size_t before = table.bytes();
    for (const FieldId flag : {card::kExcludeFromSegment, card::kMinor}) {
        for (const std::int8_t value : {std::int8_t{0}, std::int8_t{1}})
            CHECK(table.derived().ordered(table, flag, value, card::kLastDateModified) != nullptr);
    }
    CHECK(table.derived().ordered(table, card::kMinor, 1, card::kType) == nullptr);
    CHECK(table.derived().ordered(table, card::kMinor, 1, card::kLastDateModified) != nullptr);
    CHECK(table.bytes() - before <= 4 * 8 * kRows + 4 * (kRows / 8 + 64));
}
