// The tour of the main job: a card at the edge of the page says what to do next and where, the person does it
// on the real screens, and the tour goes on by itself. Begins at the address "/tour".
#pragma once

#include <cstddef>
#include <optional>

#include "app/session/session.h"
#include "app/ui/ui.h"

namespace segments::app {

class Tour {
  public:
    static constexpr std::string_view kAddress = "/tour";
    // The setting of this device that says that the tour was taken, or isn't wanted.
    static constexpr std::string_view kSetting = "tour";

    // Nothing to draw: the tour isn't going on and isn't asked for.
    bool idle(const Session& session) const { return !step_ && session.address() != kAddress; }
    // Above the screen, below dialogs.
    void draw(ui::Ui& ui, Session& session);

  private:
    void enter(Session& session, std::size_t step);
    void end(Session& session);
    void draw_card(ui::Ui& ui, Session& session);

    std::optional<std::size_t> step_;
};

}  // namespace segments::app
