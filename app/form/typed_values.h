// Hands what was typed into a form or a grid to an operation of core that takes values.
//
//     RecordForm form(session, campaign::kTable, row);
//     take_values(form, session, campaign::kTable, row, "Change campaign CP0001",
//                 [&](table::Transaction& tx, table::Row row, table::FieldId field, const auto& value) {
//                     return interaction::set_campaign_field(tx, session.context(), row, field, value);
//                 });
#pragma once

#include <functional>
#include <string>

#include "app/form/record_field.h"
#include "app/grid/grid_source.h"
#include "core/schema/field_value.h"

namespace segments::app {

using SetValue = std::function<Result<void>(table::Transaction& tx, table::Row row, table::FieldId field,
                                            const schema::FieldValue& value)>;

// Fields of a form.
void take_values(RecordForm& form, Session& session, table::TableId table, table::Row row, std::string label,
                 SetValue set);
// Cells of a grid: its editable columns must be fields of its table.
void take_values(GridSource& source, std::function<std::string(const Session&, table::Row)> label,
                 std::function<SetValue(Session&)> set);

}  // namespace segments::app
