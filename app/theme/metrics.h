// Sizes in logical (CSS) pixels: one spacing scale, one type scale, two densities (mouse and touch).
#pragma once

namespace segments::theme {

// The spacing scale: multiples of four.
namespace space {
inline constexpr float kXs = 4, kS = 8, kM = 12, kL = 16, kXl = 24, kXxl = 32;
}

// The type scale, as CSS font sizes.
namespace type {
inline constexpr float kSmall = 12, kBody = 14, kGrid = 13, kSubtitle = 15, kTitle = 18, kHeading = 22;
}

struct Metrics {
    float control = 32;       // height of buttons and fields
    float compact = 28;       // height of buttons inside toolbars of panels
    float grid_row = 30;      // height of a grid's row
    float menu_item = 32;     // height of a menu item or option
    float nav_item = 36;      // height of a navigation link
    float check = 16;         // side of a checkbox
    float icon = 16;          // side of an icon
    float radius = 6;         // corners of controls
    float radius_large = 10;  // corners of cards and dialogs
    float scrollbar = 12;     // width of a scrollbar's track
};

inline constexpr Metrics kMouse{};
// Targets of at least 44 pixels.
inline constexpr Metrics kTouch{44, 44, 44, 44, 48, 20, 18, 8, 12, 12};

// Widths at which the layout changes.
inline constexpr float kPhoneWidth = 480;   // cards instead of grid rows below it
inline constexpr float kDrawerWidth = 720;  // navigation in a drawer below it
inline constexpr float kWideWidth = 1180;   // side panels (factboxes) from here on

}  // namespace segments::theme
