// The flow fields of templates and groups over the interaction log (TPL-10, ENT-12): No. of Interactions,
// Cost and Duration of what is neither canceled nor postponed, as columns of their lists.
#pragma once

#include "app/grid/grid_source.h"

namespace segments::app {

// Adds them behind the columns that are there. `entry_field`: the code in the log entries; the list's first
// field is the code's master.
void add_interaction_flows(GridSource& source, table::FieldId entry_field);

}  // namespace segments::app
