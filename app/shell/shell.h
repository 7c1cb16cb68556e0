// The frame around every screen: navigation, heading with the screen's actions, undo and redo, the state of
// saving, messages. Below a certain width the navigation is a drawer.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/screens/screen.h"
#include "app/session/session.h"
#include "app/ui/ui.h"

namespace segments::app {

struct NavigationEntry {
    theme::Icon icon;
    std::string_view name;
    std::string_view address;
};

// The screens that the navigation leads to.
std::span<const NavigationEntry> navigation_entries();

class Shell {
  public:
    // Draws the frame around `screen` and the screen in it.
    void draw(ui::Ui& ui, Session& session, Screen& screen);
    // The command palette was asked for since the last call.
    bool take_go_to() { return std::exchange(go_to_wanted_, false); }
    // Likewise the help.
    bool take_help() { return std::exchange(help_wanted_, false); }

  private:
    void draw_navigation(ui::Ui& ui, Session& session, const ui::Rect& area, std::string_view current);
    float draw_top(ui::Ui& ui, Session& session, Screen& screen, const ui::Rect& area);
    float draw_message(ui::Ui& ui, Session& session, const ui::Rect& area);
    void draw_job(ui::Ui& ui, Session& session);

    bool job_shown_ = false;
    bool drawer_ = false;
    bool go_to_wanted_ = false;
    bool help_wanted_ = false;
};

}  // namespace segments::app
