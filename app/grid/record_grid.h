// The one grid of the product: the list of records of a source (grid_source.h), with a filter row, sorting,
// columns that can be sized, moved and hidden, selection, editing in the cells, copying and totals. Drawn for
// the visible rows only, whatever their number. On phones a row is a card, and filters and the order are on a
// sheet of their own.
//
//     RecordGrid grid("Contacts", contacts_source(), {.search = true});
//     each frame: const RecordGrid::Events events = grid.draw(ui, session, area, empty);
//     while there is time: grid.work(session, over);
//     actions: grid.selection().count(), grid.selected_rows()
//
// Keys on a cell: arrows, Home, End, PageUp, PageDown (with Ctrl to the list's ends), with Shift they select;
// Space or Ctrl+Space selects, Ctrl+A all; F2, Enter or typing edits; Enter opens the record where there is
// nothing to edit. In the editor Enter goes on below, Tab to the right, Escape takes back. On a header: Enter
// sorts (Shift: as well), Shift+arrows make it wider, Ctrl+arrows move it. A block of cells is pasted from
// the active cell on. Below the last row Enter and the arrow lead into the entry row, where there is one.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/grid/cell_editor.h"
#include "app/grid/column_layout.h"
#include "app/grid/grid_source.h"
#include "app/grid/grid_totals.h"
#include "app/grid/selection.h"
#include "app/session/session.h"
#include "app/theme/icons.h"
#include "app/ui/ui.h"
#include "app/view/record_view.h"

namespace segments::app {

struct GridOptions {
    bool search = false;       // a quick search field above the list (FLT-60)
    bool filters = true;       // the filter row
    bool columns_menu = true;  // the Columns button
};

struct EmptyList {
    theme::Icon icon = theme::Icon::inbox;
    std::string_view headline = {};
    std::string_view sentence = {};
    std::string_view action = {};  // a button's name; pressed: Events::empty_action
};

// A condition of the list that can be taken away: "Contact CT000001".
struct GridChip {
    std::string text;
};

class RecordGrid {
  public:
    struct Events {
        table::Row opened = table::kNoRow;  // double click, Enter, or a click on a link
        bool empty_action = false;
        int removed_chip = -1;
    };

    RecordGrid(std::string_view name, GridSource source, GridOptions options = {});
    RecordGrid(const RecordGrid&) = delete;
    RecordGrid& operator=(const RecordGrid&) = delete;

    const std::string& name() const { return name_; }
    const GridSource& source() const { return source_; }
    RecordView& view() { return view_; }
    const RecordView& view() const { return view_; }

    Events draw(ui::Ui& ui, Session& session, const ui::Rect& area, const EmptyList& empty);
    // Fills the list: true while there is more to do.
    bool work(Session& session, const std::function<bool()>& over);

    // The selected rows; all of them are in the list.
    const Selection& selection() const { return selection_; }
    // The same in the list's order.
    std::vector<table::Row> selected_rows() const;
    void clear_selection() { selection_.clear(); }
    // The row of the active cell; kNoRow in an empty list.
    table::Row active_row() const;
    // The column of the active cell; nullptr where none is shown.
    const GridColumn* active_grid_column() const;
    // Makes the row (once it is in the list) the active one and, with a column's id, edits its cell.
    void go_to(table::Row row, std::string_view edit_column = {});

    std::vector<GridChip> chips;

  private:
    struct Frame;  // what the parts of one drawing share

    void follow(ui::Ui& ui, Session& session);
    void load_settings(Session& session);
    void save_settings(Session& session);

    float draw_bar(Frame& frame, const ui::Rect& area);
    void draw_column_menu(Frame& frame, const ui::Rect& button);
    void draw_search(Frame& frame, const ui::Rect& field);
    float draw_chips(Frame& frame, const ui::Rect& area);
    void draw_count(Frame& frame, const ui::Rect& area);
    void draw_header(Frame& frame, const ui::Rect& area);
    void draw_header_cell(Frame& frame, std::size_t place, const ui::Rect& rect);
    void draw_header_edges(Frame& frame, const ui::Rect& area);
    void fit_column(Frame& frame, std::size_t column);
    void header_keys(Frame& frame, ui::NodeId id, std::size_t place);
    void sort_by(std::size_t column, bool as_well);
    void draw_filters(Frame& frame, const ui::Rect& area);
    std::string filter_text(std::size_t column) const;
    // Takes what was typed as the filter of a column.
    void filter_by(Frame& frame, std::size_t column, const ui::FieldResult& typed);
    void filters_changed();
    void clear_filters(const Session& session);
    void draw_rows(Frame& frame, const ui::Rect& area);
    // Records the row's element, under which its cells follow (to be closed with pop_parent), and its ground.
    RowMark begin_row(Frame& frame, std::int64_t index, const ui::Rect& rect);
    void draw_row(Frame& frame, std::int64_t index, const ui::Rect& line);
    void draw_cell(Frame& frame, std::int64_t index, std::size_t place, const ui::Rect& cell,
                   const RowMark& mark);
    void draw_cards(Frame& frame, const ui::Rect& area);
    void draw_card(Frame& frame, std::int64_t index, const ui::Rect& card);
    std::vector<std::size_t> card_columns() const;
    void draw_nothing(Frame& frame, const ui::Rect& body, bool narrowed, const EmptyList& empty);
    void draw_filter_button(Frame& frame, const ui::Rect& button);
    void draw_filter_sheet(Frame& frame);
    void draw_row_sheet(Frame& frame);
    void draw_sheet_fields(Frame& frame, table::Row row, bool shown);
    bool draw_sheet_actions(Frame& frame, table::Row row);
    bool has_entry(const Frame& frame) const;
    ui::NodeId entry_id(const ui::Ui& ui) const;
    void go_to_entry(ui::Ui& ui);
    void draw_entry(Frame& frame, const ui::Rect& line);
    void draw_totals(Frame& frame, const ui::Rect& area);
    void draw_row_menu(Frame& frame);

    void keys(Frame& frame, std::int64_t page);
    void cell_key(Frame& frame, const ui::Event& event, std::int64_t page);
    bool edit_key(Frame& frame, const ui::Event& event);
    void move_to(Frame& frame, std::int64_t row, std::int64_t place, bool extend);
    void press_row(Frame& frame, std::int64_t row, std::size_t place, const ui::Interaction& act);
    void select_range(std::int64_t from, std::int64_t to);
    void clamp_active();
    void begin_edit(Frame& frame, std::int64_t row, std::size_t place, bool empty);
    void end_edit(Frame& frame, CellEditor::Outcome outcome);
    bool is_editable(const Frame& frame, table::Row row, std::size_t column) const;
    // The column of the active cell.
    std::size_t active_column() const;
    void paste(Frame& frame, std::string_view text, std::int64_t row, std::size_t column);
    void copy(Frame& frame, bool only_cell);

    table::Row row_at(std::int64_t index) const;
    // The record, or the sheet of a list that has one.
    void open(Frame& frame, table::Row row);
    std::int64_t count() const { return static_cast<std::int64_t>(view_.rows().size()); }
    ui::NodeId cell_id(const ui::Ui& ui, table::Row row, std::size_t column) const;
    // What takes the focus in a cell: the cell, or the checkbox in it.
    ui::NodeId focus_id(const Frame& frame, table::Row row, std::size_t column) const;

    std::string name_;
    GridSource source_;
    GridOptions options_;
    RecordView view_;
    ColumnLayout layout_;
    Selection selection_;
    CellEditor editor_;
    GridTotals totals_;
    bool settings_loaded_ = false;
    std::string search_;

    double top_ = 0;  // scrolled so far, logical pixels
    double left_ = 0;
    std::int64_t active_ = 0;
    std::size_t active_place_ = 0;  // among the shown columns
    table::Row active_row_ = table::kNoRow;
    std::int64_t anchor_ = 0;  // where a selection by Shift began
    bool reveal_ = false;      // scroll the active row into view
    std::uint64_t seen_revision_ = 0;
    std::size_t active_header_ = 0;
    bool open_columns_ = false;          // their menu takes the focus
    std::optional<std::size_t> sizing_;  // the column whose edge is being dragged
    float sizing_from_ = 0, sizing_width_ = 0;
    table::Row menu_row_ = table::kNoRow;
    ui::Rect menu_anchor_;
    bool open_menu_ = false;
    table::Row wanted_row_ = table::kNoRow;
    std::string wanted_edit_;
    bool cards_ = false;  // drawn as cards
    bool reveal_entry_ = false;
    bool filters_open_ = false;
    table::Row sheet_row_ = table::kNoRow;
};

}  // namespace segments::app
