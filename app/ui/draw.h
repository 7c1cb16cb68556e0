// Drawing primitives in logical pixels, snapped to the device's pixel grid. All text of the application is
// drawn here, so that shaping can go in behind these functions. For widgets; screens compose widgets.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "app/theme/icons.h"
#include "app/theme/palette.h"
#include "app/ui/ui.h"

namespace segments::ui {

enum class Align : std::uint8_t { left, center, right };

struct TextStyle {
    float size = theme::type::kBody;  // CSS font size
    bool strong = false;
    theme::Color color{};
    Align align = Align::left;
    bool tabular = false;  // digits of equal width, for columns of numbers
};

void fill(Ui& ui, const Rect& rect, theme::Color color, float radius = 0);
// The rect without the hole inside of it, which something opaque is going to cover.
void fill_around(Ui& ui, const Rect& rect, const Rect& hole, theme::Color color);
// A line inside the rect's edge, `width` logical pixels but at least one device pixel.
void stroke(Ui& ui, const Rect& rect, theme::Color color, float radius = 0, float width = 1);
void horizontal_line(Ui& ui, float x, float y, float width, theme::Color color);
void vertical_line(Ui& ui, float x, float y, float height, theme::Color color);
// A soft shadow around a raised rectangle, which is opaque itself: nothing is drawn below it.
void shadow(Ui& ui, const Rect& rect, float radius, float size = 16);
void focus_ring(Ui& ui, const Rect& rect, float radius);

// One line of text, vertically centred in the rect, cut with an ellipsis where it doesn't fit.
void draw_text(Ui& ui, const Rect& rect, std::string_view text, const TextStyle& style);
// Text broken into lines at the width; returns its height.
float draw_wrapped(Ui& ui, float x, float y, float width, std::string_view text, const TextStyle& style);
float text_width(Ui& ui, std::string_view text, const TextStyle& style);
// On one line, or in small letters on several where it is too long for that: captions that other languages
// make longer.
void draw_fitting(Ui& ui, const Rect& rect, std::string_view text, TextStyle style);
float wrapped_height(Ui& ui, float width, std::string_view text, const TextStyle& style);
float line_height(const TextStyle& style);

// An icon of `size`, centred in the rect.
void draw_icon(Ui& ui, const Rect& rect, theme::Icon icon, theme::Color color, float size = 16);

// Rectangles.
Rect inset(const Rect& rect, float dx, float dy);
Rect intersect(const Rect& a, const Rect& b);
bool contains(const Rect& rect, float x, float y);

}  // namespace segments::ui
