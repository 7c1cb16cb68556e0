// What lies over the screen until it is answered. The session keeps a stack of dialogs; the topmost one is
// drawn above all others.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "app/ui/ui.h"

namespace segments::app {

class Session;

class Dialog {
  public:
    virtual ~Dialog() = default;
    // Draws it; false when it is closed.
    virtual bool draw(ui::Ui& ui, Session& session) = 0;
    // Background work of a dialog (a live count): true while there is more to do.
    virtual bool work(Session&, const std::function<bool()>& over) {
        (void)over;
        return false;
    }
};

// A question with named buttons.
struct Question {
    struct Answer {
        std::string name;
        std::function<void()> run = {};  // nothing: just closes
        bool primary = false;
        bool danger = false;
    };

    std::string title;
    std::string text;
    std::vector<std::string> details = {};  // listed below the text
    std::vector<Answer> answers;            // left to right; focus on the primary or last, Escape: the last
};

}  // namespace segments::app
