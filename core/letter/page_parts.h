// What stands above and below the text of a letter's page.
#pragma once

#include <vector>

#include "core/letter/segment_letters.h"

namespace segments::letter {

struct PageParts {
    std::vector<word::Passage> header, footer;  // empty where the document has none
};
// With the values of this record.
PageParts read_page_parts(const ReadyTemplate& ready, word::Records& records, std::size_t record);

}  // namespace segments::letter
