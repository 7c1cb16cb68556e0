// The whole workspace as one JSON file (core/exchange/workspace_json.h), for other programs and for people
// who want to see all of it: written as a download, and read in the place of what is here.
#pragma once

#include <memory>

#include "app/platform/platform.h"
#include "app/session/session.h"

namespace segments::app {

// Writes the file, with the contents of attachments.
std::unique_ptr<Job> export_workspace_job(Session& session);

// Asks, unless nobody has begun to work here yet, then reads the file as one change that Undo takes back. The
// file is released in any case.
void ask_to_import_workspace(Session& session, const platform::IncomingFile& file);

}  // namespace segments::app
