// The document of a segment, from a file (HDR-43).
#pragma once

#include <functional>
#include <string>

#include "app/attachment/attachment_file.h"
#include "app/session/session.h"

namespace segments::app {

// Makes the change for import_document() and its like.
std::function<void(const StoredFile&)> set_segment_document(Session& session, const std::string& segment_no);

// A file was dropped on the page. True where that page is a segment's and the file a document: it becomes the
// segment's, after a question where there is one.
bool drop_on_segment(Session& session, const platform::IncomingFile& file);

// HDR-46: the segment's Word template, and the segment's own copy of it.
void draw_word_template(ui::Ui& ui, Session& session, const std::string& segment_no);

}  // namespace segments::app
