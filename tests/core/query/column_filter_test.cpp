#include "core/query/column_filter.h"

#include <doctest/doctest.h>

#include <random>

#include "core/contact/contact_tables.h"
#include "core/schema/schema.h"
#include "core/table/commit.h"
#include "core/table/derived_columns.h"

using namespace segments;
using table::FieldId;
using table::Row;
namespace card = contact::contact;

namespace {

constexpr std::size_t kRows = 9000;  // enough for what is kept beside columns

constexpr const char* kWords[] = {"Anna",        "ANNA",       "Bob",    "Son",        "Jensson",
                                  "Ma\u00dfson", "\u017fonne", "Kelvin", "\u212A",     "\u0130stanbul",
                                  "Zo\u00eb",    "x",          "",       "Annabel Lee"};

// Contacts with many different post codes and names, few countries; some deleted, some changed later.
struct Names {
    Names() {
        table::Transaction tx(*db, "Make");
        const std::vector<Row> rows = tx.prepare(card::kTable, kRows);
        for (std::size_t i = 0; i < kRows; ++i) {
            text(tx, rows[i], card::kNo, "CT" + std::to_string(100000 + i));
            fill(tx, rows[i]);
        }
        REQUIRE(tx.publish(card::kTable, rows));
        close(std::move(tx));
        change();
    }
    static void close(table::Transaction tx) {
        table::Commit commit(std::move(tx));
        commit.run();
    }
    void text(table::Transaction& tx, Row row, FieldId field, const std::string& value) {
        tx.set_raw(card::kTable, row, field, tx.intern(card::kTable, field, value));
    }
    void fill(table::Transaction& tx, Row row) {
        const auto word = [&] { return std::string(kWords[random() % std::size(kWords)]); };
        text(tx, row, card::kName, word() + " " + word());
        text(tx, row, card::kSearchName, word());
        text(tx, row, card::kPostCode, random() % 9 == 0 ? "" : std::to_string(10000 + random() % 3000));
        text(tx, row, card::kCountryRegionCode, "C" + std::to_string(random() % 12));
        tx.set_raw(card::kTable, row, card::kLastDateModified, 46000 + static_cast<int>(random() % 300));
        tx.set_raw(card::kTable, row, card::kExcludeFromSegment, random() % 10 == 0 ? 1 : 0);
    }
    // Texts of some rows lie elsewhere afterwards, and some rows are gone.
    void change() {
        table::Transaction tx(*db, "Change");
        for (int i = 0; i < 300; ++i) {
            const auto row = static_cast<Row>(random() % kRows);
            if (!db->table(card::kTable).is_live(row)) continue;
            if (i % 3 == 0)
                tx.erase(card::kTable, row);
            else
                fill(tx, row);
        }
        close(std::move(tx));
    }

    std::mt19937 random{5};
    std::unique_ptr<table::Database> db = schema::make_database();
};

filter::Filter filter_of(FieldId field, const std::string& expression) {
    filter::EntryContext entry;
    entry.locale = filter::stored_locale();
    entry.today = entry.work_date = 46100;
    const Result<filter::Filter> parsed =
        filter::parse(expression, query::field_type(card::kDef.fields[field]), entry);
    REQUIRE_MESSAGE(static_cast<bool>(parsed), expression);
    return *parsed;
}

// Slice by slice and row by row the same rows pass, whatever was taken out before.
void compare(const Names& names, FieldId field, const std::string& expression, std::mt19937& random) {
    CAPTURE(expression);
    const table::Table& contacts = names.db->table(card::kTable);
    query::ColumnFilter whole(contacts, field, filter_of(field, expression));
    query::ColumnFilter single(contacts, field, filter_of(field, expression));
    table::Bitmap rows = contacts.live();
    rows.resize(contacts.slots());
    const auto thinned = random() % 3;
    for (Row row = 0; row < rows.size(); ++row) {
        if (thinned == 1 && random() % 4 != 0) rows.reset(row);
        if (thinned == 2 && random() % 40 != 0) rows.reset(row);
    }
    table::Bitmap expected = rows;
    rows.for_each([&](Row row) {
        if (!single.matches(row)) expected.reset(row);
    });
    for (Row from = 0; from < rows.size();) {
        const auto to = static_cast<Row>(std::min<std::size_t>(rows.size(), from + 64 * (1 + random() % 40)));
        whole.narrow(rows, from, to);
        from = to;
    }
    CHECK(rows.count() == expected.count());
    CHECK(rows == expected);
}

}  // namespace

TEST_CASE("a column is filtered by many rows at once as it is row by row, before and after changes") {
    Names names;
    std::mt19937 random(3);
    for (int round = 0; round < 2; ++round) {
        for (const char* expression :
             {"@*son*", "*son*", "<>@*son*", "@*k*",   "*\u00eb*",  "@*na b*", "ANNA*",    "Annabel*",
              "An*",    "<>An*", "Anna",     "<>ANNA", "A..B",      "..Bob",   "Kelvin..", "Annabel Lee..Bob",
              "@anna*", "''",    "<>''",     "x?b",    "Anna|Bob|x"}) {
            compare(names, card::kName, expression, random);
        }
        for (const char* expression : {"ANNA*", "A..B", "<>BOB", "@*SON*"})
            compare(names, card::kSearchName, expression, random);
        for (const char* expression :
             {"10100..10999", "101*", "<>101*", "..10500", "12000..", "10777", "<>10777", "9..11", "''",
              "10100..10200|12*", "<>''", "99999", "Z*", "@*77*"}) {
            compare(names, card::kPostCode, expression, random);
        }
        for (const char* expression : {"C1|C3|C5", "C1*", "<>C2", "C9", "X", "<>X"})
            compare(names, card::kCountryRegionCode, expression, random);
        for (const char* expression : {"Yes", "No", "<>Yes"})
            compare(names, card::kExcludeFromSegment, expression, random);
        compare(names, card::kLastDateModified, to_iso(46050) + ".." + to_iso(46100), random);
        names.change();
    }
}

TEST_CASE("what queries keep beside columns follows changes that aren't committed yet") {
    Names names;
    const table::Table& contacts = names.db->table(card::kTable);
    const auto count = [&](FieldId field, const std::string& expression) {
        query::ColumnFilter filter(contacts, field, filter_of(field, expression));
        table::Bitmap rows = contacts.live();
        rows.resize(contacts.slots());
        filter.narrow(rows, 0, static_cast<Row>(contacts.slots()));
        return rows.count();
    };
    CHECK(count(card::kSearchName, "QUITE NEW*") == 0);
    CHECK(count(card::kPostCode, "99990..") == 0);
    const std::size_t excluded = count(card::kExcludeFromSegment, "Yes");
    const std::size_t countries = count(card::kCountryRegionCode, "C1|C3");
    table::Transaction tx(*names.db, "Change");
    Row row = contacts.live().next(100);
    while (contacts.flag(row, card::kExcludeFromSegment) ||
           contacts.text(row, card::kCountryRegionCode) == "C1" ||
           contacts.text(row, card::kCountryRegionCode) == "C3")
        row = contacts.live().next(row + 1);
    tx.set_number(card::kTable, row, card::kExcludeFromSegment, 1);
    names.text(tx, row, card::kCountryRegionCode, "C3");
    names.text(tx, row, card::kSearchName, "QUITE NEW");
    names.text(tx, row, card::kPostCode, "99999");
    CHECK(count(card::kSearchName, "QUITE NEW*") == 1);
    CHECK(count(card::kPostCode, "99990..") == 1);
    CHECK(count(card::kExcludeFromSegment, "Yes") == excluded + 1);
    CHECK(count(card::kCountryRegionCode, "C1|C3") == countries + 1);
    tx.rollback();
    CHECK(count(card::kExcludeFromSegment, "Yes") == excluded);
    CHECK(count(card::kCountryRegionCode, "C1|C3") == countries);
    CHECK(count(card::kSearchName, "QUITE NEW*") == 0);
    CHECK(count(card::kPostCode, "99990..") == 0);
}

TEST_CASE("a few fields at a time are kept beside a table, those in use are left there") {
    Names names;
    const table::Table& contacts = names.db->table(card::kTable);
    const auto rows = static_cast<Row>(contacts.slots());
    const std::size_t before = contacts.bytes();
    for (const FieldId field : {card::kName, card::kSearchName, card::kAddress, card::kName2})
        CHECK(contacts.derived().heads(contacts, field, rows) != nullptr);
    CHECK(contacts.derived().heads(contacts, card::kEMail, rows) == nullptr);
    CHECK(contacts.derived().heads(contacts, card::kName, rows) != nullptr);
    CHECK(contacts.bytes() - before <= 4 * (4 * kRows + 64));
}

TEST_CASE("the rows of a few values at a time are kept beside a table, those in use are left there") {
    Names names;
    const table::Table& contacts = names.db->table(card::kTable);
    REQUIRE(contacts.column(card::kCountryRegionCode).width() == 1);
    const auto rows = static_cast<Row>(contacts.slots());
    const std::size_t before = contacts.bytes();
    for (std::int8_t value = 0; value < 16; ++value)
        CHECK(contacts.derived().rows_with(contacts, card::kCountryRegionCode, value, rows) != nullptr);
    CHECK(contacts.derived().rows_with(contacts, card::kExcludeFromSegment, 1, rows) == nullptr);
    CHECK(contacts.derived().rows_with(contacts, card::kCountryRegionCode, 3, rows) != nullptr);
    CHECK(contacts.bytes() - before <= 16 * (kRows / 8 + 64));
}
