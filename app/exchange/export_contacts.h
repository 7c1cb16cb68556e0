// Exports as downloads: contacts as JSON (docs/contacts-format.md), the contacts of a segment as CSV (EXP-1
// to EXP-4), and their e-mail addresses. All run as jobs with progress and Cancel; nothing is changed.
#pragma once

#include <string_view>
#include <vector>

#include "app/grid/record_grid.h"
#include "app/session/action.h"
#include "app/session/session.h"

namespace segments::app {

// `contacts-YYYY-MM-DD.json` with these rows of the contact table.
void export_contacts(Session& session, std::vector<table::Row> rows);

// The action of a list of contacts: all, the list as it is filtered, and what is selected. The grid outlives
// the action.
Action export_action(Session& session, RecordGrid& grid);
// The actions of a segment: its contacts as CSV and as JSON, and their e-mail addresses to the clipboard.
Action export_segment_action(Session& session, std::string_view segment_no);

}  // namespace segments::app
