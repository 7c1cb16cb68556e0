// Letters that were logged: one of them, or all of a logged segment, as files again.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/letter/template_loader.h"
#include "app/session/session.h"
#include "core/schema/enumerations.h"

namespace segments::app {

// The document that went out with this entry, as "<stem>.docx". REQUIRES: letter::has_letter().
void save_entry_letter(Session& session, table::Row entry_row, const std::string& stem);
// LOG-32 to LOG-39: the documents of a logged segment as a .zip of letters and e-mails; each entry's Delivery
// Status says what became of it. `stem`: of the file, the segment's number. `text`: told before what was
// delivered.
struct DeliveryWay {
    std::optional<schema::CorrespondenceType> type = {};  // nullopt: as each entry says
    bool afresh = false;                                  // merged with what the contacts are now
};
void deliver_logged(Session& session, const std::string& stem, std::vector<table::Row> entries,
                    const std::string& text = {}, DeliveryWay way = {});
// A .zip with the letters of all entries of a logged segment.
void save_logged_letters(Session& session, std::int64_t logged_segment_no, const std::string& stem);

// Loads the documents, then calls `use` with those that can be merged and the first problem, if any.
void load_templates(
    Session& session, const std::vector<std::int64_t>& documents,
    std::function<void(letter::Templates templates, const std::optional<Error>& problem)> use);

}  // namespace segments::app
