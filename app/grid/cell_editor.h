// Editing in a cell of a grid: the field that fits the column, laid over the cell, and what was typed handed
// to the source. A text that the source refuses after the cell was left stays there, with the reason, until
// it is corrected or taken back.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/grid/grid_source.h"
#include "app/ui/field.h"
#include "app/ui/ui.h"

namespace segments::app {

// The reason for a refusal, below the cell.
void draw_cell_message(ui::Ui& ui, const ui::Rect& cell, std::string_view message);

// The codes that a cell may name, by what is typed; null where it names none.
ui::OptionsProvider cell_options(const Session& session, const GridSource& source, table::Row row,
                                 const GridColumn& column);

class CellEditor {
  public:
    enum class Outcome : std::uint8_t {
        none,       // not there, or still editing
        closed,     // left by the pointer: the focus is elsewhere
        cancelled,  // back to the cell
        down,       // Enter
        right,      // Tab
        left,       // Shift+Tab
    };
    struct Refused {
        table::Row row = table::kNoRow;
        std::size_t column = 0;
        std::string text, message;
    };

    bool is_at(table::Row row, std::size_t column) const {
        return open_ && open_->row == row && open_->column == column;
    }
    bool is_open() const { return open_.has_value(); }
    table::Row row() const { return open_ ? open_->row : table::kNoRow; }

    // Opens it; `field` is the node that the field will have. `empty`: what is typed replaces the value.
    void open(ui::Ui& ui, ui::NodeId field, table::Row row, std::size_t column, bool empty);
    // Draws it in the cell that it is open at.
    Outcome draw(ui::Ui& ui, Session& session, const GridSource& source, ui::NodeId field,
                 const ui::Rect& cell);
    void close() { open_.reset(); }

    // What was refused there; null if nothing.
    const Refused* refused(table::Row row, std::size_t column) const;
    void forget(table::Row row, std::size_t column);
    // Rows that are gone take their refused texts with them.
    void keep(const table::Table& table);

    // Toggles a checkbox; an error is told above the screen.
    static void toggle(Session& session, const GridSource& source, table::Row row, std::size_t column);

  private:
    struct Open {
        table::Row row;
        std::size_t column;
        bool focused;  // the focus has arrived
    };

    ui::FieldResult draw_field(ui::Ui& ui, Session& session, const GridSource& source, const ui::Rect& cell,
                               ui::InputSpec spec);

    std::optional<Open> open_;
    Outcome next_ = Outcome::down;  // where Enter, or Tab that is taken for it, goes on
    std::vector<Refused> refused_;
};

}  // namespace segments::app
