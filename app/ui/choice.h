// Things to choose: checkboxes, lists of options with or without typing, tabs.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/ui/field.h"
#include "app/ui/ui.h"

namespace segments::ui {

struct CheckOptions {
    bool enabled = true;
    bool mixed = false;
    std::string_view help = {};
    std::string_view badge = {};
    std::string_view key = {};
    // The caption stands above as with fields, so that checkboxes align with them in a Form.
    bool as_field = false;
};
// True when toggled: the caller sets !checked.
bool checkbox(Ui& ui, std::string_view caption, bool checked, const CheckOptions& options = {});
// Just the box, centred in the rectangle; recorded with the given role's node by the caller.
void draw_check(Ui& ui, const Rect& rect, Check check, bool enabled, bool hovered);

// One row of a list of options. `text` is what is stored (a code), `detail` is shown beside it (its name).
struct Option {
    std::string text;
    std::string detail = {};
    std::string label = {};  // shown in place of the text

    const std::string& shown() const { return label.empty() ? text : label; }
};
// Finds options for what was typed: everything that starts with or contains it, best first, at most `most`.
using OptionsProvider = std::function<std::vector<Option>(std::string_view typed, std::size_t most)>;
// Over a fixed list.
OptionsProvider options_from(std::vector<Option> list);

struct ComboOptions {
    FieldOptions field;
    bool free_text = false;  // anything may be typed; otherwise commit only what the provider knows
    std::size_t most = 100;  // options fetched at a time
    // The options only help with free text: nothing is said where there are none.
    bool suggests = false;
    std::uint64_t revision = 0;  // the options are fetched anew when it changes
};
// A field with a list below it that follows the typing. `committed` with `text` when one was chosen.
FieldResult combobox(Ui& ui, std::string_view caption, std::string_view value,
                     const OptionsProvider& provider, const ComboOptions& options = {});
// The bare combobox in a rectangle (grid cells).
FieldResult combo_in(Ui& ui, const Rect& rect, const InputSpec& spec, const OptionsProvider& provider,
                     const ComboOptions& options);

// A short fixed list: returns the newly chosen index, or -1. Same node role as a combobox.
int select(Ui& ui, std::string_view caption, int chosen, std::span<const std::string> names,
           const FieldOptions& options = {});

// Tabs above a part of a page; returns the chosen index.
int tabs(Ui& ui, std::string_view name, std::span<const std::string> captions, int chosen);

}  // namespace segments::ui
