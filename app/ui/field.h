// Fields to type into: text, numbers, dates. While a field has the focus it *is* the page's input element
// laid over it (web/); here it is drawn, recorded and told what was typed.
//
//   const FieldResult name = text_field(ui, "Name", contact.name, {.required = true});
//   if (name.committed) {
//       if (Result<void> set = set_name(name.text); !set) name.reject(set.error().message);
//   }
//
// A rejected text stays in the field with its message until it is corrected or Escape is pressed.
#pragma once

#include <string>
#include <string_view>

#include "app/theme/icons.h"
#include "app/ui/ui.h"

namespace segments::ui {

// From the frame of a field to its text, and the height of a line in one of several lines: the page's input
// lies exactly over the drawn one.
inline constexpr float kFieldPaddingX = 10, kFieldPaddingY = 6, kFieldLine = 21;

struct FieldOptions {
    InputKind kind = InputKind::text;
    bool enabled = true;
    bool readonly = false;
    bool required = false;
    std::string_view placeholder = {};
    std::string_view help = {};    // description for assistive technology and tooltip
    std::string_view error = {};   // a standing error of the caller's
    std::string_view badge = {};   // small text beside the caption ("own value")
    std::string_view reset = {};   // name of an action beside it ("Use header value")
    std::uint32_t max_length = 0;  // characters, 0 = none
    std::string_view key = {};     // distinguishes fields of the same caption
    std::string_view lookup = {};  // name of a button in the field that opens something ("Choose contact")
    float width = 0;               // 0: as wide as the layout gives
    int lines = 1;                 // more: a multi-line field
    bool caption = true;           // false: the caption is only the accessible name
    bool right = false;            // numbers
    bool kept = false;             // what is typed into it would be missed after a crash
};

class FieldResult {
  public:
    bool changed = false;    // typed just now: `text` is the draft
    bool committed = false;  // left or Enter: `text` is to be taken
    bool cancelled = false;
    bool activated = false;  // pressed by pointer or through the tree
    bool entered = false;    // committed by Enter
    bool chosen = false;     // committed by choosing an option of its list
    bool reset = false;      // the reset action was pressed
    bool lookup = false;     // the lookup button was pressed
    std::string text;
    NodeId id = kNoNode;

    // Keeps the typed text in the field, marked with the message.
    void reject(std::string_view message) const;

    Ui* ui = nullptr;
};

FieldResult text_field(Ui& ui, std::string_view caption, std::string_view value,
                       const FieldOptions& options = {});
FieldResult number_field(Ui& ui, std::string_view caption, std::string_view value, FieldOptions options = {});
FieldResult date_field(Ui& ui, std::string_view caption, std::string_view value, FieldOptions options = {});
// A search box with a magnifying glass; `changed` for filtering while typing.
FieldResult search_field(Ui& ui, std::string_view caption, std::string_view value, FieldOptions options = {});

// --- For widgets that contain a field (combobox, grid cell) ---

// The bare input in a rectangle, without caption: role textbox, spinbutton, searchbox or combobox.
struct InputSpec {
    NodeId id = kNoNode;
    Role role = Role::textbox;
    std::string_view name;
    std::string_view value;
    FieldOptions options = {};
    bool frame = true;  // draw the frame
    float font_size = 14;
    float pad_right = 0;  // kept free for buttons inside
};
FieldResult input_in(Ui& ui, const Rect& rect, const InputSpec& spec);
// Begins editing with this text, as if it had been typed (a key typed on a grid cell).
void set_draft(Ui& ui, NodeId id, std::string_view text);
// The text under edit or rejected, if any.
const std::string* draft_of(Ui& ui, NodeId id);
void drop_draft(Ui& ui, NodeId id);
// What the field held before the text that is being typed, or was rejected; null if that isn't so.
const std::string* typed_over(Ui& ui, NodeId id);
// Caption line, input rectangle and message line of a field with a caption.
struct FieldFrame {
    Rect input;
    float message_y = 0;
    bool reset = false;
};
FieldFrame field_frame(Ui& ui, NodeId id, std::string_view caption, const FieldOptions& options,
                       std::string_view message, float input_height);
std::string_view message_of(Ui& ui, NodeId id, const FieldOptions& options);

}  // namespace segments::ui
