// Blocks of cells in a grid: chosen, copied, filled; and typing that goes to a row.
#include <doctest/doctest.h>

#include <string>

#include "core/contact/contact_tables.h"
#include "tests/app/grid/grid_bench.h"

using namespace segments;
using app::test::GridBench;
using ui::Role;

namespace card = contact::contact;

namespace {

void three(GridBench& app) {
    app.contact("CT1", "Ann", "Rome");
    app.contact("CT2", "Bert", "Vienna");
    app.contact("CT3", "Cleo", "Oslo");
    app.show();
}

int selected_cells(const GridBench& app) {
    int count = 0;
    for (const ui::Node& node : app.tree().nodes)
        count += node.role == Role::gridcell && node.selected ? 1 : 0;
    return count;
}

}  // namespace

TEST_CASE("Shift and arrows choose a block of cells, which is copied without captions") {
    GridBench app;
    three(app);
    app.click_cell("CT1", "Name");
    app.key("ArrowDown", {.shift = true});
    app.key("ArrowRight", {.shift = true});
    CHECK(selected_cells(app) == 4);
    app.copy();
    CHECK(app.platform().clipboard == "Ann\tRome\r\nBert\tVienna\r\n");
    CHECK(app.platform().clipboard_html ==
          "<table><tr><td>Ann</td><td>Rome</td></tr>"
          "<tr><td>Bert</td><td>Vienna</td></tr></table>");
    app.key("Escape");
    CHECK(selected_cells(app) == 0);
}

TEST_CASE("dragging over cells chooses them") {
    GridBench app;
    three(app);
    const ui::Rect from = app.cell("CT1", "Name")->rect, to = app.cell("CT3", "City")->rect;
    app.drag(from.x + 20, from.y + 10, to.x + 20, to.y + 10);
    CHECK(selected_cells(app) == 6);
    CHECK(app.selected().size() == 3);
}

TEST_CASE("Ctrl+D fills the block from its first row, in one step that can be undone") {
    GridBench app;
    three(app);
    app.click_cell("CT1", "Name");
    app.key("ArrowRight", {.shift = true});
    app.key("ArrowDown", {.shift = true});
    app.key("ArrowDown", {.shift = true});
    app.key("d", {.control = true});
    CHECK(app.text("CT3", card::kName) == "Ann");
    CHECK(app.text("CT2", card::kCity) == "Rome");
    app.undo();
    CHECK(app.text("CT3", card::kName) == "Cleo");
    CHECK(app.text("CT2", card::kCity) == "Vienna");
}

TEST_CASE("Ctrl+D on one cell takes what stands above it, Ctrl+Enter fills all with the active cell") {
    GridBench app;
    three(app);
    app.click_cell("CT2", "City");
    app.key("d", {.control = true});
    CHECK(app.text("CT2", card::kCity) == "Rome");
    app.click_cell("CT1", "City");
    app.key("ArrowDown", {.shift = true});
    app.key("ArrowDown", {.shift = true});
    app.key("Enter", {.control = true});
    CHECK(app.text("CT1", card::kCity) == "Oslo");
    CHECK(app.text("CT2", card::kCity) == "Oslo");
}

TEST_CASE("the handle at the corner fills what it is dragged over") {
    GridBench app;
    three(app);
    app.click_cell("CT1", "City");
    const ui::Rect cell = app.cell("CT1", "City")->rect, to = app.cell("CT3", "City")->rect;
    app.drag(cell.x + cell.width - 4, cell.y + cell.height - 4, to.x + 20, to.y + 10);
    CHECK(app.text("CT2", card::kCity) == "Rome");
    CHECK(app.text("CT3", card::kCity) == "Rome");
    CHECK(app.text("CT1", card::kName) == "Ann");
}

TEST_CASE("the handle continues what is a series, column by column, and repeats the rest") {
    GridBench app;
    three(app);
    app.set("CT1", card::kCity, "Box 9");
    app.settle();
    app.click_cell("CT1", "City");
    const ui::Rect cell = app.cell("CT1", "City")->rect, to = app.cell("CT3", "City")->rect;
    app.drag(cell.x + cell.width - 4, cell.y + cell.height - 4, to.x + 20, to.y + 10);
    CHECK(app.text("CT2", card::kCity) == "Box 10");
    CHECK(app.text("CT3", card::kCity) == "Box 11");
    // The key repeats.
    app.click_cell("CT1", "City");
    app.key("ArrowDown", {.shift = true});
    app.key("d", {.control = true});
    CHECK(app.text("CT2", card::kCity) == "Box 9");
}

TEST_CASE("a fill that a rule refuses changes nothing") {
    GridBench app;
    three(app);
    app.click_cell("CT1", "Correspondence Type");
    app.key("ArrowLeft", {.shift = true});
    app.key("ArrowLeft", {.shift = true});
    app.key("ArrowDown", {.shift = true});
    app.key("Enter", {.control = true});
    CHECK(app.message().ends_with("Nothing was changed."));
    CHECK(app.text("CT1", card::kCity) == "Rome");
}

TEST_CASE("typing where nothing can be edited goes to the next row that begins so") {
    GridBench app;
    three(app);
    app.contact("CX4", "Dora", "Oslo");
    app.click_cell("CT1", "No.");
    app.key("c");
    CHECK(app.active() == "CT2/No.");
    app.key("x");
    CHECK(app.active() == "CX4/No.");
}

TEST_CASE("a field of the filter row suggests the values of its column, the most frequent first") {
    GridBench app;
    three(app);
    app.contact("CT4", "Dora", "Oslo");
    app.contact("CT5", "Emil", "");
    app.focus(Role::combobox, "Filter City");
    app.key("ArrowDown");
    std::string offered;
    for (const ui::Node& node : app.tree().nodes) {
        if (node.role == Role::option) offered += node.name + " " + node.description + "; ";
    }
    CHECK(offered == "Oslo 2; '' 1; Rome 1; Vienna 1; ");
    app.choose("Filter City", "Oslo");
    CHECK(app.order() == std::vector<std::string>{"CT3", "CT4"});
    CHECK(app.get(Role::combobox, "Filter City").value == "'Oslo'");
    app.type(Role::combobox, "Filter City", "vien");
    CHECK(app.order() == std::vector<std::string>{"CT2"});
}
