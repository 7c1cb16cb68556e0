// A page of the application: what is drawn in the main area while its address is current. Screens live on
// while others are shown, so that a list keeps its place.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "app/session/action.h"
#include "app/ui/ui.h"

namespace segments::app {

class Session;

class Screen {
  public:
    virtual ~Screen() = default;
    // The heading and the page's title: "Contacts", "Contact CT000001".
    virtual std::string title(const Session& session) const = 0;
    // The address of the navigation's link that is marked: "/contacts".
    virtual std::string_view section() const = 0;
    virtual std::vector<Action> actions(Session&) { return {}; }
    virtual void draw(ui::Ui& ui, Session& session, const ui::Rect& area) = 0;
    // Background work (filling a list): true while there is more to do.
    virtual bool work(Session& session, const std::function<bool()>& over) {
        static_cast<void>(session);
        static_cast<void>(over);
        return false;
    }
};

}  // namespace segments::app
