// Campaign Entries (ENT-22): of one campaign or of all; canceled and deleted with their interactions (CMP-4).
#pragma once

#include <string>

#include "app/grid/record_grid.h"
#include "app/screens/screen.h"
#include "app/session/address.h"
#include "core/base/tr.h"

namespace segments::app {

class CampaignEntriesScreen final : public Screen {
  public:
    explicit CampaignEntriesScreen(const Address& address);
    std::string title(const Session&) const override { return tr("Campaign Entries"); }
    std::string_view section() const override { return "/campaigns"; }
    std::vector<Action> actions(Session& session) override;
    void draw(ui::Ui& ui, Session& session, const ui::Rect& area) override;
    bool work(Session& session, const std::function<bool()>& over) override {
        return grid_.work(session, over);
    }

  private:
    std::string campaign_no_;
    std::int64_t logged_no_ = 0;  // LSG-3
    RecordGrid grid_;
};

}  // namespace segments::app
