// The document of a Word template under a code (MRG-7): upload, download, a blank one to begin with.
#pragma once

#include <string>

#include "app/session/session.h"
#include "app/ui/ui.h"

namespace segments::app {

void draw_word_template_card(ui::Ui& ui, Session& session, table::Row row);

}  // namespace segments::app
