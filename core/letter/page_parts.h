// What stands above and below the text of a letter's pages.
#pragma once

#include <vector>

#include "core/letter/segment_letters.h"

namespace segments::letter {

struct PageParts {
    // Empty where the document has none.
    std::vector<word::Passage> header, footer;              // of the first page
    std::vector<word::Passage> later_header, later_footer;  // of those after it
};
// With the values of this record.
PageParts read_page_parts(const ReadyTemplate& ready, word::Records& records, std::size_t record);

}  // namespace segments::letter
