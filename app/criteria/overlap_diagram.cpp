#include "app/criteria/overlap_diagram.h"

#include <algorithm>
#include <cmath>

#include "app/ui/draw.h"

namespace segments::app {
namespace {

constexpr float kHeight = 190, kPi = 3.14159265f;

// The area that two circles share.
float shared_area(float a, float b, float distance) {
    if (distance >= a + b) return 0;
    const float small = std::min(a, b), large = std::max(a, b);
    if (distance <= large - small) return kPi * small * small;
    const auto segment = [&](float r, float other) {
        const float cosine = (distance * distance + r * r - other * other) / (2 * distance * r);
        const float angle = std::acos(std::clamp(cosine, -1.0f, 1.0f));
        return r * r * (angle - std::sin(2 * angle) / 2);
    };
    return segment(a, b) + segment(b, a);
}

void circle(ui::Ui& ui, float x, float y, float radius, theme::Color color) {
    const ui::Rect rect{x - radius, y - radius, 2 * radius, 2 * radius};
    ui::fill(ui, rect, theme::with_alpha(color, 70), radius);
    ui::stroke(ui, rect, color, radius, 1.5f);
}

}  // namespace

OverlapShape overlap_shape(const OverlapCounts& counts) {
    const auto first = static_cast<float>(counts.only_first + counts.both);
    const auto second = static_cast<float>(counts.only_second + counts.both);
    const float largest = std::max({first, second, 1.0f});
    OverlapShape shape{std::sqrt(first / largest), std::sqrt(second / largest), 0};
    const float wanted = kPi * static_cast<float>(counts.both) / largest;
    float near = std::abs(shape.first_radius - shape.second_radius);
    float far = shape.first_radius + shape.second_radius;
    if (counts.both == 0) {
        shape.distance = far + 0.15f;
        return shape;
    }
    for (int i = 0; i < 24; ++i) {
        const float middle = (near + far) / 2;
        (shared_area(shape.first_radius, shape.second_radius, middle) > wanted ? near : far) = middle;
    }
    shape.distance = (near + far) / 2;
    return shape;
}

void draw_overlap(ui::Ui& ui, const OverlapCounts& counts, const std::string& first,
                  const std::string& second, const std::string& in_words) {
    const ui::Rect place = ui.place(0, kHeight);
    ui.node(ui.id("overlap"), ui::Role::img, place, in_words);
    const OverlapShape shape = overlap_shape(counts);
    const theme::Palette& p = ui.palette();
    constexpr float kCaption = 22;
    const float wide = shape.first_radius + shape.distance + shape.second_radius;
    const float unit = std::min((place.height - 2 * kCaption) / 2, (place.width - 16) / std::max(wide, 2.0f));
    const float a = shape.first_radius * unit, b = shape.second_radius * unit;
    const float left = place.x + (place.width - wide * unit) / 2 + a;
    const float right = left + shape.distance * unit;
    const float y = place.y + kCaption + unit;
    circle(ui, left, y, a, p.accent_text);
    circle(ui, right, y, b, p.warning.line);
    const auto number = [&](float x, float width, std::size_t count) {
        if (count == 0) return;
        ui::draw_text(ui, {x - width / 2, y - 12, width, 24}, std::to_string(count),
                      {theme::type::kBody, true, p.text, ui::Align::center, true});
    };
    // In the middle of each part, as far as there is room for it.
    const float overlap_left = std::max(left - a, right - b), overlap_right = std::min(left + a, right + b);
    number((left - a + std::max(left - a, right - b)) / 2, 60, counts.only_first);
    number((overlap_left + overlap_right) / 2, 60, counts.both);
    number((std::min(left + a, right + b) + right + b) / 2, 60, counts.only_second);
    const ui::TextStyle small{theme::type::kSmall, false, p.text_muted, ui::Align::left};
    ui::draw_text(ui, {place.x, place.y, place.width / 2 - 4, kCaption}, first, small);
    ui::TextStyle at_right = small;
    at_right.align = ui::Align::right;
    ui::draw_text(ui, {place.x + place.width / 2 + 4, place.y, place.width / 2 - 4, kCaption}, second,
                  at_right);
}

}  // namespace segments::app
