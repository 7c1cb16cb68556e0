// Which columns of a grid are shown, in what order and how wide: what a person chooses, remembered on the
// device. Columns are named by their position in the source; `place` is the position on the screen.
#pragma once

#include <algorithm>
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
    // Where it is shown: the first column begins where texts of the page do.
    static constexpr float kLead = 6;
    float width_at(std::size_t place) const { return widths_[shown_[place]] + (place == 0 ? kLead : 0); }
    bool is_shown(std::size_t column) const { return !hidden_[column]; }
    float total_width() const;
    // From the left edge of the first column.
    float x_of(std::size_t place) const;

    // How many of the shown columns stay where they are while the others scroll across.
    std::size_t frozen() const { return std::min(frozen_, shown_.size()); }
    void freeze(std::size_t count) { frozen_ = count; }

    void resize(std::size_t column, float width);
    // The last column that is shown stays.
    void show(std::size_t column, bool on);
    // Moves the column one place left (-1) or right (+1) among all.
    void move(std::size_t column, int step);
    // The same among those shown.
    void move_shown(std::size_t column, int step);
    // Before the column that is shown at this place now; behind all for shown().size().
    void move_to_place(std::size_t column, std::size_t place);

    // "2;no=110,name=220,-city=130": how many are frozen, order, widths, and a minus before hidden ones.
    // Unknown names are left out, new columns keep their place at the end.
    std::string to_text() const;
    void from_text(std::string_view text);

  private:
    void changed();

    const std::vector<GridColumn>* columns_;
    std::vector<std::size_t> order_, shown_;
    std::vector<float> widths_;
    std::vector<bool> hidden_;
    std::size_t frozen_ = 1;
};

}  // namespace segments::app
