// Rejected contacts as files of the format they came in, to be repaired and brought again: the files are read
// once more, and what was rejected is written as it stands there.
#pragma once

#include <memory>

#include "app/exchange/import_flow.h"

namespace segments::app {

// One download for each file that has rejected contacts. REQUIRES: the flow has a complete plan.
void save_rejected_contacts(const std::shared_ptr<ImportFlow>& flow);

}  // namespace segments::app
