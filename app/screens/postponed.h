// Postponed Interactions (PPN-3): interactions that somebody began and will finish later.
#pragma once

#include "app/grid/record_grid.h"
#include "app/screens/screen.h"
#include "core/base/tr.h"

namespace segments::app {

class PostponedScreen final : public Screen {
  public:
    PostponedScreen();
    std::string title(const Session&) const override { return tr("Postponed Interactions"); }
    std::string_view section() const override { return "/log"; }
    std::vector<Action> actions(Session& session) override;
    void draw(ui::Ui& ui, Session& session, const ui::Rect& area) override;
    bool work(Session& session, const std::function<bool()>& over) override {
        return grid_.work(session, over);
    }

  private:
    RecordGrid grid_;
};

}  // namespace segments::app
