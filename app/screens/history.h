// The steps that can be undone and redone, newest first (PRD-7).
#pragma once

#include "app/screens/screen.h"
#include "core/base/tr.h"

namespace segments::app {

class HistoryScreen final : public Screen {
  public:
    std::string title(const Session&) const override { return tr("History"); }
    std::string_view section() const override { return "/history"; }
    void draw(ui::Ui& ui, Session& session, const ui::Rect& area) override;
};

}  // namespace segments::app
