// A list of a million contacts: how long filtering, searching and sorting take, by fields and by computed
// columns, and the longest slice of each, with the slices that the grid works in.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <memory>
#include <string>
#include <vector>

#include "app/view/record_view.h"
#include "core/contact/contact_tables.h"
#include "core/filter/entry_context.h"
#include "core/schema/schema.h"
#include "core/table/transaction.h"

using namespace segments;
using table::Row;

namespace card = contact::contact;

namespace {

constexpr int kContacts = 1000000;
constexpr std::size_t kSlice = 8192;

// Of the processor, not of the clock: other work on the machine shall not count.
double now_ms() {
    return static_cast<double>(std::clock()) * 1000 / CLOCKS_PER_SEC;
}

std::unique_ptr<table::Database> a_million() {
    auto db = schema::make_database();
    table::Transaction tx(*db, "");
    const char* cities[] = {"Vienna", "Graz", "Linz", "Rome", "Paris", "Berlin", "Oslo"};
    for (int i = 0; i < kContacts; ++i) {
        const Row row = tx.insert(card::kTable, {"CT" + std::to_string(i)});
        tx.set_text(card::kTable, row, card::kName,
                    "Person " + std::to_string(static_cast<unsigned>(i) * 2654435761u % 1000003u));
        tx.set_text(card::kTable, row, card::kCity, cities[i % 7]);
        tx.set_text(card::kTable, row, card::kCompanyNo, "CT" + std::to_string(i % 1000));
        tx.set_number(card::kTable, row, card::kLastDateModified, 46000 + i % 900);
    }
    const table::ChangeList changes = std::move(tx).finish();
    table::Transaction::close(*db, changes);
    return db;
}

std::vector<app::ListColumn> columns() {
    const auto field = [](table::FieldId id) {
        app::ListColumn column;
        column.id = card::kDef.fields[id].name;
        column.def = card::kDef.fields[id];
        return column;
    };
    app::ListColumn employer = field(card::kName);
    app::Computed computed;
    computed.text = [](const table::Database& db, Row row, std::string&) {
        const table::Table& contacts = db.table(card::kTable);
        const Row company = contacts.find_code(contacts.code(row, card::kCompanyNo));
        return company == table::kNoRow ? std::string_view() : contacts.text(company, card::kName);
    };
    employer.computed = std::make_shared<const app::Computed>(std::move(computed));
    return {field(card::kNo), field(card::kName), field(card::kCity), field(card::kLastDateModified),
            employer};
}

void measure(const char* what, app::RecordView& view, const table::Database& db) {
    double longest = 0;
    const double start = now_ms();
    for (bool done = false; !done;) {
        const double before = now_ms();
        view.update(db, 1);
        done = view.step(kSlice);
        longest = std::max(longest, now_ms() - before);
    }
    std::printf("%-40s %8.0f ms  longest slice %6.2f ms  %8zu rows\n", what, now_ms() - start, longest,
                view.rows().size());
}

}  // namespace

int main() {
    const std::unique_ptr<table::Database> db = a_million();
    const filter::Locale locale;
    app::RecordView view(card::kTable, columns());
    const auto filter = [&](std::size_t column, const char* expression) {
        const auto parsed =
            filter::parse_list_filter(expression, query::field_type(view.columns()[column].def),
                                      filter::entry_context(Context(), locale));
        view.set_filter(column, *parsed);
    };
    measure("all, as they are", view, *db);
    view.set_sort({{0, false}});
    measure("sorted by No.", view, *db);
    view.set_sort({{1, true}});
    measure("sorted by Name", view, *db);
    view.set_sort({{2, false}, {3, true}});
    measure("sorted by City and date", view, *db);
    view.set_sort({{4, false}});
    measure("sorted by a joined name", view, *db);
    view.set_sort({{0, false}});
    filter(2, "vien");
    measure("filtered by City", view, *db);
    view.clear_filters();
    filter(1, "77");
    measure("filtered by Name", view, *db);
    view.clear_filters();
    filter(4, "77");
    measure("filtered by a joined name", view, *db);
    view.clear_filters();
    view.set_search("vienna pers", {0, 1, 2, 3, 4}, locale);
    measure("searched by two words", view, *db);
    view.set_search("2026", {0, 1, 2, 3, 4}, locale);
    measure("searched by a number", view, *db);
}
