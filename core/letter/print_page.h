// Letters as one page of HTML for a browser's printer: each begins on a sheet of its own, which has the size
// of the document's page. Nothing comes from elsewhere: pictures are within.
#pragma once

#include <string>
#include <vector>

#include "core/letter/page_parts.h"
#include "core/word/reading.h"

namespace segments::letter {

// `styles`: of the first letter, whose page all are printed on.
std::string print_head(const word::ReadingStyles& styles);
// Header and footer come again on each sheet of a letter; a header of the first page alone doesn't.
std::string print_letter(const std::vector<word::Passage>& letter, const PageParts& parts,
                         const word::ReadingStyles& styles, bool first);
std::string print_foot();

}  // namespace segments::letter
