// Import of purchases from a JSON file (PRD-12): picks the file, reads it, asks, writes.
#pragma once

#include "app/session/session.h"

namespace segments::app {

void import_purchases(Session& session);

}  // namespace segments::app
