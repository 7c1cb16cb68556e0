#include "core/query/row_order.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "core/base/collation.h"
#include "core/contact/contact_tables.h"
#include "core/query/column_filter.h"
#include "core/schema/schema.h"
#include "core/table/commit.h"

using namespace segments;
using namespace segments::table;
namespace card = segments::contact::contact;

namespace {

// Contacts with random names, cities and dates.
void fill(Database& db, std::size_t count, unsigned seed) {
    std::mt19937 random(seed);
    Transaction tx(db, "");
    const char* names[] = {
        "Ann", "ann", "Bert", "", "Émile", "Zoë", "Anna Lee of Somewhere", "anna lee of somewhere else"};
    for (std::size_t i = 0; i < count; ++i) {
        const Row row = tx.insert(card::kTable, {"CT" + std::to_string(i)});
        tx.set_text(card::kTable, row, card::kName, names[random() % 8]);
        tx.set_text(card::kTable, row, card::kCity, "City " + std::to_string(random() % 7));
        tx.set_number(card::kTable, row, card::kLastDateModified,
                      static_cast<std::int64_t>(random() % 50) + 46000);
    }
    Commit commit(std::move(tx));
    commit.run();
}

std::vector<Row> all_rows(const Table& table) {
    std::vector<Row> rows;
    table.live().for_each([&](Row row) { rows.push_back(row); });
    return rows;
}

}  // namespace

TEST_CASE("rows sorted in slices are in the order of a plain stable sort") {
    auto db = schema::make_database();
    fill(*db, 9000, 3);
    const Table& contacts = db->table(card::kTable);
    const std::vector<std::vector<query::SortField>> orders{
        {{card::kName, false}},
        {{card::kName, true}},
        {{card::kCity, false}, {card::kLastDateModified, true}},
        {{card::kLastDateModified, true}, {card::kName, false}},
        {}};
    for (const auto& order : orders) {
        std::vector<Row> expected = all_rows(contacts);
        std::stable_sort(expected.begin(), expected.end(),
                         [&](Row a, Row b) { return query::compare_rows(contacts, order, a, b) < 0; });
        query::RowSorter sorter(contacts, order, all_rows(contacts));
        std::size_t steps = 0;
        while (!sorter.step(700)) ++steps;
        CHECK(sorter.take() == expected);
        CHECK((order.empty() || steps > 10));
    }
}

TEST_CASE("rows that come in order, all but one, or two parts in order behind each other, are sorted too") {
    auto db = schema::make_database();
    fill(*db, 9000, 5);
    const Table& contacts = db->table(card::kTable);
    const std::vector<query::SortField> order{{card::kNo}};
    std::vector<Row> sorted = all_rows(contacts);
    std::stable_sort(sorted.begin(), sorted.end(),
                     [&](Row a, Row b) { return query::compare_rows(contacts, order, a, b) < 0; });
    const auto sort = [&](std::vector<Row> rows) {
        query::RowSorter sorter(contacts, order, std::move(rows));
        while (!sorter.step(700)) {
        }
        return sorter.take();
    };
    CHECK(sort(sorted) == sorted);
    for (const std::size_t misplaced : {1u, 2047u, 2048u, 4096u, 8999u}) {
        CAPTURE(misplaced);
        std::vector<Row> rows = sorted;
        std::swap(rows[misplaced - 1], rows[misplaced]);
        CHECK(sort(rows) == sorted);
    }
    std::vector<Row> parts(sorted.begin() + 4096, sorted.end());
    parts.insert(parts.end(), sorted.begin(), sorted.begin() + 4096);
    CHECK(sort(parts) == sorted);
}

TEST_CASE("texts are compared ignoring case, blanks first") {
    CHECK(query::compare_ignoring_case("ann", "ANN") == 0);
    CHECK(query::compare_ignoring_case("", "a") < 0);
    CHECK(query::compare_ignoring_case("Anna", "ann") > 0);
    CHECK(query::compare_ignoring_case("ÉMILE", "émile") == 0);
}

TEST_CASE("a column filter leaves exactly the rows whose value passes") {
    auto db = schema::make_database();
    fill(*db, 1000, 5);
    const Table& contacts = db->table(card::kTable);
    filter::EntryContext context;
    context.today = context.work_date = 46000;
    const std::pair<FieldId, const char*> filters[] = {{card::kCity, "City 1|City 3"},
                                                       {card::kName, "@ann*"},
                                                       {card::kName, "''"},
                                                       {card::kNo, "CT10..CT20"}};
    for (const auto& one : filters) {
        // Not a structured binding: clang 14 lets no lambda, nor CAPTURE, use one.
        const FieldId field = one.first;
        const char* expression = one.second;
        CAPTURE(expression);
        const auto parsed = filter::parse(expression, query::field_type(contacts.field(field)), context);
        REQUIRE(static_cast<bool>(parsed));
        Bitmap rows = contacts.live();
        query::ColumnFilter column(contacts, field, *parsed);
        for (Row from = 0; from < contacts.slots(); from += 128) column.narrow(rows, from, from + 128);
        std::size_t expected = 0;
        contacts.live().for_each([&](Row row) {
            const bool passes = parsed->matches(contacts.text(row, field));
            expected += passes;
            CHECK(rows.test(row) == passes);
        });
        CHECK(expected > 0);
        CHECK(expected < contacts.size());
    }
}

TEST_CASE("a filter on a number column works at every width") {
    for (const std::int64_t offset :
         {std::int64_t{0}, std::int64_t{300}, std::int64_t{70000}, std::int64_t{1} << 40}) {
        CAPTURE(offset);
        auto db = schema::make_database();
        Transaction tx(*db, "");
        for (int i = 0; i < 200; ++i) {
            const Row row = tx.insert(card::kTable, {"CT" + std::to_string(i)});
            tx.set_number(card::kTable, row, card::kLastTimeModified, offset + i);
        }
        Commit commit(std::move(tx));
        commit.run();
        const Table& contacts = db->table(card::kTable);
        filter::EntryContext context;
        const std::string expression = std::to_string(offset + 50) + ".." + std::to_string(offset + 59);
        const auto parsed = filter::parse(expression, {.type = filter::ValueType::integer}, context);
        REQUIRE(static_cast<bool>(parsed));
        Bitmap rows = contacts.live();
        query::ColumnFilter column(contacts, card::kLastTimeModified, *parsed);
        column.narrow(rows, 0, static_cast<Row>(contacts.slots()));
        CHECK(rows.count() == 10);
    }
}

TEST_CASE("rows are sorted by computed values too, beside fields and by themselves") {
    auto db = schema::make_database();
    fill(*db, 5000, 11);
    const Table& contacts = db->table(card::kTable);
    query::RowValue length;
    length.number = [&](Row row) {
        return static_cast<std::int64_t>(contacts.text(row, card::kName).size());
    };
    query::RowValue backwards;
    backwards.text = [&](Row row, std::string& buffer) -> std::string_view {
        const std::string_view name = contacts.text(row, card::kName);
        buffer.assign(name.rbegin(), name.rend());
        return buffer;
    };
    const auto by_length = std::make_shared<const query::RowValue>(length);
    const auto by_end = std::make_shared<const query::RowValue>(backwards);
    const std::vector<std::vector<query::SortField>> orders{
        {{0, false, by_length}},
        {{0, true, by_end}},
        {{card::kCity, false}, {0, true, by_length}, {0, false, by_end}}};
    for (const auto& order : orders) {
        std::vector<Row> expected = all_rows(contacts);
        std::stable_sort(expected.begin(), expected.end(),
                         [&](Row a, Row b) { return query::compare_rows(contacts, order, a, b) < 0; });
        query::RowSorter sorter(contacts, order, all_rows(contacts));
        while (!sorter.step(500)) {
        }
        CHECK(sorter.take() == expected);
    }
}

TEST_CASE("one step of sorting compares some thousand rows, however many are asked for") {
    auto db = schema::make_database();
    fill(*db, 20000, 17);
    const Table& contacts = db->table(card::kTable);
    std::size_t asked = 0;
    query::RowValue scattered;  // no two of 1,000 in order, and all of one beginning
    scattered.text = [&](Row row, std::string& buffer) -> std::string_view {
        ++asked;
        buffer = "the same for everybody " + std::to_string(row * 7919u % 104729u);
        return buffer;
    };
    query::RowSorter sorter(contacts, {{0, false, std::make_shared<const query::RowValue>(scattered)}},
                            all_rows(contacts));
    std::size_t most = 0;
    for (bool done = false; !done; most = std::max(most, asked)) {
        asked = 0;
        done = sorter.step(~std::size_t{0});
    }
    CHECK(most > 4000);
    CHECK(most < 2 * 10000);  // two values for each comparison
    CHECK(sorter.take().size() == 20000);
}

TEST_CASE("rows are in the order of the language, once it is known") {
    Database db(schema::tables());
    {
        Transaction tx(db, "");
        int no = 0;
        for (const char* name : {"Zimmer", "Ärzte", "Arzt", "Ast", "Öl", ""}) {
            const Row row = tx.insert(card::kTable, {"CT" + std::to_string(no++)});
            tx.set_text(card::kTable, row, card::kName, name);
        }
        Commit commit(std::move(tx));
        commit.run();
    }
    const Table& contacts = db.table(card::kTable);
    const auto names = [&] {
        query::RowSorter sorter(contacts, {{card::kName}}, all_rows(contacts));
        while (!sorter.step(3)) {
        }
        std::string all;
        for (const Row row : sorter.take()) all += std::string(contacts.text(row, card::kName)) + ",";
        return all;
    };
    CHECK(names() == ",Arzt,Ast,Zimmer,Ärzte,Öl,");
    set_collation(std::make_unique<Collation>("aäAÄ\neE\niI\nlL\nmM\noöOÖ\nrR\nsS\ntT\nzZ"));
    CHECK(names() == ",Arzt,Ärzte,Ast,Öl,Zimmer,");
    set_collation(nullptr);
}
