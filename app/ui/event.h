// What comes in from the accessible tree and the keyboard. Pointer input on the canvas goes to Dear ImGui
// directly; everything that is addressed to an element comes as an Event, from the browser's DOM as from a
// test. Only keys that Tree::keys claims come as `key` events.
#pragma once

#include <cstdint>
#include <string>

#include "app/ui/node.h"

namespace segments::ui {

enum class EventKind : std::uint8_t {
    activate,      // Enter, Space or a screen reader's click on the element (never a pointer click: that is
                   // ImGui's)
    focus,         // the element received the focus (target kNoNode: focus left the tree)
    input,         // a field's content changed while typing: `text` is the whole content
    commit,        // a field was left (`number` 0) or Enter pressed in it (1): `text` is the whole content
    cancel,        // Escape in a field: the former value comes back
    key,           // any other key on the focused element, or on the page (target kNoNode)
    context_menu,  // Shift+F10, the menu key, a long press
    choose,        // combobox / listbox: `text` is the option's name
    scroll_into_view,  // a screen reader wants the element visible
    scroll,            // the browser scrolled a node that `clips`: by `number_x`, `number` logical pixels
    set_rows_from,     // a screen reader jumps to grid row `number` (1-based)
    copy,
    cut,
    paste,  // on the focused element; `text` (TSV or plain) for paste. Runs inside the browser's handler.
};

// Keys by the names of the DOM's KeyboardEvent.key: "ArrowDown", "F2", "a". Modifiers as the platform means
// them.
struct Modifiers {
    bool shift = false;
    bool control = false;  // the platform's command modifier: Ctrl, or Cmd on Apple devices
    bool alt = false;

    bool operator==(const Modifiers&) const = default;
};

struct Event {
    EventKind kind = EventKind::activate;
    NodeId target = kNoNode;
    std::string text = {};  // content, or the key's name
    Modifiers modifiers = {};
    std::int64_t number = 0;
    std::int64_t number_x = 0;
};

}  // namespace segments::ui
