// The list of campaigns (ENT-21) with their figures (CMP-3).
#pragma once

#include "app/grid/record_grid.h"
#include "app/screens/screen.h"
#include "core/base/tr.h"

namespace segments::app {

class CampaignListScreen final : public Screen {
  public:
    CampaignListScreen();
    std::string title(const Session&) const override { return tr("Campaigns"); }
    std::string_view section() const override { return "/campaigns"; }
    std::vector<Action> actions(Session& session) override;
    void draw(ui::Ui& ui, Session& session, const ui::Rect& area) override;
    bool work(Session& session, const std::function<bool()>& over) override {
        return grid_.work(session, over);
    }

  private:
    RecordGrid grid_;
};

}  // namespace segments::app
