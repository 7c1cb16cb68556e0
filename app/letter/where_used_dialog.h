// Where a document is used.
#pragma once

#include <cstdint>

#include "app/session/session.h"

namespace segments::app {

// REQUIRES: there is such an attachment.
void show_where_used(Session& session, std::int64_t attachment_no);

}  // namespace segments::app
