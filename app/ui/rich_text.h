// A paragraph in which some words are strong.
#pragma once

#include <span>
#include <string>

#include "app/ui/ui.h"

namespace segments::ui {

struct TextRun {
    std::string text;
    bool strong = false;

    bool operator==(const TextRun&) const = default;
};

// Broken into lines at the width of the layout; with a bullet before it, indented. One text for assistive
// technology.
void rich_text(Ui& ui, std::span<const TextRun> runs, bool bullet = false);

}  // namespace segments::ui
