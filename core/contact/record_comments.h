// Comments of contacts and campaigns (ENT-15, ENT-21): tables with the record's number and a line number as
// key, then Date, Code, Comment and Last Date Modified.
#pragma once

#include <string_view>
#include <vector>

#include "core/base/context.h"
#include "core/base/result.h"
#include "core/schema/field_value.h"
#include "core/table/transaction.h"

namespace segments::contact {

// A new comment behind the others, of the work date. `table`: contact::comment or
// interaction::campaign_comment. Error: a text that is too long or blank.
Result<table::Row> add_record_comment(table::Transaction& tx, const Context& context, table::TableId table,
                                      std::string_view no, std::string_view text);
// Changes date, code or text; Last Date Modified follows.
Result<void> set_record_comment(table::Transaction& tx, const Context& context, table::TableId table,
                                table::Row comment_row, table::FieldId field,
                                const schema::FieldValue& value);
// The comments of a record in their order: one scan.
std::vector<table::Row> record_comments(const table::Database& db, table::TableId table, std::string_view no);

}  // namespace segments::contact
