// The document of a Word template under a code (MRG-7): upload, download, a blank one to begin with.
#pragma once

#include <string>

#include "app/session/session.h"
#include "app/ui/ui.h"

namespace segments::app {

void draw_word_template_card(ui::Ui& ui, Session& session, table::Row row);
// A file was dropped on the page. True where that page is a Word template's and the file a document: it
// becomes the template's, after a question where there is one.
bool drop_on_word_template(Session& session, const platform::IncomingFile& file);

}  // namespace segments::app
