// Where a document is used: all attachments that hold the same (ENT-14), by who has them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/table/database.h"

namespace segments::letter {

struct DocumentUse {
    std::string what;     // "Interaction Template LETTER, DEU"
    std::string address;  // "#/segments/SM00001"; empty where there is no page
    std::size_t count = 1;
};
// Interaction templates, segments, lines of segments (one use for each segment), logged interactions (one use
// for all). One pass over each of their tables. REQUIRES: there is such an attachment.
std::vector<DocumentUse> uses_of_document(const table::Database& db, std::int64_t attachment_no);

}  // namespace segments::letter
