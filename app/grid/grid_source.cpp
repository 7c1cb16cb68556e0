#include "app/grid/grid_source.h"

#include <algorithm>
#include <utility>

namespace segments::app {

using table::Database;
using table::Row;

GridColumn field_column(const table::TableDef& def, table::FieldId field, float width) {
    GridColumn column;
    column.id = def.fields[field].name;
    column.def = def.fields[field];
    column.width = width;
    return column;
}

GridColumn computed_column(std::string id, table::FieldDef def, Computed computed, float width) {
    GridColumn column;
    column.id = std::move(id);
    column.def = def;
    column.computed = std::make_shared<const Computed>(std::move(computed));
    column.width = width;
    return column;
}

GridColumn joined_column(std::string id, std::string_view caption, const table::TableDef& def,
                         table::FieldId code_field, const table::TableDef& other, table::FieldId field,
                         float width) {
    table::FieldDef shown = other.fields[field];
    shown.caption = caption;
    const auto named = [from = def.id, code_field, to = other.id](const Database& db, Row row) {
        const table::Code code = db.table(from).code(row, code_field);
        return code == 0 ? table::kNoRow : db.table(to).find_code(code);
    };
    Computed computed;
    computed.tables = {other.id};
    if (filter::is_textual(shown.type)) {
        computed.text = [named, to = other.id, field](const Database& db, Row row, std::string&) {
            const Row record = named(db, row);
            return record == table::kNoRow ? std::string_view() : db.table(to).text(record, field);
        };
    } else {
        computed.number = [named, to = other.id, field](const Database& db, Row row) {
            const Row record = named(db, row);
            return record == table::kNoRow ? 0 : db.table(to).number(record, field);
        };
    }
    return computed_column(std::move(id), shown, std::move(computed), width);
}

GridColumn counted_column(std::string id, std::string_view caption, const std::shared_ptr<RowCounts>& counts,
                          std::function<std::int64_t(const table::Table& listed, Row)> key,
                          table::TableId listed, float width, filter::ValueType type) {
    table::FieldDef def;
    def.name = "count";
    def.caption = caption;
    def.type = type;
    Computed computed;
    computed.number = [counts, key = std::move(key), listed](const Database& db, Row row) {
        return counts->of(key(db.table(listed), row));
    };
    computed.revision = [counts] { return counts->revision(); };
    return computed_column(std::move(id), def, std::move(computed), width);
}

void keep_counts(GridSource& source, const std::vector<std::shared_ptr<RowCounts>>& counts) {
    source.refresh = [counts](const Session& session) {
        for (const auto& each : counts) each->update(session.db(), session.generation());
    };
    source.work = [counts](std::size_t rows) {
        bool done = true;
        for (const auto& each : counts) done = each->step(rows) && done;
        return done;
    };
}

std::vector<GridColumn> all_fields(const table::TableDef& def, std::vector<GridColumn> shown) {
    std::vector<GridColumn> columns = std::move(shown);
    for (const table::FieldDef& field : def.fields) {
        if ((field.flags & table::kHidden) != 0) continue;
        if (column_index(columns, field.name) < columns.size()) continue;
        const float width = field.type == filter::ValueType::text ? 180.0f : 120.0f;
        columns.push_back(hidden(field_column(def, field.id, width)));
    }
    return columns;
}

std::size_t column_index(const std::vector<GridColumn>& columns, std::string_view id) {
    const auto found =
        std::find_if(columns.begin(), columns.end(), [&](const GridColumn& each) { return each.id == id; });
    return static_cast<std::size_t>(found - columns.begin());
}

}  // namespace segments::app
