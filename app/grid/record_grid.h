// The list of records of a table: columns with a filter row, sorting by the column headers, one active cell,
// drawn for the visible rows only, whatever their number.
//
//     RecordGrid grid("Contacts", contact::contact::kTable, {{contact::contact::kNo, 110}, ...});
//     each frame: const RecordGrid::Events events = grid.draw(ui, session, area, empty);
//     while there is time: grid.work(session, over);
//
// Keys: arrows, Home, End, PageUp, PageDown (with Ctrl to the list's ends), Enter opens the record. On phones
// a row is a card of its first columns.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/session/session.h"
#include "app/theme/icons.h"
#include "app/ui/ui.h"
#include "app/view/record_view.h"

namespace segments::app {

struct GridColumn {
    table::FieldId field = 0;
    float width = 120;  // logical pixels
};

struct EmptyList {
    theme::Icon icon = theme::Icon::inbox;
    std::string_view headline = {};
    std::string_view sentence = {};
};

class RecordGrid {
  public:
    struct Events {
        table::Row opened = table::kNoRow;  // double click, Enter, or a click on the first column
    };

    RecordGrid(std::string name, table::TableId table, std::vector<GridColumn> columns);

    RecordView& view() { return view_; }
    Events draw(ui::Ui& ui, Session& session, const ui::Rect& area, const EmptyList& empty);
    // Fills the list: true while there is more to do.
    bool work(Session& session, const std::function<bool()>& over);
    // The row of the active cell; kNoRow in an empty list.
    table::Row active_row() const;

  private:
    void draw_header(ui::Ui& ui, const table::Table& table, const ui::Rect& area);
    void draw_filters(ui::Ui& ui, Session& session, const table::Table& table, const ui::Rect& area);
    void draw_rows(ui::Ui& ui, Session& session, const ui::Rect& area, Events& events);
    void draw_cards(ui::Ui& ui, Session& session, const ui::Rect& area, Events& events);
    void keys(ui::Ui& ui, Events& events, std::int64_t page);
    void move_to(ui::Ui& ui, std::int64_t row, int column);
    void clamp_active();
    ui::NodeId cell_id(const ui::Ui& ui, table::Row row, int column) const;
    float x_of(int column, float left) const;

    std::string name_;
    table::TableId table_;
    std::vector<GridColumn> columns_;
    RecordView view_;
    double top_ = 0;  // scrolled so far, logical pixels
    double left_ = 0;
    std::int64_t active_ = 0;
    int active_column_ = 0;
    bool reveal_ = false;  // scroll the active row into view
};

}  // namespace segments::app
