#include "core/setup/list_views.h"

#include <doctest/doctest.h>

#include "core/schema/schema.h"
#include "core/setup/setup_tables.h"

using namespace segments;
using table::Row;

namespace view = setup::list_view;

namespace {

struct Bench {
    std::unique_ptr<table::Database> db = schema::make_database();

    Row save(std::string_view user, const std::string& name, bool shared, bool is_default = false) {
        table::Transaction tx(*db, "");
        const Result<Row> row = setup::save_list_view(tx, user,
                                                      {.list = "Contacts",
                                                       .name = name,
                                                       .definition = "x",
                                                       .shared = shared,
                                                       .is_default = is_default});
        REQUIRE(row);
        keep(std::move(tx));
        return *row;
    }
    void keep(table::Transaction&& tx) {
        const table::ChangeList changes = std::move(tx).finish();
        table::Transaction::close(*db, changes);
    }
    std::string seen_by(std::string_view user) const {
        std::string names;
        for (const Row row : setup::list_views(*db, "Contacts", user)) {
            names += std::string(db->table(view::kTable).text(row, view::kName)) + ";";
        }
        return names;
    }
    bool is_default(Row row) const { return db->table(view::kTable).flag(row, view::kDefault); }
};

}  // namespace

TEST_CASE("PRD-24: a person sees their own views of a list and those that are shared, by name") {
    Bench bench;
    bench.save("ANN", "West", true);
    bench.save("ANN", "mine", false);
    bench.save("BERT", "East", false);
    CHECK(bench.seen_by("ANN") == "mine;West;");
    CHECK(bench.seen_by("BERT") == "East;West;");
    CHECK(setup::list_views(*bench.db, "Segments", "ANN").empty());
}

TEST_CASE("PRD-24: saving under a name that is there replaces the view") {
    Bench bench;
    const Row first = bench.save("ANN", "West", false);
    CHECK(bench.save("ANN", "WEST", false) == first);
    CHECK(bench.seen_by("ANN") == "WEST;");
}

TEST_CASE("PRD-24: a view can't get the name of another one") {
    Bench bench;
    bench.save("ANN", "West", false);
    const Row east = bench.save("ANN", "East", false);
    table::Transaction tx(*bench.db, "");
    CHECK(setup::rename_list_view(tx, east, "west").error().message ==
          "There is a view “west” of this list already.");
    CHECK(setup::rename_list_view(tx, east, " ").error().message == "A view needs a name.");
    CHECK(setup::rename_list_view(tx, east, "EAST"));
}

TEST_CASE("PRD-24: one view of a list is the default, a person's own before the shared one") {
    Bench bench;
    const Row west = bench.save("ANN", "West", true, true);
    const Row east = bench.save("BERT", "East", true, true);
    CHECK(!bench.is_default(west));
    CHECK(setup::default_list_view(*bench.db, "Contacts", "ANN") == east);
    const Row own = bench.save("ANN", "Mine", false, true);
    CHECK(bench.is_default(east));
    CHECK(setup::default_list_view(*bench.db, "Contacts", "ANN") == own);
    CHECK(setup::default_list_view(*bench.db, "Contacts", "BERT") == east);
    CHECK(setup::default_list_view(*bench.db, "Segments", "ANN") == table::kNoRow);
}
