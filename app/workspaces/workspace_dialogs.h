// What is asked before a workspace is made, duplicated or deleted.
#pragma once

#include <string>

#include "app/session/dialog.h"
#include "storage/catalog.h"

namespace segments::app {

// Asks for the name of a new workspace, and opens it.
std::unique_ptr<Dialog> new_workspace_dialog();
// Asks for the name of the copy, and makes it.
std::unique_ptr<Dialog> duplicate_workspace_dialog(const Session& session);
// Deletes it once its name was typed. REQUIRES: it isn't the open one.
std::unique_ptr<Dialog> delete_workspace_dialog(storage::ListedWorkspace workspace);

// Goes to another workspace, in this tab.
void open_workspace(Session& session, const std::string& folder);

}  // namespace segments::app
