// Where one starts: what is there, and what to do next.
#pragma once

#include "app/screens/screen.h"

namespace segments::app {

class HomeScreen final : public Screen {
  public:
    std::string title(const Session&) const override { return "Home"; }
    std::string_view section() const override { return "/"; }
    void draw(ui::Ui& ui, Session& session, const ui::Rect& area) override;
};

}  // namespace segments::app
