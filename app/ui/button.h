// Things to press: buttons and links.
#pragma once

#include <string_view>

#include "app/theme/icons.h"
#include "app/ui/ui.h"

namespace segments::ui {

enum class ButtonKind : std::uint8_t { plain, primary, danger, quiet };

struct ButtonOptions {
    ButtonKind kind = ButtonKind::plain;
    theme::Icon icon = theme::Icon::none;
    bool enabled = true;
    std::string_view reason = {};    // why it is disabled; the tooltip otherwise. Also the description.
    std::string_view shortcut = {};  // "Control+S", shown in the tooltip
    bool pressed = false;            // of a toggle
    bool icon_only = false;          // the label becomes the accessible name and the tooltip
    float width = 0;                 // 0: as wide as its content
    std::string_view key = {};       // distinguishes buttons of the same label
    bool menu = false;               // opens a menu: shows a chevron
    bool expanded = false;           // and it is open
};

// True in the frame in which it is pressed.
bool button(Ui& ui, std::string_view label, const ButtonOptions& options = {});
inline bool primary_button(Ui& ui, std::string_view label) {
    return button(ui, label, {.kind = ButtonKind::primary});
}
bool icon_button(Ui& ui, theme::Icon icon, std::string_view name, ButtonOptions options = {});
// A line of a list that leads somewhere: its name, and what there is to say of it, below it or at the right.
bool link_line(Ui& ui, std::string_view label, std::string_view detail, std::string_view href,
               bool below = true);
// In a given rectangle.
bool button_in(Ui& ui, const Rect& rect, std::string_view label, const ButtonOptions& options = {});
float button_width(Ui& ui, std::string_view label, const ButtonOptions& options = {});

// A link to an address of the application ("#/segments/SM00001") or outside. True when followed by this
// frame; the caller navigates.
bool link(Ui& ui, std::string_view label, std::string_view href);
bool link_in(Ui& ui, const Rect& rect, std::string_view label, std::string_view href, float font_size);

}  // namespace segments::ui
