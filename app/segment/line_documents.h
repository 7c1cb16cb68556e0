// What is done with the document of a single line (LIN-30 to LIN-32).
#pragma once

#include <string>
#include <vector>

#include "app/session/action.h"
#include "app/session/session.h"

namespace segments::app {

// Import, Open or Export, Remove, and back to the segment's document, for the menu of a line.
std::vector<Action> line_document_actions(Session& session, const std::string& segment_no,
                                          table::Row line_row);

}  // namespace segments::app
