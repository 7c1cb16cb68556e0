// What can be done with logged segments, from their list and from the card of one: each asks first where it
// must, and runs in slices.
#pragma once

#include <vector>

#include "app/session/session.h"

namespace segments::app {

// LSG-4. The question names what happens; rows of logged segments, at least one.
void ask_to_toggle_canceled(Session& session, std::vector<table::Row> rows);
// LSG-7: those among the rows that are canceled.
void ask_to_delete_canceled(Session& session, std::vector<table::Row> rows);
// PRD-7.
void ask_to_reopen(Session& session, table::Row logged_row);

}  // namespace segments::app
