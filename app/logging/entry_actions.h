// What can be done with interaction log entries, on a selection of them (chapter 10.2).
#pragma once

#include <vector>

#include "app/session/action.h"
#include "app/session/session.h"

namespace segments::app {

// ILE-12: hands the document of the one selected entry over.
Action show_attachments(Session& session, const std::vector<table::Row>& rows);

// The actions of the list for the selected rows: Switch Checkmark in Canceled, Evaluate, Comments, Show
// Attachments, Delete Canceled. Disabled with their reason where nothing fitting is selected.
std::vector<Action> entry_list_actions(Session& session, const std::vector<table::Row>& rows);

}  // namespace segments::app
