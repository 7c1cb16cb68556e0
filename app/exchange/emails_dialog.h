// The e-mail addresses of a segment's contacts, to be put on the clipboard: found first, copied by a press,
// since browsers allow it only then.
#pragma once

#include <string>

#include "app/session/dialog.h"
#include "app/session/session.h"

namespace segments::app {

// Finds the addresses in slices and shows the dialog.
void open_emails(Session& session, const std::string& segment_no);

}  // namespace segments::app
