// The segments that are being worked on (NUM-12), with the number of their lines.
#pragma once

#include "app/grid/record_grid.h"
#include "app/screens/screen.h"
#include "core/base/tr.h"

namespace segments::app {

class SegmentListScreen final : public Screen {
  public:
    SegmentListScreen();
    std::string title(const Session&) const override { return tr("Segments"); }
    std::string_view section() const override { return "/segments"; }
    std::vector<Action> actions(Session& session) override;
    void draw(ui::Ui& ui, Session& session, const ui::Rect& area) override;
    bool work(Session& session, const std::function<bool()>& over) override {
        return grid_.work(session, over);
    }

  private:
    void compare(Session& session);

    RecordGrid grid_;
};

}  // namespace segments::app
