#include "core/setup/salesperson.h"

#include "core/base/tr.h"
#include "core/setup/setup_tables.h"

namespace segments::setup {

bool is_blocked_salesperson(const table::Database& db, std::string_view code) {
    const table::Table& people = db.table(salesperson::kTable);
    const table::Row row = people.find(code);
    return row != table::kNoRow && people.flag(row, salesperson::kBlocked);
}

Result<void> check_not_blocked(const table::Database& db, const table::FieldDef& field,
                               std::string_view code) {
    if (!is_blocked_salesperson(db, code)) return {};
    Error error = fail(tr("Salesperson {1} is blocked. Choose another one.", code), "ENT-26");
    error.field = field.caption;
    return error;
}

}  // namespace segments::setup
