// Comments on interaction log entries (ENT-9, ILE-11).
#pragma once

#include <string_view>
#include <vector>

#include "core/base/context.h"
#include "core/base/result.h"
#include "core/interaction/entry_scan.h"
#include "core/schema/field_value.h"
#include "core/table/transaction.h"

namespace segments::interaction {

// A new comment behind the others. It gets the work date if the entry has no comment of that date yet.
// Errors: a text or code that is too long.
Result<table::Row> add_comment(table::Transaction& tx, const Context& context, table::Row entry_row,
                               std::string_view text, std::string_view code = {});
// Changes date, code or text; Last Date Modified follows.
Result<void> set_comment_field(table::Transaction& tx, const Context& context, table::Row comment_row,
                               table::FieldId field, const schema::FieldValue& value);
void delete_comment(table::Transaction& tx, table::Row comment_row);
// Those of several entries.
void delete_comments_of(table::Transaction& tx, const NumberSet& entry_nos);

// The comments of an entry in their order: one scan.
std::vector<table::Row> comments_of(const table::Database& db, std::int64_t entry_no);
// The numbers of all entries that have a comment (the flow Comment of ENT-8).
NumberSet entries_with_comments(const table::Database& db);

}  // namespace segments::interaction
