// A dialog in which one record of a list is chosen: saved criteria, a logged segment.
#pragma once

#include <functional>
#include <string>

#include "app/grid/record_grid.h"
#include "app/session/dialog.h"

namespace segments::app {

class ChooseDialog final : public Dialog {
  public:
    // `choose` gets the row; the dialog is closed by then.
    ChooseDialog(std::string title, std::string action, GridSource source, EmptyList empty,
                 std::function<void(table::Row)> choose);
    bool draw(ui::Ui& ui, Session& session) override;
    bool work(Session& session, const std::function<bool()>& over) override {
        return grid_.work(session, over);
    }

  private:
    std::string title_, action_;
    EmptyList empty_;
    std::function<void(table::Row)> choose_;
    RecordGrid grid_;
};

}  // namespace segments::app
