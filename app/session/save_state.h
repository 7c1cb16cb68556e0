// Whether what was done is safe, in words: for the status line, the bar above a screen and the Workspace
// screen.
#pragma once

#include <string>

#include "app/session/session.h"
#include "app/theme/icons.h"

namespace segments::app {

// What a person can do about it.
enum class Remedy : std::uint8_t { none, back_up, take_over };

struct SaveState {
    std::string text;  // "Saved", "Saving", "Not saved: The storage is full. ..."
    theme::Icon icon = theme::Icon::circle_check;
    bool problem = false;
    Remedy remedy = Remedy::none;
};

SaveState save_state(const Session& session);

}  // namespace segments::app
