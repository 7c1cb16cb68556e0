// Before a block of cells is pasted: what will change, and what can't be taken. See grid_paste.h.
#pragma once

#include "app/grid/grid_paste.h"

namespace segments::app {

// Shows what pasting would do; pastes on request.
void look_and_paste(Session& session, PasteWork work);

}  // namespace segments::app
