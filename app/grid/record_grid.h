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
// Keys on a cell: arrows, Home, End, PageUp, PageDown (with Ctrl to the list's ends), with Shift they select
// rows and a block of cells; Space or Ctrl+Space selects, Ctrl+A all; F2, Enter or typing edits; where there
// is nothing to edit Enter opens the record and typing goes to the next row that begins so. Ctrl+D fills
// down, Ctrl+Enter the whole block (Ctrl+R reloads the page). In the editor Enter goes on below, Tab to the
// right, Escape takes back. On a header: Enter sorts (Shift: as well), Shift+arrows make it wider,
// Ctrl+arrows move it, the menu key groups and freezes. On the head of a group: left and right close and open
// it; left on a closed one goes to the group around it. A block of cells is pasted from the active cell on,
// after a look at what will change. Below the last row Enter and the arrow lead into the entry row, where
// there is one.
//
// A view (core/setup/list_views.h) is the arrangement of columns, order, groups and filters under a name.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/grid/cell_editor.h"
#include "app/grid/column_layout.h"
#include "app/grid/column_values.h"
#include "app/grid/fill_series.h"
#include "app/grid/grid_lines.h"
#include "app/grid/grid_paste.h"
#include "app/grid/grid_source.h"
#include "app/grid/grid_totals.h"
#include "app/grid/selection.h"
#include "app/grid/type_ahead.h"
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
    Text caption() const;
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

    // Columns, order, groups and filters as one text, as views keep it; and taking them from such a text.
    std::string arrangement() const;
    void arrange(const Session& session, std::string_view text);
    void group_by(std::vector<GroupBy> levels);
    const std::vector<GroupBy>& grouped_by() const { return lines_.grouped_by(); }

    std::vector<GridChip> chips;

  private:
    struct Frame;  // what the parts of one drawing share

    void follow(ui::Ui& ui, Session& session);
    void load_settings(Session& session);
    void save_settings(Session& session);
    std::string order_text() const;
    void take_order(std::string_view text);
    void take_view(Session& session, table::Row view);
    // As if nobody had arranged anything.
    void take_standard(Session& session);
    void take_filters(const Session& session, std::string_view lines);
    void place_columns(Frame& frame, float width);
    void reveal_place(Frame& frame, std::size_t place);

    float draw_bar(Frame& frame, const ui::Rect& area);
    void draw_column_menu(Frame& frame, const ui::Rect& button);
    float draw_view_menu(Frame& frame, float right, float y);
    void draw_header_menu(Frame& frame);
    void drag_header(Frame& frame, const ui::Rect& area);
    void draw_search(Frame& frame, const ui::Rect& field);
    float draw_chips(Frame& frame, const ui::Rect& area);
    void draw_count(Frame& frame, const ui::Rect& area);
    void draw_header(Frame& frame, const ui::Rect& area);
    void draw_header_cell(Frame& frame, std::size_t place, const ui::Rect& rect);
    void draw_header_edges(Frame& frame, const ui::Rect& area);
    void fit_column(Frame& frame, std::size_t column);
    void header_keys(Frame& frame, ui::NodeId id, std::size_t place);
    void sort_by(std::size_t column, bool as_well);
    // In this order, after that of the groups.
    void set_sort(std::vector<SortColumn> sort);
    void draw_filters(Frame& frame, const ui::Rect& area);
    std::string filter_text(std::size_t column) const;
    ui::OptionsProvider filter_options(Frame& frame, std::size_t column, ui::NodeId field);
    // Takes what was typed as the filter of a column.
    void filter_by(Frame& frame, std::size_t column, const ui::FieldResult& typed);
    void filters_changed();
    void clear_filters(const Session& session);
    void draw_rows(Frame& frame, const ui::Rect& area);
    // Records the row's element, under which its cells follow (to be closed with pop_parent), and its ground.
    RowMark begin_row(Frame& frame, std::int64_t index, const ui::Rect& rect);
    void draw_row(Frame& frame, std::int64_t index, const ui::Rect& line);
    void draw_head(Frame& frame, std::int64_t index, const ui::Rect& line);
    void draw_range(Frame& frame);
    void draw_cell(Frame& frame, std::int64_t index, std::size_t place, const ui::Rect& cell,
                   const RowMark& mark);
    void draw_cards(Frame& frame, const ui::Rect& area);
    void draw_card(Frame& frame, std::int64_t index, const ui::Rect& card);
    std::vector<std::size_t> card_columns() const;
    void draw_nothing(Frame& frame, const ui::Rect& body, bool narrowed, const EmptyList& empty);
    void draw_filter_button(Frame& frame, const ui::Rect& button);
    void draw_filter_sheet(Frame& frame);
    void draw_group_choice(Frame& frame, const std::vector<std::size_t>& columns);
    void draw_view_choice(Frame& frame);
    void draw_row_sheet(Frame& frame);
    void draw_sheet_fields(Frame& frame, table::Row row, bool shown);
    bool draw_sheet_actions(Frame& frame, table::Row row);
    bool has_entry(const Frame& frame) const;
    ui::NodeId entry_id(const ui::Ui& ui) const;
    void go_to_entry(ui::Ui& ui);
    void draw_entry(Frame& frame, const ui::Rect& line);
    void draw_totals(Frame& frame, const ui::Rect& area);
    void draw_row_menu(Frame& frame);
    void filter_to_value(Frame& frame, std::size_t column);

    void keys(Frame& frame, std::int64_t page);
    bool select_key(const ui::Event& event);
    bool cell_key(Frame& frame, const ui::Event& event, std::int64_t page);
    void head_keys(Frame& frame, std::int64_t page);
    bool move_key(Frame& frame, const ui::Event& event, std::int64_t page);
    void work_type_ahead(Session& session);
    bool edit_key(Frame& frame, const ui::Event& event);
    void move_to(Frame& frame, std::int64_t row, std::int64_t place, bool extend);
    void press_row(Frame& frame, std::int64_t row, std::size_t place, const ui::Interaction& act);
    void select_range(std::int64_t from, std::int64_t to);
    void clamp_active();
    void note_active();
    void begin_edit(Frame& frame, std::int64_t row, std::size_t place, bool empty);
    void end_edit(Frame& frame, CellEditor::Outcome outcome);
    bool is_editable(const Frame& frame, table::Row row, std::size_t column) const;
    // The column of the active cell.
    std::size_t active_column() const;
    void paste(Frame& frame, std::string_view text, std::int64_t row, std::size_t column);

    // A block of cells, both ends included.
    struct Range {
        std::int64_t top = 0, bottom = 0;
        std::size_t left = 0, right = 0;  // places

        bool single() const { return top == bottom && left == right; }
        bool contains(std::int64_t line, std::size_t place) const {
            return line >= top && line <= bottom && place >= left && place <= right;
        }
    };
    Range range() const;
    // More than one cell is chosen, as cells and not as rows.
    bool has_range() const { return ranged_ && !range().single(); }
    bool in_range(std::int64_t line, std::size_t place) const {
        return has_range() && range().contains(line, place);
    }
    std::vector<table::Row> rows_between(std::int64_t top, std::int64_t bottom) const;
    void drag_cells(Frame& frame);
    std::optional<std::int64_t> line_at(const Frame& frame, float y) const;
    // Fills `target` with the cells of `from`, again and again, or with what continues them.
    void fill(Frame& frame, const Range& from, const Range& target, bool continued);
    std::optional<FillSeries> series_in(const Frame& frame, std::size_t column,
                                        const std::vector<table::Row>& rows) const;
    void fill_down(Frame& frame);
    void fill_range(Frame& frame);
    bool can_fill(const Frame& frame) const;
    // The corner of the block can be dragged now.
    bool has_handle(const Frame& frame) const;
    void put_block(Frame& frame, CellBlock block, std::vector<table::Row> rows,
                   std::vector<std::size_t> columns, bool look);
    void copy(Frame& frame, bool only_cell);
    void too_many_rows(Frame& frame);

    table::Row row_at(std::int64_t index) const;
    // The record, or the sheet of a list that has one.
    void open(Frame& frame, table::Row row);
    std::int64_t count() const { return lines_.count(); }
    // What takes the focus in the active line: its cell, or the head of a group.
    ui::NodeId active_id(const Frame& frame) const;
    std::uint64_t head_key(const GridLines::Group& group) const;
    ui::NodeId head_id(const ui::Ui& ui, const GridLines::Group& group) const;
    ui::NodeId cell_id(const ui::Ui& ui, table::Row row, std::size_t column) const;
    // What takes the focus in a cell: the cell, or the checkbox in it.
    ui::NodeId focus_id(const Frame& frame, table::Row row, std::size_t column) const;

    std::string name_;
    GridSource source_;
    GridOptions options_;
    RecordView view_;
    GridLines lines_;
    ColumnLayout layout_;
    ColumnValues values_;
    TypeAhead type_ahead_;
    std::optional<std::int64_t> type_found_;
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
    table::Row head_row_ = table::kNoRow;  // the active line is the head of its group
    std::size_t head_level_ = 0;           // of this level
    std::int64_t anchor_ = 0;              // where a selection by Shift began
    table::Row anchor_row_ = table::kNoRow;
    std::size_t anchor_place_ = 0;
    bool ranged_ = false;                // it is one of cells
    std::optional<Range> dragged_over_;  // by the handle: what will be filled
    enum class Drag : std::uint8_t { none, pressed, cells, handle } drag_ = Drag::none;
    float drag_x_ = 0, drag_y_ = 0;
    bool reveal_ = false;  // scroll the active row into view
    std::uint64_t seen_revision_ = 0, seen_lines_ = 0;
    std::size_t active_header_ = 0;
    bool open_columns_ = false;          // their menu takes the focus
    std::optional<std::size_t> sizing_;  // the column whose edge is being dragged
    float sizing_from_ = 0, sizing_width_ = 0;
    std::optional<std::size_t> moving_;  // the column whose header is being dragged
    float moving_from_ = 0;
    bool moves_ = false;           // and it has left its place
    std::size_t menu_column_ = 0;  // of the header's menu
    bool open_header_menu_ = false;
    std::int64_t view_no_ = 0;  // the view that was chosen last; 0: none
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
