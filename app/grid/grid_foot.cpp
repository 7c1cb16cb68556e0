// The row below a grid with the sums of its columns.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "app/grid/grid_frame.h"
#include "app/grid/record_grid.h"
#include "app/ui/draw.h"
#include "app/view/display_value.h"
#include "core/base/tr.h"

namespace segments::app {

using ui::Rect;
using ui::Role;

void RecordGrid::draw_totals(Frame& frame, const Rect& area) {
    ui::Ui& ui = frame.ui;
    const ui::NodeId row_id = ui.id("totals");
    // Not a row of the grid: what counts rows must not count it.
    ui.push_parent(frame.around);
    ui.node(row_id, Role::group, area, tr("Total")).clips = true;
    ui.push_parent(row_id);
    ui.push_clip(area);
    ui::fill(ui, area, ui.palette().surface_alt);
    ui::horizontal_line(ui, area.x, area.y, area.width, ui.palette().border);
    ui::TextStyle style{theme::type::kGrid, true, ui.palette().text};
    style.tabular = true;
    // The label stays where it is; so do, beside it, the sums whose columns aren't in sight.
    std::vector<std::pair<ui::NodeId, std::string>> beside{{ui::kNoNode, tr("Total").str()}};
    float room = area.width;
    frame.each_column(area, [&](std::size_t place, const Rect& cell) {
        const GridColumn& column = source_.columns[frame.places[place].column];
        if (!column.total) return;
        const std::string sum =
            display_field_value(column.def, totals_.of(frame.places[place].column), frame.session.locale());
        const std::string told = std::string(column.caption()) + ": " + sum;
        const float x = cell.x - area.x;
        if (x + cell.width > area.width + 0.5f || (place >= frame.frozen && x < frame.fixed - 0.5f)) {
            beside.emplace_back(ui.id("total " + column.id), told);
            return;
        }
        room = std::min(room, x);
        ui.node(ui.id("total " + column.id), Role::text, cell, told);
        style.align = ui::Align::right;
        ui::draw_text(ui, grid_metrics::content(place, cell), sum, style);
    });
    style.align = ui::Align::left;
    float x = grid_metrics::kPad + ColumnLayout::kLead;
    for (const auto& [id, told] : beside) {
        const float width = ui::text_width(ui, told, style);
        const Rect rect{area.x + x, area.y, width, area.height};
        if (id != ui::kNoNode) ui.node(id, Role::text, rect, told);
        if (x + width <= room) ui::draw_text(ui, rect, told, style);
        x += width + theme::space::kL;
        style.strong = false;
    }
    ui.pop_clip();
    ui.pop_parent();
    ui.pop_parent();
}

}  // namespace segments::app
