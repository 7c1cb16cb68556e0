// The segments that were logged (LSG-1), with what came of them (LSG-2).
#pragma once

#include "app/grid/record_grid.h"
#include "app/screens/screen.h"
#include "core/base/tr.h"

namespace segments::app {

class LoggedListScreen final : public Screen {
  public:
    LoggedListScreen();
    std::string title(const Session&) const override { return tr("Logged Segments"); }
    std::string_view section() const override { return "/logged"; }
    std::vector<Action> actions(Session& session) override;
    void draw(ui::Ui& ui, Session& session, const ui::Rect& area) override;
    bool work(Session& session, const std::function<bool()>& over) override {
        return grid_.work(session, over);
    }

  private:
    RecordGrid grid_;
};

}  // namespace segments::app
