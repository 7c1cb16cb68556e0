// Views of lists (PRD-24): how a person arranged a list, its columns, order, groups and filters, under a
// name. What the arrangement looks like is the list's business: here it is a text.
//
//     const Result<Row> row = save_list_view(tx, "ANN", {.list = "Contacts", .name = "Austria", ...});
//     for (const Row row : list_views(db, "Contacts", "ANN")) ...
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/table/transaction.h"

namespace segments::setup {

struct ListView {
    std::string list, name, definition;
    bool shared = false;      // with everybody who works in the workspace
    bool is_default = false;  // the list opens with it
};

// Saves a view, in place of the one of this name that the user sees. Errors: a blank or too long name.
Result<table::Row> save_list_view(table::Transaction& tx, std::string_view user, const ListView& view);
// Errors: a blank or too long name, one that another view of the list has.
Result<void> rename_list_view(table::Transaction& tx, table::Row view, std::string_view name);
void share_list_view(table::Transaction& tx, table::Row view, bool shared);
// Of the views that are shared, and of those of a person, one can be the default of a list.
void set_default_list_view(table::Transaction& tx, table::Row view, bool is_default);

// Whether the user sees it: shared, or their own.
bool sees_list_view(const table::Table& views, table::Row view, std::string_view user);
// The views of a list that the user sees, by name.
std::vector<table::Row> list_views(const table::Database& db, std::string_view list, std::string_view user);
// What the list opens with: the user's own default, else the shared one; kNoRow: none.
table::Row default_list_view(const table::Database& db, std::string_view list, std::string_view user);

}  // namespace segments::setup
