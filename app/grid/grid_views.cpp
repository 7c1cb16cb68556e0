// The button of a grid's views: the saved ones, keeping the present arrangement, and what there is to do with
// groups.
#include <utility>

#include "app/grid/grid_frame.h"
#include "app/grid/record_grid.h"
#include "app/grid/view_dialogs.h"
#include "app/ui/button.h"
#include "app/ui/popup.h"
#include "core/base/tr.h"
#include "core/setup/list_views.h"
#include "core/setup/setup_tables.h"

namespace segments::app {

namespace view = setup::list_view;

// Returns what is left of the bar's right end.
float RecordGrid::draw_view_menu(Frame& frame, float right, float y) {
    ui::Ui& ui = frame.ui;
    Session& session = frame.session;
    const table::Table& views = session.table(view::kTable);
    const table::Row current = view_no_ == 0 ? table::kNoRow : views.find(view_no_);
    const std::string label =
        current == table::kNoRow ? std::string(tr("Views")) : std::string(views.text(current, view::kName));
    const ui::NodeId popup = ui.id("views menu");
    const ui::ButtonOptions options{.kind = ui::ButtonKind::quiet,
                                    .icon = theme::Icon::layers,
                                    .reason = tr("Views: arrangements of this list under a name"),
                                    .key = "views",
                                    .menu = true,
                                    .expanded = ui::popup_open(ui, popup)};
    const float width = std::min(220.0f, ui::button_width(ui, label, options));
    const ui::Rect button{right - width, y, width, ui.metrics().control};
    if (ui::button_in(ui, button, label, options)) {
        if (options.expanded)
            ui::close_popup(ui, popup);
        else
            ui::open_popup(ui, popup);
    }
    if (!options.expanded) return right - width - 8;

    const std::vector<table::Row> rows = setup::list_views(session.db(), name_, session.user_id());
    std::vector<ui::MenuItem> items;
    items.reserve(rows.size() + 2);
    for (const table::Row row : rows) {
        items.push_back({.label = std::string(views.text(row, view::kName)),
                         .checked = row == current,
                         .checkable = true});
    }
    const bool can = frame.can_change;
    items.push_back({.label = std::string(tr("Save view…")), .enabled = can, .separator = !rows.empty()});
    items.push_back({.label = std::string(tr("Manage views…")), .enabled = !rows.empty()});
    items.push_back({.label = std::string(tr("Back to the standard arrangement"))});
    if (!lines_.grouped_by().empty()) {
        items.push_back({.label = std::string(tr("Open all groups")), .separator = true});
        items.push_back({.label = std::string(tr("Close all groups"))});
        items.push_back({.label = std::string(tr("Don't group"))});
    }
    const int chosen = ui::menu(ui, popup, button, tr("Views"), items, true);
    const auto saved = static_cast<int>(rows.size());
    const auto take = [this, &session](table::Row row) { take_view(session, row); };
    if (chosen >= 0 && chosen < saved)
        take(rows[static_cast<std::size_t>(chosen)]);
    else if (chosen == saved)
        save_view_as(session, name_, arrangement(), current == table::kNoRow ? std::string() : label, take);
    else if (chosen == saved + 1)
        manage_views(session, name_, take);
    else if (chosen == saved + 2)
        take_standard(session);
    else if (chosen == saved + 3 || chosen == saved + 4)
        lines_.set_all_open(chosen == saved + 3);
    else if (chosen == saved + 5)
        group_by({});
    if (chosen >= 0) {
        save_settings(session);
        ui.again();
    }
    return right - width - 8;
}

}  // namespace segments::app
