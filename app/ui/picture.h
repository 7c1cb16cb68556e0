// Pictures of files (PNG, JPEG) on the canvas. What was drawn last stays on the graphics card for the
// next frame.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "app/ui/ui.h"

namespace segments::ui {

// Fills the rect with the picture. `key` stands for its bytes, which are asked for once and may come from
// anywhere. False, with nothing drawn, where they are no picture or one that is too large.
bool draw_picture(Ui& ui, const Rect& rect, std::string_view key, const std::function<std::string()>& bytes);

}  // namespace segments::ui
