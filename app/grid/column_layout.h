// Which columns of a grid are shown, in what order and how wide: what a person chooses, remembered on the
// device. Columns are named by their position in the source; `place` is the position on the screen.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/grid/grid_source.h"

namespace segments::app {

class ColumnLayout {
  public:
    explicit ColumnLayout(const std::vector<GridColumn>& columns) : columns_(&columns) { reset(); }

    void reset();
    // The columns shown, from left to right.
    const std::vector<std::size_t>& shown() const { return shown_; }
    // All, in the order of the menu.
    const std::vector<std::size_t>& order() const { return order_; }
    float width(std::size_t column) const { return widths_[column]; }
    bool is_shown(std::size_t column) const { return !hidden_[column]; }
    float total_width() const;
    // From the left edge of the first column.
    float x_of(std::size_t place) const;

    void resize(std::size_t column, float width);
    // The last column that is shown stays.
    void show(std::size_t column, bool on);
    // Moves the column one place left (-1) or right (+1) among all.
    void move(std::size_t column, int step);
    // The same among those shown.
    void move_shown(std::size_t column, int step);

    // "no=110,name=220,-city=130": order, widths, and a minus before hidden ones. Unknown names are left out,
    // new columns keep their place at the end.
    std::string to_text() const;
    void from_text(std::string_view text);

  private:
    void changed();

    const std::vector<GridColumn>* columns_;
    std::vector<std::size_t> order_, shown_;
    std::vector<float> widths_;
    std::vector<bool> hidden_;
};

}  // namespace segments::app
