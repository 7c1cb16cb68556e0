// What is done with the lines of a segment by hand: a new one, deleting some, values put back to the
// header's.
#pragma once

#include <string>
#include <vector>

#include "app/grid/record_grid.h"
#include "app/session/session.h"

namespace segments::app {

// A line without a contact at the end; its contact is edited next (LIN-5).
void new_line(Session& session, RecordGrid& lines, const std::string& segment_no);
// LIN-7, and LIN-43's question where the last line goes.
void delete_lines(Session& session, const std::string& segment_no, std::vector<table::Row> rows);
// PRD-3: all values of the lines that are their own go back to the header's or the contact's.
void put_lines_back(Session& session, const std::string& segment_no, std::vector<table::Row> rows);
// A value typed in a cell of a line: the contact by number or name (LIN-2, LIN-8, PRD-17), or any other value
// of ENT-2.
Result<void> set_line_cell(Session& session, const std::string& segment_no, table::Row line,
                           table::FieldId field, std::string_view typed);
// The same within a change; contacts by number or name too. Returns what the line keeps (PRD-17), mostly
// nothing.
Result<std::string> set_line_cell_in(table::Transaction& tx, const Session& session, table::Row line,
                                     table::FieldId field, std::string_view typed);
// A line at the end for the contact of this number or name (LIN-3, LIN-6).
Result<table::Row> enter_line(table::Transaction& tx, const Session& session, const std::string& segment_no,
                              std::string_view typed);

}  // namespace segments::app
