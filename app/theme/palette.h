// Colours. Two palettes, light and dark, with one accent, and one of the system's colours where it prescribes
// them; every text colour reaches 4.5:1 on the grounds it is used on (tests/app/theme/palette_test.cpp
// computes it). Widgets take colours from here and nowhere else.
#pragma once

#include <cstdint>
#include <vector>

namespace segments::theme {

struct Color {
    std::uint8_t r = 0, g = 0, b = 0, a = 255;  // sRGB

    bool operator==(const Color&) const = default;
};

// 0xRRGGBB, opaque.
constexpr Color rgb(std::uint32_t hex) {
    return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8),
            static_cast<std::uint8_t>(hex), 255};
}
constexpr Color with_alpha(Color color, std::uint8_t alpha) {
    return {color.r, color.g, color.b, alpha};
}
// `over` painted on an opaque `under`.
Color blend(Color over, Color under);
// WCAG contrast ratio, 1..21.
double contrast(Color a, Color b);

// A tone for messages, badges and toasts: a soft ground, the text on it, and a line or icon.
struct Tone {
    Color ground, text, line;
};

struct Palette {
    bool dark = false;
    Color page;           // behind everything: navigation, space between cards
    Color surface;        // cards, grids, the content
    Color surface_alt;    // header rows, group captions, read-only fields
    Color raised;         // menus, dialogs, toasts
    Color border;         // hairlines between areas
    Color border_strong;  // frames of fields and checkboxes (3:1 on surface)
    Color text;
    Color text_muted;     // captions, secondary text
    Color text_disabled;  // of disabled elements (no contrast asked of it)
    Color accent;         // ground of primary buttons, checked boxes, progress
    Color accent_hover;
    Color accent_pressed;
    Color on_accent;    // text on these three
    Color accent_text;  // links, the current page, selected tabs
    Color selected;     // ground of selected rows, current navigation link
    Color hover;        // translucent tint over any ground
    Color pressed;      // translucent tint over any ground
    Color focus;        // focus ring
    Color danger, danger_hover, danger_pressed, on_danger;
    Color scrim;     // behind dialogs
    Color shadow;    // of raised things
    Color skeleton;  // bars standing for text that is not there yet
    Tone info, success, warning, error, neutral;
};

const Palette& light();
const Palette& dark();

// What a system with a palette of its own prescribes (forced-colors), by the names of CSS.
struct SystemColors {
    Color canvas, canvas_text, link_text, gray_text, highlight, highlight_text, button_face, button_text;

    bool operator==(const SystemColors&) const = default;
};
// The palette of these colours and of mixtures in which text stays readable.
Palette forced(const SystemColors& system);
// For people who ask for more contrast: no muted text, no faint lines.
Palette with_more_contrast(Palette palette);

// Text on ground, as the widgets use them, for the contrast test.
struct ContrastPair {
    const char* use;
    Color text, ground;
    double least;  // 4.5 for text, 3 for frames and rings
};
std::vector<ContrastPair> contrast_pairs(const Palette& palette);

}  // namespace segments::theme
