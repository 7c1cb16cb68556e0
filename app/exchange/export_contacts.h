// Exports as downloads: contacts in a format that the person chooses (docs/exchange.md), the contacts of a
// segment for a spreadsheet (EXP-1 to EXP-4), and their e-mail addresses. All run as jobs with progress and
// Cancel; nothing is changed.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/grid/record_grid.h"
#include "app/session/action.h"
#include "app/session/session.h"
#include "core/exchange/export_contacts.h"

namespace segments::app {

// Asks for the format of these rows of the contact table. `name`: of the file, without its ending; blank:
// `contacts-YYYY-MM-DD`.
void export_contacts(Session& session, std::vector<table::Row> rows, std::string name = {});
// Writes the file.
void download_contacts(Session& session, const std::shared_ptr<exchange::ExportContacts>& work,
                       std::string file_name);

// The action of a list of contacts: all, the list as it is filtered, and what is selected. The grid outlives
// the action.
Action export_action(Session& session, RecordGrid& grid);
// The actions of a segment: its contacts for a spreadsheet and in any format, and their e-mail addresses to
// the clipboard.
Action export_segment_action(Session& session, std::string_view segment_no);

}  // namespace segments::app
