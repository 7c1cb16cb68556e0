// Things to read: headings, text, badges, facts, messages, progress, empty states.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/theme/icons.h"
#include "app/ui/ui.h"

namespace segments::ui {

enum class Tone : std::uint8_t { neutral, info, success, warning, error };
const theme::Tone& colors_of(const Ui& ui, Tone tone);
theme::Icon icon_of(Tone tone);

// Level 1 is the screen's name; 2 a part of the page.
void heading(Ui& ui, std::string_view text, int level = 2);
// The name of a card or of another small part: level 2, in smaller letters.
void subheading(Ui& ui, std::string_view text);
// Wrapped text.
void text(Ui& ui, std::string_view text, bool muted = false);
void strong_text(Ui& ui, std::string_view text);
// A small pill.
void badge(Ui& ui, std::string_view text, Tone tone = Tone::neutral);
// Draws one into a rectangle without layout or node, at its left; returns its width.
float draw_badge(Ui& ui, const Rect& rect, std::string_view text, Tone tone);

struct Fact {
    std::string caption, value;
    std::string href = {};  // makes the value a link
};
// Captions with values below each other. Returns the index of a clicked link, or -1.
int facts(Ui& ui, std::span<const Fact> facts);

// A message across the page: role status, or alert for warnings and errors. Returns true when its action's
// button was pressed.
bool message_bar(Ui& ui, Tone tone, std::string_view message, std::string_view action = {});

// A bar with its caption and "42 %"; `fraction` below 0: no end known.
void progress(Ui& ui, std::string_view caption, float fraction, std::string_view detail = {});

// What an empty list or page says: what this is, and what to do next. True when the action was pressed.
bool empty_state(Ui& ui, theme::Icon icon, std::string_view headline, std::string_view sentence,
                 std::string_view action = {});
// The same, centred in a rectangle.
bool empty_state_in(Ui& ui, const Rect& area, theme::Icon icon, std::string_view headline,
                    std::string_view sentence, std::string_view action = {});

// A number with its caption, large.
void figure(Ui& ui, std::string_view caption, std::string_view value, Tone tone = Tone::neutral);

// Bars that stand for `lines` lines of text not there yet.
void skeleton(Ui& ui, int lines);

// Shows `text` beside the pointer while it rests on the rectangle of the element drawn last.
void tooltip(Ui& ui, const Rect& anchor, bool hovered, std::string_view text);

}  // namespace segments::ui
