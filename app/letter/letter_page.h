// A letter drawn as a sheet of paper: paragraphs, lists and tables with their formatting.
#pragma once

#include <string_view>
#include <vector>

#include "app/ui/ui.h"
#include "core/letter/page_parts.h"
#include "core/word/reading.h"

namespace segments::app {

// Takes its place in the layout, with a sheet for each page that the letter says it begins; longer text makes
// a sheet longer. `name`: of the letter, for assistive technology, which reads it as text.
void draw_letter(ui::Ui& ui, std::string_view name, const std::vector<word::Passage>& letter,
                 const letter::PageParts& parts, const word::ReadingStyles& styles);

}  // namespace segments::app
