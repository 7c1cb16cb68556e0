// Things that open above the page: popups, menus, tooltips' big brothers. A popup is open or closed by its
// id; a press outside it or Escape closes it.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/theme/icons.h"
#include "app/ui/ui.h"

namespace segments::ui {

// Begins a layer above all that was drawn, on a surface with a shadow: menus, lists of options, dialogs. Ends
// with Ui::end_layer(). With radius 0 there is no frame: it fills the window.
void begin_raised_layer(Ui& ui, NodeId id, const Rect& rect, float radius, float shadow_size = 16);

void open_popup(Ui& ui, NodeId id);
void close_popup(Ui& ui, NodeId id);
bool popup_open(Ui& ui, NodeId id);

// Where a popup of that size goes: below the anchor, above it where there is no room, inside the window.
Rect popup_rect(Ui& ui, const Rect& anchor, float width, float height, bool align_right = false);

// Whose child an open popup is for assistive technology: of the dialog that it belongs to, else of the page's
// main part, since all content lies in a landmark.
NodeId popup_parent(Ui& ui);

// The raised surface of an open popup. Closes itself on a press outside `anchor` and itself, or on Escape.
// Construct only while popup_open().
class Popup {
  public:
    Popup(Ui& ui, NodeId id, const Rect& anchor, const Rect& rect);
    ~Popup();
    Popup(const Popup&) = delete;
    Popup& operator=(const Popup&) = delete;

  private:
    Ui& ui_;
    NodeId id_;
};

struct MenuItem {
    std::string label;
    theme::Icon icon = theme::Icon::none;
    std::string shortcut = {};
    bool enabled = true;
    std::string reason = {};  // why not
    bool separator = false;   // a line above
    bool checked = false;
    bool checkable = false;
    bool danger = false;
};

// A menu while popup `id` is open: role menu with menuitems; arrows, Home, End, Enter, Escape and letters
// work. Returns the index of the chosen item, or -1. The focus returns to where it was.
int menu(Ui& ui, NodeId id, const Rect& anchor, std::string_view name, std::span<const MenuItem> items,
         bool align_right = false);

// A button that opens a menu. Returns the chosen index, or -1.
int menu_button(Ui& ui, std::string_view label, std::span<const MenuItem> items,
                theme::Icon icon = theme::Icon::none, bool icon_only = false);

// A menu at the pointer (or at `anchor` when opened by keyboard). `open` true opens it.
int context_menu(Ui& ui, std::string_view name, bool open, const Rect& anchor,
                 std::span<const MenuItem> items);
bool context_menu_open(Ui& ui, std::string_view name);

}  // namespace segments::ui
