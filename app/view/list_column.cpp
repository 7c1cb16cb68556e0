#include "app/view/list_column.h"

#include "core/schema/field_value.h"

namespace segments::app {

std::int64_t number_of(const ListColumn& column, const table::Database& db, table::TableId table,
                       table::Row row) {
    return column.computed ? column.computed->number(db, row) : db.table(table).number(row, column.def.id);
}

std::string_view text_of(const ListColumn& column, const table::Database& db, table::TableId table,
                         table::Row row, std::string& buffer) {
    return column.computed ? column.computed->text(db, row, buffer)
                           : db.table(table).text(row, column.def.id);
}

std::string shown_text(const ListColumn& column, const table::Database& db, table::TableId table,
                       table::Row row, const filter::Locale& locale) {
    if (column.textual()) {
        std::string buffer;
        return std::string(text_of(column, db, table, row, buffer));
    }
    return schema::format_field_value(column.def, number_of(column, db, table, row), locale);
}

std::uint64_t version_of_computed(const ListColumn& column, const table::Database& db) {
    if (!column.computed) return 0;
    std::uint64_t version = column.computed->revision ? column.computed->revision() : 0;
    for (const table::TableId id : column.computed->tables) version += db.table(id).version();
    return version;
}

}  // namespace segments::app
