// A letter drawn as a sheet of paper: paragraphs, lists and tables with their formatting.
#pragma once

#include <string_view>
#include <vector>

#include "app/ui/ui.h"
#include "core/word/reading.h"

namespace segments::app {

// Takes its place in the layout, as high as the letter is. `name`: of the sheet, for assistive technology,
// which reads the letter below it.
void draw_letter(ui::Ui& ui, std::string_view name, const std::vector<word::Passage>& letter);

}  // namespace segments::app
