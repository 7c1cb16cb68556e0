// What is done with the criteria of a segment: go back, save, reuse. Each asks what the rules say, and runs
// in slices.
#pragma once

#include <string>

#include "app/session/session.h"

namespace segments::app {

// BCK-1, PRD-4: says what would return and what would go, and asks.
void ask_to_go_back(Session& session, const std::string& segment_no);
// LIN-43: after lines were removed. Asks only if the last line is gone.
void ask_to_reset_criteria(Session& session, const std::string& segment_no);
// SAV-1, SAV-2.
void open_save_criteria(Session& session, const std::string& segment_no);
// RUC-1 to RUC-3.
void open_reuse_criteria(Session& session, const std::string& segment_no);
// RUL-1 to RUL-3: the button Reuse Segment.
void open_reuse_segment(Session& session, const std::string& segment_no);

}  // namespace segments::app
