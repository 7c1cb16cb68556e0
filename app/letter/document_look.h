// What is said of a document of a word processor when it is attached: whether it can be merged, how many
// fields it uses, which of its names are no fields, and for how many contacts of the segment fields are
// empty.
#pragma once

#include <string>

#include "app/session/session.h"
#include "core/attachment/attachments.h"

namespace segments::app {

// Says nothing of files of other kinds. On the page of a segment its lines are looked at as well.
void look_at_document(Session& session, const std::string& file_name, const attachment::Content& content);

}  // namespace segments::app
