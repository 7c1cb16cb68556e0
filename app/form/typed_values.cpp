#include "app/form/typed_values.h"

#include <utility>

namespace segments::app {

void take_values(RecordForm& form, Session& session, table::TableId table, table::Row row, std::string label,
                 SetValue set) {
    form.label = std::move(label);
    form.set = [&session, table, row, set = std::move(set)](table::Transaction& tx, table::FieldId field,
                                                            std::string_view typed) -> Result<void> {
        const Result<schema::FieldValue> value =
            schema::parse_field_value(tx.table(table).field(field), typed, session.entry());
        if (!value) return value.error();
        return set(tx, row, field, *value);
    };
}

void take_values(GridSource& source, std::function<std::string(const Session&, table::Row)> label,
                 std::function<SetValue(Session&)> set) {
    source.set = [table = source.table, label = std::move(label), set = std::move(set)](
                     Session& session, table::Row row, const GridColumn& column, std::string_view typed) {
        return session.edit(label(session, row), [&](table::Transaction& tx) -> Result<void> {
            const table::FieldDef& field = tx.table(table).field(column.def.id);
            const Result<schema::FieldValue> value = schema::parse_field_value(field, typed, session.entry());
            if (!value) return value.error();
            return set(session)(tx, row, field.id, *value);
        });
    };
}

}  // namespace segments::app
