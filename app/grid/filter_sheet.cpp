// On phones: the sheet with the filters, the order, the groups and the views of a list.
#include <algorithm>
#include <utility>

#include "app/grid/grid_frame.h"
#include "app/grid/record_grid.h"
#include "app/ui/button.h"
#include "app/ui/choice.h"
#include "app/ui/dialog.h"
#include "app/ui/layout.h"
#include "core/base/tr.h"
#include "core/setup/list_views.h"
#include "core/setup/setup_tables.h"

namespace segments::app {

// Group by, then by: a field for each level, and one for a level more.
void RecordGrid::draw_group_choice(Frame& frame, const std::vector<std::size_t>& columns) {
    ui::Ui& ui = frame.ui;
    std::vector<GroupBy> offered;
    std::vector<std::string> names{std::string(tr("Nothing"))};
    for (const std::size_t column : columns) {
        const std::string_view caption = source_.columns[column].caption();
        offered.push_back({column});
        names.emplace_back(caption);
        if (!has_months(source_.columns[column])) continue;
        offered.push_back({column, GroupBy::Span::month});
        names.push_back(tr("{1}, by month", caption));
        offered.push_back({column, GroupBy::Span::year});
        names.push_back(tr("{1}, by year", caption));
    }
    std::vector<GroupBy> levels = lines_.grouped_by();
    for (std::size_t level = 0; level <= levels.size() && level < GridLines::kMostLevels; ++level) {
        std::size_t now = 0;
        if (level < levels.size()) {
            const auto found = std::find(offered.begin(), offered.end(), levels[level]);
            if (found != offered.end()) now = static_cast<std::size_t>(found - offered.begin()) + 1;
        }
        const ui::IdScope scope(ui, "level " + std::to_string(level));
        const int chosen =
            ui::select(ui, level == 0 ? tr("Group by") : tr("Then by"), static_cast<int>(now), names);
        if (chosen < 0) continue;
        levels.resize(level);
        if (chosen > 0) levels.push_back(offered[static_cast<std::size_t>(chosen) - 1]);
        group_by(std::move(levels));
        save_settings(frame.session);
        ui.again();
        return;
    }
}

void RecordGrid::draw_view_choice(Frame& frame) {
    if (!options_.columns_menu) return;
    Session& session = frame.session;
    const std::vector<table::Row> rows = setup::list_views(session.db(), name_, session.user_id());
    if (rows.empty()) return;
    const table::Table& views = session.table(setup::list_view::kTable);
    std::vector<std::string> names{std::string(tr("Standard"))};
    int now = 0;
    for (const table::Row row : rows) {
        if (views.number(row, setup::list_view::kNo) == view_no_) now = static_cast<int>(names.size());
        names.emplace_back(views.text(row, setup::list_view::kName));
    }
    const int chosen = ui::select(frame.ui, tr("View"), now, names);
    if (chosen < 0) return;
    if (chosen == 0)
        take_standard(session);
    else
        take_view(session, rows[static_cast<std::size_t>(chosen) - 1]);
    frame.ui.again();
}

void RecordGrid::draw_filter_sheet(Frame& frame) {
    ui::Ui& ui = frame.ui;
    const ui::DialogScope dialog(ui, tr("Filter and sort"), {.width = 520});
    std::vector<std::size_t> sortable;
    std::vector<std::string> names;
    int chosen = -1;
    const SortColumn first = view_.sort().empty() ? SortColumn() : view_.sort().front();
    for (const std::size_t column : layout_.shown()) {
        if (!source_.columns[column].sortable) continue;
        if (!view_.sort().empty() && column == first.column) chosen = static_cast<int>(names.size());
        sortable.push_back(column);
        names.emplace_back(source_.columns[column].caption());
    }
    const int now = ui::select(ui, tr("Sort by"), chosen, names);
    if (now >= 0) {
        set_sort({{sortable[static_cast<std::size_t>(now)], first.descending}});
        save_settings(frame.session);
    }
    if (ui::checkbox(ui, tr("Descending"), first.descending)) {
        set_sort({{first.column, !first.descending}});
        save_settings(frame.session);
    }
    draw_group_choice(frame, sortable);
    draw_view_choice(frame);
    for (const std::size_t column : layout_.shown()) {
        const GridColumn& filtered = source_.columns[column];
        if (!filtered.filterable) continue;
        const std::string shown = filter_text(column);
        const ui::IdScope scope(ui, filtered.id);
        const ui::FieldResult typed =
            ui::combobox(ui, filtered.caption(), shown, filter_options(frame, column, ui.id("filter")),
                         {.field = {.placeholder = tr("Filter"), .key = "filter"},
                          .free_text = true,
                          .suggests = true,
                          .revision = values_.wanted(column) ? values_.revision() : 0});
        if (typed.committed && typed.text != shown) filter_by(frame, column, typed);
    }
    const ui::Row row(ui);
    const bool done = ui::button(ui, tr("Done"), {.kind = ui::ButtonKind::primary});
    if (!view_.filters().empty() && ui::button(ui, tr("Clear filters"))) clear_filters(frame.session);
    if (!done && !dialog.escaped()) return;
    filters_open_ = false;
    ui.again();
}

}  // namespace segments::app
