// What is said of a Word document when it is attached: whether it can be merged, how many fields it uses, and
// which of its names are no fields.
#pragma once

#include <string>

#include "app/session/session.h"
#include "core/attachment/attachments.h"

namespace segments::app {

void look_at_document(Session& session, const std::string& file_name, const attachment::Content& content);

}  // namespace segments::app
