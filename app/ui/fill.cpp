// Areas of one colour, lines around them, and shadows.
#include <algorithm>
#include <array>
#include <cmath>

#include "app/ui/area.h"
#include "app/ui/device_grid.h"
#include "app/ui/draw.h"
#include "imgui.h"
#include "imgui_internal.h"

namespace segments::ui {
namespace {

// Device pixels from which on a call of its own is cheaper than triangles.
constexpr float kBigArea = 16'000;

void clear_area(ImDrawList& list, AreaFiller filler, ImVec2 low, ImVec2 high, theme::Color color) {
    const ImVec4& clip = list._CmdHeader.ClipRect;
    const float left = std::max(low.x, clip.x), top = std::max(low.y, clip.y);
    const float right = std::min(high.x, clip.z), bottom = std::min(high.y, clip.w);
    if (right <= left || bottom <= top) return;
    Area area{static_cast<int>(left), static_cast<int>(top), static_cast<int>(right - left),
              static_cast<int>(bottom - top), color};
    list.AddCallback(filler, &area, sizeof area);
}

// A rounded rectangle's outline, clockwise, with as many points whatever its size.
constexpr int kCornerPoints = 7;
using Outline = std::array<ImVec2, static_cast<std::size_t>(4 * kCornerPoints)>;

Outline outline(const ImRect& rect, float radius) {
    const auto [low, high] = rect;
    constexpr float kQuarter = 1.57079633f;
    const std::array<ImVec2, 4> centres{{{high.x - radius, low.y + radius},
                                         {high.x - radius, high.y - radius},
                                         {low.x + radius, high.y - radius},
                                         {low.x + radius, low.y + radius}}};
    Outline points;
    std::size_t at = 0;
    for (int corner = 0; corner < 4; ++corner) {
        const ImVec2 centre = centres[static_cast<std::size_t>(corner)];
        for (int i = 0; i < kCornerPoints; ++i) {
            const float part = static_cast<float>(i) / (kCornerPoints - 1);
            const float angle = (static_cast<float>(corner) - 1 + part) * kQuarter;
            points[at++] = {centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)};
        }
    }
    return points;
}

// The band between two outlines, from one colour to the other. Nothing is drawn inside of it.
void put_band(ImDrawList& list, const Outline& outer, ImU32 outer_color, const Outline& inner,
              ImU32 inner_color) {
    const int count = static_cast<int>(outer.size());
    const ImVec2 white = ImGui::GetFontTexUvWhitePixel();
    list.PrimReserve(6 * count, 2 * count);
    const ImDrawIdx first = static_cast<ImDrawIdx>(list._VtxCurrentIdx);
    for (std::size_t i = 0; i < outer.size(); ++i) {
        list.PrimWriteVtx(outer[i], white, outer_color);
        list.PrimWriteVtx(inner[i], white, inner_color);
    }
    for (int i = 0; i < count; ++i) {
        const int next = (i + 1) % count;
        for (const int corner : {2 * i, 2 * i + 1, 2 * next, 2 * next, 2 * i + 1, 2 * next + 1})
            list.PrimWriteIdx(static_cast<ImDrawIdx>(first + corner));
    }
}

}  // namespace

void fill(Ui& ui, const Rect& rect, theme::Color color, float radius) {
    if (color.a == 0 || rect.width <= 0 || rect.height <= 0) return;
    ImDrawList& list = *ui.draw_list();
    auto [low, high] = device_rect(ui, rect);
    radius *= ui.scale();
    // The round corners are parts of a strip above and one below. Dear ImGui rounds by a pixel less than such
    // a strip is high at most.
    const float strip = radius > 0 ? std::ceil(radius) + 1 : 0;
    const float between = high.y - low.y - 2 * strip;
    const bool big = color.a == 255 && (high.x - low.x) * between >= kBigArea;
    if (!big || ui.area_filler == nullptr) {
        list.AddRectFilled(low, high, to_imgui(color), radius);
        return;
    }
    if (strip > 0) {
        list.AddRectFilled(low, {high.x, low.y + strip}, to_imgui(color), radius,
                           ImDrawFlags_RoundCornersTop);
        list.AddRectFilled({low.x, high.y - strip}, high, to_imgui(color), radius,
                           ImDrawFlags_RoundCornersBottom);
        low.y += strip;
        high.y -= strip;
    }
    clear_area(list, ui.area_filler, low, high, color);
}

void fill_around(Ui& ui, const Rect& rect, const Rect& hole, theme::Color color) {
    const float right = hole.x + hole.width, bottom = hole.y + hole.height;
    fill(ui, {rect.x, rect.y, rect.width, hole.y - rect.y}, color);
    fill(ui, {rect.x, hole.y, hole.x - rect.x, hole.height}, color);
    fill(ui, {right, hole.y, rect.x + rect.width - right, hole.height}, color);
    fill(ui, {rect.x, bottom, rect.width, rect.y + rect.height - bottom}, color);
}

void stroke(Ui& ui, const Rect& rect, theme::Color color, float radius, float width) {
    const float line = std::max(1.0f, std::floor(width * ui.scale()));
    const auto [low, high] = device_rect(ui, rect);
    // Dear ImGui centres a line of width one half a pixel inside already.
    const float half = (line - 1) / 2;
    ui.draw_list()->AddRect({low.x + half, low.y + half}, {high.x - half, high.y - half}, to_imgui(color),
                            radius * ui.scale(), 0, line);
}

void horizontal_line(Ui& ui, float x, float y, float width, theme::Color color) {
    const ImVec2 low = point(ui, x, y), high = point(ui, x + width, y);
    ui.draw_list()->AddRectFilled(low, {high.x, low.y + std::max(1.0f, std::floor(ui.scale()))},
                                  to_imgui(color));
}

void vertical_line(Ui& ui, float x, float y, float height, theme::Color color) {
    const ImVec2 low = point(ui, x, y), high = point(ui, x, y + height);
    ui.draw_list()->AddRectFilled(low, {low.x + std::max(1.0f, std::floor(ui.scale())), high.y},
                                  to_imgui(color));
}

void shadow(Ui& ui, const Rect& rect, float radius, float size) {
    constexpr int kSteps = 8;
    const theme::Palette& palette = ui.palette();
    if (palette.shadow.a == 0) return;
    const float layer = (palette.dark ? 14 : 5) / 255.0f;  // as if so many sheets lay over each other
    const auto color_below = [&](int sheets) {
        const float alpha = 1 - std::pow(1 - layer, static_cast<float>(sheets));
        return to_imgui(
            theme::with_alpha(palette.shadow, static_cast<std::uint8_t>(std::round(255 * alpha))));
    };
    const auto outline_of = [&](const Rect& around, float corner) {
        return outline(device_rect(ui, around), corner * ui.scale());
    };
    ImDrawList& list = *ui.draw_list();
    Outline outer;
    for (int i = kSteps; i > 0; --i) {
        const float spread = size * static_cast<float>(i) / kSteps / 1.6f;
        Rect around = inset(rect, -spread, -spread);
        around.y += size / 4;
        const Outline inner = outline_of(around, radius + spread);
        if (i < kSteps) put_band(list, outer, color_below(kSteps - i - 1), inner, color_below(kSteps - i));
        outer = inner;
    }
    // The rest is covered by what is raised.
    put_band(list, outer, color_below(kSteps - 1), outline_of(inset(rect, 1, 1), std::max(0.0f, radius - 1)),
             color_below(kSteps));
}

void focus_ring(Ui& ui, const Rect& rect, float radius) {
    stroke(ui, inset(rect, -3, -3), ui.palette().focus, radius + 3, 2);
}

}  // namespace segments::ui
