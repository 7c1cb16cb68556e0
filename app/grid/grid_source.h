// What a grid shows: the table whose rows are listed, the columns, what is special about cells and rows, how
// cells are edited and what can be done with a row. The grid draws, scrolls, sorts, filters and selects; a
// source knows nothing of that.
//
//     GridSource source{.table = segment::kTable, .noun = noun("segment", "segments")};
//     source.columns = {as_link(field_column(segment::kDef, segment::kNo, 110)),
//                       field_column(segment::kDef, segment::kDescription, 240),
//                       joined_column("contactName", "Contact Name", ...)};
//     RecordGrid grid("Segments", std::move(source));
//
// All functions may be null. They get the row of the source's table.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/session/action.h"
#include "app/session/session.h"
#include "app/ui/choice.h"
#include "app/ui/text.h"
#include "app/view/list_column.h"
#include "app/view/record_view.h"
#include "app/view/row_counts.h"
#include "core/base/tr.h"

namespace segments::app {

struct GridColumn : ListColumn {
    float width = 120;    // logical pixels, until somebody changes it
    bool hidden = false;  // until somebody shows it
    bool link = false;    // its cells open the record
    bool editable = false;
    bool total = false;  // a number whose sum over all listed rows stands below
    bool filterable = true;
    bool sortable = true;
    bool searched = true;  // by the quick search
};

// What is special about a cell.
struct CellMark {
    bool own = false;          // a value of its own where others follow something (PRD-3)
    std::string problem = {};  // why the value can't stay so
    std::string hint = {};     // shown beside the pointer and told by screen readers
};

struct RowMark {
    bool disabled = false;
    bool strong = false;
    std::string badge = {};  // after the first column
    ui::Tone tone = ui::Tone::neutral;
};

// A blank row at the end of a list, in which new records are begun by typing into one column.
struct GridEntry {
    std::string column;       // its id
    std::string placeholder;  // what can be typed
    // Makes a record of it. An error stays at the field.
    std::function<Result<table::Row>(table::Transaction&, const Session&, std::string_view typed)> add;
};

struct GridSource {
    table::TableId table = 0;
    // What the list is called where that isn't the name under which its views are kept.
    std::function<Text()> caption = {};
    std::vector<GridColumn> columns = {};
    Noun noun = {"row", "rows"};  // what is counted below the list
    ListBase base = {};
    std::vector<SortColumn> sort = {{0, false}};  // until somebody sorts

    // Takes notice of the database before anything is read, in every frame and slice.
    std::function<void(const Session&)> refresh = {};
    // Works on what columns are computed from (counts) for about `rows` rows; true when nothing is left.
    std::function<bool(std::size_t rows)> work = {};

    std::function<RowMark(const Session&, table::Row)> row_mark = {};
    std::function<CellMark(const Session&, table::Row, const GridColumn&)> cell_mark = {};

    // Whether a cell of an editable column may be edited now; null: yes.
    std::function<bool(const Session&, table::Row, const GridColumn&)> editable = {};
    // What a cell's editor offers; null, or nothing returned: what the column's domain names.
    std::function<ui::OptionsProvider(const Session&, table::Row, const GridColumn&)> options = {};
    // Takes what was typed. An error stays at the cell.
    std::function<Result<void>(Session&, table::Row, const GridColumn&, std::string_view typed)> set = {};

    // The same as a part of a longer change, for cells that are pasted together.
    std::function<Result<void>(table::Transaction&, const Session&, table::Row, const GridColumn&,
                               std::string_view typed)>
        set_in = {};
    std::optional<GridEntry> entry = {};

    // What can be done with a row, and with one of its cells, for the menu there.
    std::function<std::vector<Action>(Session&, table::Row)> row_actions = {};
    std::function<std::vector<Action>(Session&, table::Row, const GridColumn&)> cell_actions = {};

    // On phones a row is a card: the columns of its headline, of the line below it from left to right. Empty:
    // the second shown column, then the first, the third and the fourth. Where the headline's column is empty
    // the next one that isn't takes its place.
    std::vector<std::string_view> card = {};
    // A press on a card opens a sheet with the row's values, to read and to edit, instead of its record: for
    // rows that have no screen of their own.
    bool sheet = false;
};

// A field of the listed table.
GridColumn field_column(const table::TableDef& def, table::FieldId field, float width);
// A field of the record that `code_field` of the listed table names: the name of an entry's contact.
GridColumn joined_column(std::string id, std::string_view caption, const table::TableDef& def,
                         table::FieldId code_field, const table::TableDef& other, table::FieldId field,
                         float width);
// Numbers (integer, boolean ...) and texts from a function. `def` gives type, caption and options.
GridColumn computed_column(std::string id, table::FieldDef def, Computed computed, float width);

// How many rows of another table belong to the listed one. `key` is what `counts` counts them under.
GridColumn counted_column(std::string id, std::string_view caption, const std::shared_ptr<RowCounts>& counts,
                          std::function<std::int64_t(const table::Table& listed, table::Row)> key,
                          table::TableId listed, float width,
                          filter::ValueType type = filter::ValueType::integer);
// Lets the source keep these counts up to date.
void keep_counts(GridSource& source, const std::vector<std::shared_ptr<RowCounts>>& counts);

inline GridColumn as_link(GridColumn column) {
    column.link = true;
    return column;
}
inline GridColumn hidden(GridColumn column) {
    column.hidden = true;
    return column;
}
inline GridColumn with_total(GridColumn column) {
    column.total = true;
    return column;
}
inline GridColumn editable(GridColumn column) {
    column.editable = true;
    return column;
}

// Every field of a table that people may see, hidden where it isn't among `shown`.
std::vector<GridColumn> all_fields(const table::TableDef& def, std::vector<GridColumn> shown);

// Position of the column of this id; columns.size() if there is none.
std::size_t column_index(const std::vector<GridColumn>& columns, std::string_view id);

}  // namespace segments::app
