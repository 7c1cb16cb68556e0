#include "app/grid/column_layout.h"

#include <doctest/doctest.h>

#include "core/contact/contact_tables.h"

using namespace segments;
using app::ColumnLayout;
using app::GridColumn;

namespace card = contact::contact;

namespace {

std::vector<GridColumn> three() {
    return {app::field_column(card::kDef, card::kNo, 100), app::field_column(card::kDef, card::kName, 200),
            app::hidden(app::field_column(card::kDef, card::kCity, 120))};
}

using Places = std::vector<std::size_t>;

}  // namespace

TEST_CASE("columns come in the source's order, without the hidden ones") {
    const std::vector<GridColumn> columns = three();
    const ColumnLayout layout(columns);
    CHECK(layout.shown() == Places{0, 1});
    // The first begins where texts of the page do.
    CHECK(layout.total_width() == 300 + ColumnLayout::kLead);
    CHECK(layout.x_of(1) == 100 + ColumnLayout::kLead);
}

TEST_CASE("what a person chose is written down and found again") {
    const std::vector<GridColumn> columns = three();
    ColumnLayout layout(columns);
    layout.show(2, true);
    layout.move(2, -1);
    layout.show(0, false);
    layout.resize(1, 250);
    CHECK(layout.shown() == Places{2, 1});
    layout.freeze(2);
    CHECK(layout.to_text() == "2;-no=100,city=120,name=250");
    ColumnLayout again(columns);
    again.from_text(layout.to_text());
    CHECK(again.frozen() == 2);
    CHECK(again.shown() == Places{2, 1});
    CHECK(again.width(1) == 250);
}

TEST_CASE("a setting of another version is taken as far as it goes") {
    const std::vector<GridColumn> columns = three();
    ColumnLayout layout(columns);
    layout.from_text("gone=5,name=99999,name=80,-no=");
    CHECK(layout.shown() == Places{1});
    CHECK(layout.order() == Places{1, 0, 2});
    CHECK(layout.width(1) == 900);
    layout.from_text("-no=1,-name=1,-city=1");
    CHECK(layout.shown().size() == 1);
}

TEST_CASE("the last column can't be hidden, and columns move past hidden ones") {
    const std::vector<GridColumn> columns = three();
    ColumnLayout layout(columns);
    layout.show(0, false);
    layout.show(1, false);
    CHECK(layout.shown() == Places{1});
    layout.reset();
    layout.move(2, -1);  // No., City (hidden), Name
    layout.move_shown(0, 1);
    CHECK(layout.shown() == Places{1, 0});
}

TEST_CASE("one column is frozen at first, and never more than are shown") {
    const std::vector<GridColumn> columns = three();
    ColumnLayout layout(columns);
    CHECK(layout.frozen() == 1);
    layout.freeze(3);
    CHECK(layout.frozen() == 2);
    layout.reset();
    CHECK(layout.frozen() == 1);
}

TEST_CASE("a column is dragged before another one, or behind all") {
    const std::vector<GridColumn> columns = three();
    ColumnLayout layout(columns);
    layout.show(2, true);
    layout.move_to_place(2, 0);
    CHECK(layout.shown() == Places{2, 0, 1});
    layout.move_to_place(2, 2);
    CHECK(layout.shown() == Places{0, 2, 1});
    layout.move_to_place(0, 3);
    CHECK(layout.shown() == Places{2, 1, 0});
    layout.move_to_place(1, 1);
    CHECK(layout.shown() == Places{2, 1, 0});
}

TEST_CASE("a column is wide enough for its caption, within reason") {
    const std::vector<GridColumn> columns{app::field_column(card::kDef, card::kCountryRegionCode, 60),
                                          app::field_column(card::kDef, card::kParentalConsentReceived, 60)};
    const ColumnLayout layout(columns);
    CHECK(layout.width(0) == 171);
    CHECK(layout.width(1) == 213);
}
