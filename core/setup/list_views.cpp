#include "core/setup/list_views.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/query/row_order.h"
#include "core/schema/field_value.h"
#include "core/setup/setup_tables.h"
#include "core/table/find_rows.h"

namespace segments::setup {
namespace {

using table::Row;
using table::Table;

Error view_error(std::string message) {
    Error error = fail(std::move(message), "PRD-24");
    error.field = list_view::kDef.fields[list_view::kName].caption;
    return error;
}

Result<std::string> checked_name(std::string_view typed) {
    const Result<schema::FieldValue> name =
        schema::normalized(list_view::kDef.fields[list_view::kName], schema::FieldValue(trim_blanks(typed)));
    if (!name) return view_error(name.error().message);
    if (name->text.empty()) return view_error(tr("A view needs a name."));
    return name->text;
}

// The view of this name that the user sees; kNoRow: none.
Row named(const table::Database& db, std::string_view list, std::string_view user, std::string_view name) {
    const Table& views = db.table(list_view::kTable);
    for (const Row row : list_views(db, list, user)) {
        if (fold_case(views.text(row, list_view::kName)) == fold_case(name)) return row;
    }
    return table::kNoRow;
}

std::int64_t next_no(const Table& views) {
    std::int64_t most = 0;
    views.live().for_each([&](Row row) { most = std::max(most, views.number(row, list_view::kNo)); });
    return most + 1;
}

}  // namespace

bool sees_list_view(const Table& views, Row view, std::string_view user) {
    return views.flag(view, list_view::kShared) || views.text(view, list_view::kUserId) == user;
}

std::vector<Row> list_views(const table::Database& db, std::string_view list, std::string_view user) {
    const Table& views = db.table(list_view::kTable);
    std::vector<Row> rows = table::rows_with_text(views, list_view::kList, list);
    std::erase_if(rows, [&](Row row) { return !sees_list_view(views, row, user); });
    std::sort(rows.begin(), rows.end(), [&](Row a, Row b) {
        const int order = query::compare_rows(views, list_view::kName, a, b);
        return order != 0 ? order < 0 : a < b;
    });
    return rows;
}

Row default_list_view(const table::Database& db, std::string_view list, std::string_view user) {
    const Table& views = db.table(list_view::kTable);
    Row found = table::kNoRow;
    for (const Row row : list_views(db, list, user)) {
        if (!views.flag(row, list_view::kDefault)) continue;
        if (!views.flag(row, list_view::kShared)) return row;
        found = row;
    }
    return found;
}

Result<Row> save_list_view(table::Transaction& tx, std::string_view user, const ListView& view) {
    const Result<std::string> name = checked_name(view.name);
    if (!name) return name.error();
    Row row = named(tx.db(), view.list, user, *name);
    if (row == table::kNoRow) {
        row = tx.insert(list_view::kTable, {next_no(tx.table(list_view::kTable))});
        tx.set_text(list_view::kTable, row, list_view::kList, view.list);
        tx.set_text(list_view::kTable, row, list_view::kUserId, user);
    }
    tx.set_text(list_view::kTable, row, list_view::kName, *name);
    tx.set_text(list_view::kTable, row, list_view::kDefinition, view.definition);
    share_list_view(tx, row, view.shared);
    set_default_list_view(tx, row, view.is_default);
    return row;
}

Result<void> rename_list_view(table::Transaction& tx, Row view, std::string_view name) {
    const Result<std::string> checked = checked_name(name);
    if (!checked) return checked.error();
    const Table& views = tx.table(list_view::kTable);
    const Row other =
        named(tx.db(), views.text(view, list_view::kList), views.text(view, list_view::kUserId), *checked);
    if (other != table::kNoRow && other != view) {
        return view_error(tr("There is a view “{1}” of this list already.", *checked));
    }
    tx.set_text(list_view::kTable, view, list_view::kName, *checked);
    return {};
}

void share_list_view(table::Transaction& tx, Row view, bool shared) {
    tx.set_flag(list_view::kTable, view, list_view::kShared, shared);
    // It may meet another default there.
    if (tx.table(list_view::kTable).flag(view, list_view::kDefault)) set_default_list_view(tx, view, true);
}

void set_default_list_view(table::Transaction& tx, Row view, bool is_default) {
    const Table& views = tx.table(list_view::kTable);
    if (is_default) {
        const bool shared = views.flag(view, list_view::kShared);
        const std::vector<Row> others =
            list_views(tx.db(), views.text(view, list_view::kList), views.text(view, list_view::kUserId));
        for (const Row other : others) {
            if (other != view && views.flag(other, list_view::kShared) == shared) {
                tx.set_flag(list_view::kTable, other, list_view::kDefault, false);
            }
        }
    }
    tx.set_flag(list_view::kTable, view, list_view::kDefault, is_default);
}

}  // namespace segments::setup
