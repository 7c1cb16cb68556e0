// Marketing Setup (ENT-24): number series, defaults of new contacts, what people inherit from their company,
// and the search for duplicates.
#pragma once

#include "app/screens/screen.h"
#include "core/base/tr.h"

namespace segments::app {

class MarketingSetupScreen final : public Screen {
  public:
    std::string title(const Session&) const override { return tr("Marketing Setup"); }
    std::string_view section() const override { return "/setup"; }
    std::vector<Action> actions(Session& session) override;
    void draw(ui::Ui& ui, Session& session, const ui::Rect& area) override;
};

}  // namespace segments::app
