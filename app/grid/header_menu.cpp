// The menu of a column's header: its order, groups, what is frozen, its width.
#include <algorithm>
#include <utility>

#include "app/grid/grid_frame.h"
#include "app/grid/record_grid.h"
#include "app/ui/popup.h"
#include "core/base/tr.h"

namespace segments::app {

using ui::Rect;

void RecordGrid::draw_header_menu(Frame& frame) {
    ui::Ui& ui = frame.ui;
    if (frame.cards) return;
    const std::size_t column = menu_column_;
    const GridColumn& of = source_.columns[column];
    const auto& shown = layout_.shown();
    const auto place =
        static_cast<std::size_t>(std::find(shown.begin(), shown.end(), column) - shown.begin());
    using Span = GroupBy::Span;
    const std::vector<GroupBy>& groups = lines_.grouped_by();
    const bool room = groups.size() < GridLines::kMostLevels;
    enum Entry { ascending, descending, as_well, group, by_month, by_year, ungroup, freeze, thaw, fit, hide };
    std::vector<std::pair<Entry, ui::MenuItem>> entries;
    const auto add = [&](Entry entry, std::string_view label, theme::Icon icon, bool separator = false) {
        entries.push_back({entry, {.label = std::string(label), .icon = icon, .separator = separator}});
    };
    if (of.sortable) {
        add(ascending, tr("Sort ascending"), theme::Icon::arrow_up);
        add(descending, tr("Sort descending"), theme::Icon::arrow_down);
        add(as_well, tr("Sort by this as well"), theme::Icon::none);
        const auto offers = [&](Span span) {
            return room && std::find(groups.begin(), groups.end(), GroupBy{column, span}) == groups.end();
        };
        bool first = true;
        const auto add_group = [&](Entry entry, Span span, std::string_view alone, std::string_view within) {
            if (!offers(span)) return;
            add(entry, groups.empty() ? alone : within, first ? theme::Icon::layers : theme::Icon::none,
                first);
            first = false;
        };
        if (!lines_.is_grouped_by(column))
            add_group(group, Span::value, tr("Group by this column"), tr("Group by this column as well"));
        if (has_months(of)) {
            add_group(by_month, Span::month, tr("Group by month"), tr("Group by month as well"));
            add_group(by_year, Span::year, tr("Group by year"), tr("Group by year as well"));
        }
        if (lines_.is_grouped_by(column))
            add(ungroup, groups.size() == 1 ? tr("Don't group") : tr("Don't group by this column"),
                theme::Icon::none, first);
    }
    if (place + 1 != layout_.frozen())
        add(freeze, tr("Freeze up to this column"), theme::Icon::columns_3, true);
    if (layout_.frozen() > 0)
        add(thaw, tr("Freeze no column"), theme::Icon::none, place + 1 == layout_.frozen());
    add(fit, tr("Fit the width"), theme::Icon::none);
    if (shown.size() > 1) add(hide, tr("Hide this column"), theme::Icon::none);
    std::vector<ui::MenuItem> items;
    items.reserve(entries.size());
    for (const auto& [entry, item] : entries) items.push_back(item);
    Rect anchor{};
    if (const ui::Node* cell = ui.recorded(ui.id(of.id))) anchor = cell->rect;
    const int chosen =
        ui::context_menu(ui, tr("Column"), std::exchange(open_header_menu_, false), anchor, items);
    if (chosen < 0) return;
    switch (entries[static_cast<std::size_t>(chosen)].first) {
        case ascending:
        case descending:
            set_sort({{column, entries[static_cast<std::size_t>(chosen)].first == descending}});
            break;
        case as_well:
            sort_by(column, true);
            break;
        case group:
        case by_month:
        case by_year: {
            const Entry entry = entries[static_cast<std::size_t>(chosen)].first;
            std::vector<GroupBy> more = groups;
            more.push_back({column, entry == group      ? Span::value
                                    : entry == by_month ? Span::month
                                                        : Span::year});
            group_by(std::move(more));
            break;
        }
        case ungroup: {
            std::vector<GroupBy> fewer = groups;
            std::erase_if(fewer, [&](const GroupBy& each) { return each.column == column; });
            group_by(std::move(fewer));
            break;
        }
        case freeze:
            layout_.freeze(place + 1);
            break;
        case thaw:
            layout_.freeze(0);
            break;
        case fit:
            fit_column(frame, column);
            break;
        case hide:
            layout_.show(column, false);
            break;
    }
    save_settings(frame.session);
    ui.again();
}

}  // namespace segments::app
