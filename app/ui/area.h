// Big areas of one opaque colour, which the renderer clears instead of drawing triangles: where drawing is
// done in software, a pixel of a triangle costs many times what a cleared one does.
#pragma once

#include "app/theme/palette.h"

struct ImDrawCmd;
struct ImDrawList;

namespace segments::ui {

// What a command of a draw list has as its UserCallbackData: device pixels from the upper left, and within
// the clip.
struct Area {
    int x, y, width, height;
    theme::Color color;
};

// Clears an Area; a callback of Dear ImGui's draw lists.
using AreaFiller = void (*)(const ImDrawList*, const ImDrawCmd*);

}  // namespace segments::ui
