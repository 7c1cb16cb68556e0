#include "app/grid/grid_paste.h"

#include <doctest/doctest.h>

#include "core/contact/contact_tables.h"
#include "tests/app/grid/grid_bench.h"

using namespace segments;
using app::CellBlock;
using app::parse_block;
using app::test::GridBench;
using ui::Role;

namespace card = contact::contact;

TEST_CASE("cells lie between tabs and rows in lines, whatever ends them") {
    CHECK(parse_block("").empty());
    CHECK(parse_block("a") == CellBlock{{"a"}});
    CHECK(parse_block("a\tb\r\nc\td\r\n") == CellBlock{{"a", "b"}, {"c", "d"}});
    CHECK(parse_block("a\n\nb") == CellBlock{{"a"}, {""}, {"b"}});
    CHECK(parse_block("a\t") == CellBlock{{"a", ""}});
}

TEST_CASE("a cell in quotes holds tabs, lines and doubled quotes; other quotes mean themselves") {
    CHECK(parse_block("\"a\tb\nc\"\td") == CellBlock{{"a\tb\nc", "d"}});
    CHECK(parse_block("\"say \"\"yes\"\"\"") == CellBlock{{"say \"yes\""}});
    CHECK(parse_block("\"Bar\" Ltd.\tx") == CellBlock{{"\"Bar\" Ltd.", "x"}});
    CHECK(parse_block("5\" pipe") == CellBlock{{"5\" pipe"}});
    CHECK(parse_block("\"open") == CellBlock{{"\"open"}});
}

TEST_CASE("a block is pasted from the active cell on, and one undo takes all of it back") {
    GridBench app;
    app.contact("CT1", "Ann", "Rome");
    app.contact("CT2", "Bert", "Rome");
    app.contact("CT3", "Cleo", "Rome");
    app.show();
    app.click_cell("CT2", "Name");
    app.paste("Berta\tOslo\r\nCleopatra\tCairo\r\n");
    CHECK(app.text("CT2", card::kName) == "Bert");
    app.press(Role::button, "Paste");
    CHECK(app.text("CT1", card::kName) == "Ann");
    CHECK(app.text("CT2", card::kName) == "Berta");
    CHECK(app.text("CT2", card::kCity) == "Oslo");
    CHECK(app.text("CT3", card::kName) == "Cleopatra");
    CHECK(app.text("CT3", card::kCity) == "Cairo");
    CHECK(app.message() == "4 cells pasted.");
    app.undo();
    CHECK(app.text("CT2", card::kName) == "Bert");
    CHECK(app.text("CT3", card::kCity) == "Rome");
}

TEST_CASE("what a rule refuses is told by its row and column, and nothing is changed") {
    GridBench app;
    app.contact("CT1", "Ann", "Rome");
    app.contact("CT2", "Bert", "Rome");
    app.show();
    app.click_cell("CT1", "Name");
    app.paste("Anna\tOslo\nBerta\tAtlantis");
    CHECK(app.has(Role::text, "Row 2 of what was pasted, column City: There is no such place."));
    CHECK(app.get(Role::button, "Paste").disabled);
    app.press(Role::button, "Cancel");
    CHECK(!app.has(Role::button, "Paste"));
    CHECK(app.text("CT1", card::kName) == "Ann");
    CHECK(app.text("CT1", card::kCity) == "Rome");
}

TEST_CASE("a column that can't be edited takes only what it shows") {
    GridBench app;
    app.contact("CT1", "Ann", "Rome");
    app.show();
    app.click_cell("CT1", "People");
    app.paste("0");
    CHECK(app.message() == "1 cell pasted.");
    app.paste("7");
    CHECK(app.message().starts_with("Row 1 of what was pasted, column People: "));
}

TEST_CASE("rows that were copied are pasted into their columns by their captions") {
    GridBench app;
    app.contact("CT1", "Ann", "Rome");
    app.contact("CT2", "Bert", "Oslo");
    app.show();
    app.click_cell("CT2", "City");
    app.paste("Name\tCity\r\nBertram\tBergen\r\n");
    app.press(Role::button, "Paste");
    CHECK(app.text("CT2", card::kName) == "Bertram");
    CHECK(app.text("CT2", card::kCity) == "Bergen");
}

TEST_CASE("a single cell goes into all selected rows") {
    GridBench app;
    for (int i = 1; i <= 4; ++i) app.contact("CT" + std::to_string(i), "Name", "Rome");
    app.show();
    app.click_cell("CT1", "City");
    app.key("ArrowDown", {.shift = true});
    app.key("ArrowDown", {.shift = true});
    app.paste("Vienna");
    app.press(Role::button, "Paste");
    CHECK(app.text("CT1", card::kCity) == "Vienna");
    CHECK(app.text("CT3", card::kCity) == "Vienna");
    CHECK(app.text("CT4", card::kCity) == "Rome");
}

TEST_CASE("a block that is larger than the list is refused whole") {
    GridBench app;
    app.contact("CT1", "Ann", "Rome");
    app.show();
    app.click_cell("CT1", "Name");
    app.paste("Anna\nBerta");
    CHECK(app.message() == "What was pasted has 2 rows, but only 1 are here. Nothing was changed.");
    app.paste("a\tb\tYes\tEmail\tc\td\te");
    CHECK(app.message() == "What was pasted has 7 columns, but only 6 are here. Nothing was changed.");
    CHECK(app.text("CT1", card::kName) == "Ann");
}

TEST_CASE("before a block is pasted the cells that change are shown, with what they said") {
    GridBench app;
    app.contact("CT1", "Ann", "Rome");
    app.contact("CT2", "Bert", "");
    app.show();
    app.click_cell("CT1", "Name");
    app.paste("Ann\tOslo\nBert\tCairo");
    CHECK(app.has(Role::text, "2 cells change. 2 cells show just that already."));
    CHECK(app.has(Role::listitem, "CT1, City: Oslo, in place of Rome"));
    CHECK(app.has(Role::listitem, "CT2, City: Cairo, in place of (blank)"));
    CHECK(app.text("CT1", card::kCity) == "Rome");
    app.press(Role::button, "Paste");
    CHECK(app.text("CT2", card::kCity) == "Cairo");
}
