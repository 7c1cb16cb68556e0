// All contacts (ENT-15): filter, sort, open, create.
#pragma once

#include "app/grid/record_grid.h"
#include "app/screens/screen.h"
#include "core/base/tr.h"

namespace segments::app {

class ContactListScreen final : public Screen {
  public:
    ContactListScreen();
    std::string title(const Session&) const override { return tr("Contacts"); }
    std::string_view section() const override { return "/contacts"; }
    std::vector<Action> actions(Session& session) override;
    void draw(ui::Ui& ui, Session& session, const ui::Rect& area) override;
    bool work(Session& session, const std::function<bool()>& over) override {
        return grid_.work(session, over);
    }

  private:
    RecordGrid grid_;
};

}  // namespace segments::app
