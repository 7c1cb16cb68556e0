// Duplicates (DUP-1): the pairs of contacts that look the same, found by a search, to be merged or told
// apart.
#pragma once

#include "app/grid/record_grid.h"
#include "app/screens/screen.h"
#include "core/base/tr.h"

namespace segments::app {

class DuplicateListScreen final : public Screen {
  public:
    DuplicateListScreen();
    std::string title(const Session&) const override { return tr("Duplicates"); }
    std::string_view section() const override { return "/contacts"; }
    std::vector<Action> actions(Session& session) override;
    void draw(ui::Ui& ui, Session& session, const ui::Rect& area) override;
    bool work(Session& session, const std::function<bool()>& over) override {
        return grid_.work(session, over);
    }

  private:
    void show(bool separate);

    RecordGrid grid_;
    bool separate_ = false;  // the list is of contacts that were told apart
};

}  // namespace segments::app
