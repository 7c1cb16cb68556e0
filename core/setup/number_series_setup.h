// Number series as people set them up (NUM-5): the series, its lines, and the series related to it, from
// which a number may be chosen instead (NUM-3).
//
//     create_series(tx, "CT2", "Contacts of the fair");
//     Result<Row> line = add_series_line(tx, "CT2");
//     set_series_line_field(tx, *line, no_series_line::kStartingNo, "F0001");
//     relate_series(tx, "CT", "CT2");
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/schema/field_value.h"
#include "core/setup/setup_tables.h"
#include "core/table/transaction.h"

namespace segments::setup {

// Errors: a blank, too long or taken code.
Result<table::Row> create_series(table::Transaction& tx, std::string_view code, std::string_view description);
Result<void> set_series_field(table::Transaction& tx, table::Row series_row, table::FieldId field,
                              const schema::FieldValue& value);
// With its lines and relations. Error while Marketing Setup names it.
Result<void> delete_series(table::Transaction& tx, table::Row series_row);

// A new line behind the others, open and counting by one.
Result<table::Row> add_series_line(table::Transaction& tx, std::string_view series_code);
// Errors: a number without digits or of more than 20 characters, one that doesn't count up to the ending
// number, an Increment-by below 1. Numbers decide whether the line is open.
Result<void> set_series_line_field(table::Transaction& tx, table::Row line_row, table::FieldId field,
                                   const schema::FieldValue& value);
void delete_series_line(table::Transaction& tx, table::Row line_row);

// Lets `related` be chosen in place of `code`. Errors: a series that doesn't exist, itself, one related
// already.
Result<table::Row> relate_series(table::Transaction& tx, std::string_view code, std::string_view related);
void unrelate_series(table::Transaction& tx, table::Row relationship_row);

// The lines of a series by starting date, and its relations by code.
std::vector<table::Row> series_lines(const table::Database& db, std::string_view series_code);
std::vector<table::Row> series_relations(const table::Database& db, std::string_view series_code);

// What may be chosen where a series is asked for: itself, and the series related to it (NUM-3).
std::vector<std::string> series_to_choose(const table::Database& db, std::string_view series_code);
// The series from which a number is taken: `wanted` where it is the series or related to it, else the series
// itself (NUM-2). Blank `wanted`: the series.
std::string_view series_or_related(const table::Database& db, std::string_view series_code,
                                   std::string_view wanted);

}  // namespace segments::setup
