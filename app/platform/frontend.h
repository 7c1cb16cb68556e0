// What the surroundings ask of the application: the other half of platform.h. The browser (web/) and the
// headless tests drive a Frontend; the application implements it.
//
// Input is handed over as it arrives (event, pointer); frame() then takes all of it in, settles and leaves a
// picture in ImGui::GetDrawData(). Nothing is drawn between frames; the next one comes after input, after
// Platform::request_frame(), or when the output of the last one asked for it. Inside the browser's handlers
// of keys, clicks and the clipboard a frame runs at once without being painted, so that answers
// (Platform::copy, Platform::pick_file, a moved focus) are there while the browser still allows them.
//
// Everything runs on one thread. Platform methods may be called from any Frontend method.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "app/platform/platform.h"
#include "app/theme/palette.h"
#include "app/ui/event.h"
#include "app/ui/node.h"

namespace segments::platform {

enum class DateOrder : std::uint8_t { day_month_year, month_day_year, year_month_day };

// The person's device and habits. Handed over at start, and again whenever something of it changes.
struct Surroundings {
    float width = 0, height = 0;                            // of the canvas, logical (CSS) pixels
    float scale = 1;                                        // device pixels per logical pixel
    bool dark = false;                                      // the system's colour scheme
    bool more_contrast = false;                             // prefers-contrast: more
    std::optional<theme::SystemColors> system_colors = {};  // forced-colors
    bool reduced_motion = false;
    bool coarse_pointer = false;  // fingers: targets of 44 px
    bool apple = false;           // shortcuts are shown with Cmd signs
    std::string language;         // BCP 47: "de-AT"
    DateOrder date_order = DateOrder::year_month_day;
    char32_t date_separator = U'-';
    char32_t decimal_separator = U'.';
    char32_t group_separator = U',';
    int first_weekday = 1;  // 1 = Monday ... 7 = Sunday
    std::string version;    // of the build, for the help screen

    bool operator==(const Surroundings&) const = default;
};

// A font of the product, loaded before the start.
struct FontFile {
    std::string face;  // of the first fonts: "regular" or "semibold"
    std::string name;
    std::span<const std::uint8_t> bytes;  // valid during start()
};

struct PointerInput {
    enum class Kind : std::uint8_t { move, leave, down, up, wheel };

    Kind kind = Kind::move;
    float x = 0, y = 0;    // logical pixels on the canvas; of down and up too, not of leave
    int button = 0;        // 0 left, 1 right, 2 middle
    float dx = 0, dy = 0;  // wheel: logical pixels, positive to see what lies right or below
    bool touch = false;
    ui::Modifiers modifiers;
};

struct FrameInput {
    double now_ms = 0;        // Platform::steady_ms() at the frame's begin
    float delta_seconds = 0;  // since the last frame
    bool painted = true;      // false: the frame runs inside an input handler and isn't shown
};

// 0xRRGGBBAA.
using Colour = std::uint32_t;

// How the field being edited looks: it is a real element of the page, laid exactly over the drawn one. The
// program draws frame and background, but not the text, of the field that has the focus.
struct FieldStyle {
    Colour text = 0x000000ff;
    Colour background = 0x00000000;  // the drawn one shows through
    Colour placeholder = 0x00000080;
    Colour selection = 0x3366ff55;
    float font_size = 14;            // logical pixels
    float line_height = 20;          // of a multi-line field
    float padding_x = 8;             // from the node's rectangle to the text
    float padding_y = 4;             // of a multi-line field; others centre their line
    float corner_radius = 4;         // of the node's rectangle
    std::string_view font_features;  // as in CSS: "\"tnum\"" for tabular figures

    bool operator==(const FieldStyle&) const = default;
};

struct FrameOutput {
    const ui::Tree* tree = nullptr;  // of this frame; valid until the next one
    // Draw another frame after so many milliseconds: 0 = the next one (animation), -1 = only when something
    // happens.
    int next_frame_ms = -1;
    std::string_view cursor = "default";  // the pointer's shape, as in CSS
    FieldStyle field;
};

// Keys and fields, as the platform delivers them (only keys that Tree::keys claims come as key events):
// - In a field being edited, typing, caret movement, selection, the clipboard keys and undo belong to the
//   field and come as `input` only. Enter (not in a multi-line field) comes as `commit` with number 1,
//   leaving as `commit` with number 0, Escape as `cancel`, unless a claim for that key on that field wins.
// - A claim of "" (every key that types a character) on a grid cell opens an editor: make the editor's
// content
//   empty and ask for the focus; the browser then puts the character (or what an input method composes of it:
//   key "Process") into the field by itself. If the program has put the character in already, the browser
//   doesn't.
// - Enter and Space on a button, link, checkbox, tab, menu item or option come as `activate`, unless claimed.
// - Copy, cut and paste keys come as `copy`, `cut` and `paste`; they can't be claimed.
class Frontend {
  public:
    virtual ~Frontend() = default;

    // Once, before anything else. `address` as in address_changed. Leaves the Dear ImGui context current in
    // which frames are drawn.
    virtual void start(Platform& platform, const Surroundings& surroundings, std::span<const FontFile> fonts,
                       std::string_view address) = 0;
    virtual void event(ui::Event event) = 0;
    virtual void pointer(const PointerInput& input) = 0;
    // The keys that are held down changed without any other input.
    virtual void modifiers_changed(ui::Modifiers modifiers) = 0;
    // Takes all input in and makes the picture, in device pixels.
    virtual FrameOutput frame(const FrameInput& input) = 0;
    // A slice of whatever is running (import, search, saving): at most `budget_ms`. True while more is left
    // to do: the platform then comes back soon, between frames, also while the page is hidden. False too
    // while the job only waits for an answer (storage, a file); Platform::request_work() wakes it again.
    virtual bool work(double budget_ms) = 0;
    // What the first screen shows is still being read.
    virtual bool opening() const { return false; }

    virtual void surroundings_changed(const Surroundings& surroundings) = 0;
    // A file was picked (with the purpose given to pick_file) or dropped on the page (purpose "drop").
    virtual void file_arrived(std::string_view purpose, const IncomingFile& file) = 0;
    // Files are being dragged over the page, or left it again.
    virtual void file_hovers(bool over) = 0;
    // By Back, Forward, a bookmark or typing; not by set_address. Percent-encoded as in the address line.
    virtual void address_changed(std::string_view address) = 0;
    // False: the page was hidden, and may never come back: write now what must not be lost.
    virtual void visibility_changed(bool visible) = 0;
};

}  // namespace segments::platform
