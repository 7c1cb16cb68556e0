// Work within the drawing of a dialog: most answers take some milliseconds, and then the frame that asks
// shows them, too.
#pragma once

#include <functional>

#include "app/session/session.h"
#include "app/ui/ui.h"

namespace segments::app {

class InstantWork {
  public:
    // Calls work(over), which ends when over() says so: once in a frame, however often it is laid out, and
    // not in the one that opens the dialog, which has enough to do.
    void run(const ui::Ui& ui, const Session& session,
             const std::function<void(const std::function<bool()>& over)>& work) {
        constexpr double kMs = 4;
        if (frame_ == ui.seconds()) return;
        const bool opens = frame_ < 0;
        frame_ = ui.seconds();
        if (opens) return;
        const double end = session.platform().steady_ms() + kMs;
        work([&] { return session.platform().steady_ms() >= end; });
    }

  private:
    double frame_ = -1;  // the last one, by Ui::seconds
};

}  // namespace segments::app
