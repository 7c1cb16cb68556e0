// The accessible tree of one frame: what is on the screen, as roles, names, values and states.
//
// Every widget of app/ui records a Node while it draws. `web/` mirrors the nodes as real DOM elements with
// ARIA above the canvas; native tests drive the screens through the same records. The tree mirrors the canvas
// and doesn't replace it: a click on the canvas at a node's rectangle does the same as activating the node.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace segments::ui {

// Stable from frame to frame for the same thing on the screen (an ImGuiID: a hash of the path of labels and
// keys).
using NodeId = std::uint32_t;
inline constexpr NodeId kNoNode = 0;

// ARIA roles by their ARIA names. `none` is a plain container.
enum class Role : std::uint8_t {
    none,
    navigation,
    main,
    heading,
    link,
    button,
    menubutton,
    menu,
    menuitem,
    toolbar,
    grid,
    row,
    columnheader,
    gridcell,
    textbox,
    searchbox,
    combobox,
    listbox,
    option,
    checkbox,
    spinbutton,
    group,
    dialog,
    alertdialog,
    progressbar,
    status,
    alert,
    text,
    tablist,
    tab,
    tabpanel,
    list,
    listitem,
    separator,
    img,
};

// What a textbox, combobox or spinbutton takes: chooses the mobile keyboard and the browser's help.
enum class InputKind : std::uint8_t {
    text,
    multiline,
    email,
    telephone,
    url,
    number,
    date,
    time,
    code,
    search,
    password  // shown as dots
};

enum class Check : std::uint8_t { none, off, on, mixed };  // checkbox, menuitemcheckbox, selectable option
enum class Sort : std::uint8_t { none, ascending, descending };  // columnheader

// Logical (CSS) pixels, relative to the canvas.
struct Rect {
    float x = 0, y = 0, width = 0, height = 0;

    bool operator==(const Rect&) const = default;
};

struct Node {
    NodeId id = kNoNode;
    NodeId parent = kNoNode;  // kNoNode: child of the page. Parents come before their children.
    Role role = Role::none;
    Rect rect;
    std::string name;         // accessible name: the caption as drawn
    std::string value;        // text of a field or cell, chosen option, "42 %"
    std::string description;  // help, or the message of an invalid field
    std::string shortcut;     // aria-keyshortcuts: "Control+S"
    std::string href;         // link: "#/segments/SM00001"

    bool focusable = false;  // takes part in Tab order (grid cells: only the active one)
    bool disabled = false;
    bool readonly = false;
    bool kept = false;  // a field: what is typed would be missed (app/drafts/drafts.h)
    bool required = false;
    bool invalid = false;
    bool selected = false;  // row, cell, option, tab
    bool current = false;   // link of the present screen
    bool modal = false;     // dialog
    bool has_popup = false;
    bool expanded = false;    // with has_popup, combobox
    bool expandable = false;  // a button that shows and hides a part of the page: aria-expanded by `expanded`
    bool multiselectable = false;  // grid, listbox
    bool live = false;             // status and alert: announce when the name changes
    // Descendants are cut at this rect (a scrolling area, a grid): mirror it with `overflow: hidden`, so that
    // what is scrolled away can't be hit. Their rects are unclipped. When the browser scrolls the mirrored
    // element (focus, scrollIntoView), send EventKind::scroll and put its scroll offset back.
    bool clips = false;
    Check check = Check::none;
    Sort sort = Sort::none;
    InputKind input = InputKind::text;
    std::uint32_t max_length = 0;  // characters, 0 = none
    // Where a field draws its text (logical pixels): the page's element lies over it exactly while it is
    // edited.
    float font_size = 0;                // 0: FieldStyle::font_size
    float pad_left = 0, pad_right = 0;  // from the rectangle to the text; 0: FieldStyle::padding_x
    bool align_right = false;
    // The field's content was changed by the program (not the user): a focused DOM input takes it over when
    // this number changes; otherwise the input owns its content while it has the focus.
    std::uint32_t value_revision = 0;

    int level = 0;  // heading
    std::int64_t row_count = -1,
                 row_index = -1;  // grid: whole number of rows incl. header; row, cell: 1-based
    std::int32_t column_count = -1, column_index = -1;  // 1-based
    float value_now = 0, value_max = 0;                 // progressbar, spinbutton
    NodeId controls = kNoNode;  // combobox: its listbox; active option in `active_descendant`
    NodeId active_descendant = kNoNode;
};

// A key that the application has an action for now: only these are taken from the browser (preventDefault)
// and sent as EventKind::key; every other key stays the browser's. Inside a field, commit (Enter) and cancel
// (Escape) need no claim, but a claim for them on that field wins. The key "Paste" on a field: text of
// several cells or lines comes as EventKind::paste instead of going into the field.
struct KeyClaim {
    NodeId target = kNoNode;  // the focused element, or kNoNode: anywhere on the page
    std::string key;          // KeyboardEvent.key: "ArrowDown", "k"; "": every key that types a character
    bool control = false, shift = false, alt = false;
    bool any_modifiers = false;  // with whatever modifiers

    bool operator==(const KeyClaim&) const = default;
};

struct Tree {
    std::vector<Node> nodes;     // in reading order
    std::vector<KeyClaim> keys;  // in no order
    // The program asks for the focus to move there (a dialog opened, a grid cell became active). kNoNode: no
    // wish.
    NodeId focus_request = kNoNode;

    const Node* find(NodeId id) const;
    void clear();
};

}  // namespace segments::ui
