#include "app/view/record_view.h"

#include <doctest/doctest.h>

#include "app/grid/grid_source.h"
#include "core/contact/contact_tables.h"
#include "core/schema/schema.h"
#include "core/table/commit.h"

using namespace segments;
using app::ListColumn;
using app::RecordView;
using table::Row;

namespace card = contact::contact;

namespace {

enum Column : std::size_t { kNo, kName, kCity, kEmployer, kLength, kModified };

// No., Name, City, the name of the company (a join), the length of the name (computed), a date.
std::vector<ListColumn> columns() {
    table::FieldDef length;
    length.caption = "Length";
    length.type = filter::ValueType::integer;
    std::vector<app::GridColumn> all{
        app::field_column(card::kDef, card::kNo, 1),
        app::field_column(card::kDef, card::kName, 1),
        app::field_column(card::kDef, card::kCity, 1),
        app::joined_column("employer", "Employer", card::kDef, card::kCompanyNo, card::kDef, card::kName, 1),
        app::computed_column("length", length,
                             {.number =
                                  [](const table::Database& db, Row row) {
                                      return static_cast<std::int64_t>(
                                          db.table(card::kTable).text(row, card::kName).size());
                                  }},
                             1),
        app::field_column(card::kDef, card::kLastDateModified, 1)};
    return {all.begin(), all.end()};
}

struct Book {
    std::unique_ptr<table::Database> db = schema::make_database();
    RecordView view{card::kTable, columns()};
    filter::Locale locale;

    void change(const std::function<void(table::Transaction&)>& what) {
        table::Transaction tx(*db, "");
        what(tx);
        table::Commit commit(std::move(tx));
        commit.run();
    }
    void add(const std::string& no, const std::string& name, const std::string& city = "",
             const std::string& company = "") {
        change([&](table::Transaction& tx) {
            const Row row = tx.insert(card::kTable, {no});
            tx.set_text(card::kTable, row, card::kName, name);
            tx.set_text(card::kTable, row, card::kCity, city);
            tx.set_text(card::kTable, row, card::kCompanyNo, company);
        });
    }
    void rename(const std::string& no, const std::string& name) {
        change([&](table::Transaction& tx) {
            tx.set_text(card::kTable, tx.table(card::kTable).find(no), card::kName, name);
        });
    }
    void filter(Column column, std::string_view expression) {
        const auto parsed =
            filter::parse_list_filter(expression, query::field_type(view.columns()[column].def),
                                      filter::entry_context(Context(), locale));
        REQUIRE(parsed);
        view.set_filter(column, *parsed);
    }
    std::string listed(std::size_t slice = 1000) {
        view.update(*db, 1);
        while (!view.step(slice)) view.update(*db, 1);
        std::string text;
        for (const Row row : view.rows()) {
            text += (text.empty() ? "" : " ") + std::string(db->table(card::kTable).text(row, card::kNo));
        }
        std::size_t members = 0;
        view.members().for_each([&](Row) { ++members; });
        CHECK(members == view.rows().size());
        return text;
    }
};

}  // namespace

TEST_CASE("a list is filtered and sorted by computed columns as by fields") {
    Book book;
    book.add("CO1", "Contoso");
    book.add("CO2", "Adatum");
    book.add("P1", "Ann", "", "CO1");
    book.add("P2", "Bert", "", "CO2");
    book.add("P3", "Cleopatra", "", "CO1");
    book.view.set_sort({{kEmployer, false}, {kLength, true}});
    CHECK(book.listed() == "CO1 CO2 P2 P3 P1");
    book.filter(kEmployer, "conto");
    CHECK(book.listed() == "P3 P1");
    book.filter(kLength, "..5");
    CHECK(book.listed() == "P1");
}

TEST_CASE("a list follows the tables that its columns are computed from") {
    Book book;
    book.add("CO1", "Contoso");
    book.add("P1", "Ann", "", "CO1");
    book.filter(kEmployer, "conto");
    CHECK(book.listed() == "P1");
    book.rename("CO1", "Fabrikam");
    CHECK(book.listed().empty());
    book.rename("CO1", "Conto");
    CHECK(book.listed() == "P1");
}

TEST_CASE("small changes are worked in at their place") {
    Book book;
    book.add("P1", "Ann");
    book.add("P2", "Cleo");
    book.view.set_sort({{kName, false}});
    CHECK(book.listed() == "P1 P2");
    book.add("P3", "Bert");
    book.view.update(*book.db, 1);
    CHECK(book.view.ready());
    CHECK(book.listed() == "P1 P3 P2");
    book.rename("P1", "Zoe");
    CHECK(book.listed() == "P3 P2 P1");
    book.change([](table::Transaction& tx) { tx.erase(card::kTable, tx.table(card::kTable).find("P2")); });
    book.view.update(*book.db, 1);
    CHECK(book.view.ready());
    CHECK(book.listed() == "P3 P1");
}

TEST_CASE("the order of many rows doesn't hang on how large the slices are") {
    Book book;
    book.change([](table::Transaction& tx) {
        for (int i = 0; i < 5000; ++i) {
            const Row row = tx.insert(card::kTable, {"P" + std::to_string(i)});
            tx.set_text(card::kTable, row, card::kName,
                        std::string(static_cast<std::size_t>(i * 7 % 31), 'x'));
        }
    });
    book.view.set_sort({{kLength, true}, {kNo, false}});
    book.filter(kLength, "3..20");
    const std::string whole = book.listed(1'000'000);
    book.view.set_sort({});
    CHECK(book.listed() != whole);
    book.view.set_sort({{kLength, true}, {kNo, false}});
    CHECK(book.listed(64) == whole);
}

TEST_CASE("the base says what a list is about, also by values that don't exist yet") {
    Book book;
    book.add("P1", "Ann", "Rome");
    book.view.set_base({.equals = {{.field = card::kCity, .text = "Vienna"}}});
    CHECK(book.listed().empty());
    book.add("P2", "Bert", "Vienna");
    CHECK(book.listed() == "P2");
    book.view.set_base({.equals = {{.field = card::kMinor, .number = 0}}});
    CHECK(book.listed() == "P1 P2");
}

TEST_CASE("FLT-60: the search finds what is shown, in computed columns and dates too") {
    Book book;
    book.add("CO1", "Contoso");
    book.add("P1", "Ann", "", "CO1");
    book.change([](table::Transaction& tx) {
        tx.set_number(card::kTable, tx.table(card::kTable).find("CO1"), card::kLastDateModified,
                      to_day({2026, 11, 24}));
    });
    book.view.set_search("conto", {kName, kEmployer, kModified}, book.locale);
    CHECK(book.listed() == "CO1 P1");
    book.view.set_search("2026", {kName, kEmployer, kModified}, book.locale);
    CHECK(book.listed() == "CO1");
    book.view.set_search("", {}, book.locale);
    CHECK(book.listed() == "CO1 P1");
}
