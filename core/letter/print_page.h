// Letters as one page of HTML for a browser's printer, which parts them into sheets of the size of the
// document's page (web/static/js/sheets.js). Nothing comes from elsewhere: pictures are within.
#pragma once

#include <string>
#include <vector>

#include "core/letter/page_parts.h"
#include "core/word/reading.h"

namespace segments::letter {

// `styles`: of the first letter, whose page all are printed on.
std::string print_head(const word::ReadingStyles& styles);
// With the header and footer of its first sheet, and of those after it where they are others.
std::string print_letter(const std::vector<word::Passage>& letter, const PageParts& parts,
                         const word::ReadingStyles& styles);
std::string print_foot();

}  // namespace segments::letter
