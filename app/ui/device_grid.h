// From logical pixels and colours to those of Dear ImGui, which runs in device pixels.
#pragma once

#include <cmath>

#include "app/theme/palette.h"
#include "app/ui/ui.h"
#include "imgui.h"
#include "imgui_internal.h"

namespace segments::ui {

inline ImU32 to_imgui(theme::Color color) {
    return IM_COL32(color.r, color.g, color.b, color.a);
}

inline ImVec2 point(const Ui& ui, float x, float y) {
    return {std::round(x * ui.scale()), std::round(y * ui.scale())};
}

inline ImRect device_rect(const Ui& ui, const Rect& rect) {
    return {point(ui, rect.x, rect.y), point(ui, rect.x + rect.width, rect.y + rect.height)};
}

}  // namespace segments::ui
