// Charts whose marks are links: each bar, column or row leads to the list of what it stands for, and is in
// the accessible tree with its name and value, in a group with the chart's name.
//
//     const int followed = column_chart(ui, "Interactions per week", items);
//     if (followed >= 0) session.go(items[followed].href.substr(1));
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "app/ui/ui.h"

namespace segments::ui {

struct ChartItem {
    std::string name;       // "Week of 11-16-2026", "Positive"
    std::string value;      // as it is shown and told: "1,204", "12 lines, 45 days"
    double amount = 0;      // what the mark's length stands for
    std::string href = {};  // "#/log?..."
    theme::Color color = {};
    std::string label = {};  // below a column: "11-16"; empty: none
};

// Rows with a bar below their name and value; the longest bar stands for the largest amount. Returns the
// index of the item that was followed, or -1.
int bar_chart(Ui& ui, std::string_view name, std::span<const ChartItem> items);
// Columns beside each other, with their values above and their labels below.
int column_chart(Ui& ui, std::string_view name, std::span<const ChartItem> items);
// One bar, divided between the items.
void share_bar(Ui& ui, std::span<const ChartItem> items);

}  // namespace segments::ui
