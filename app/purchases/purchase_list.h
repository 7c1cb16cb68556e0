// Value Entries (PRD-12): the purchases that were imported, which the section Value Entry of criteria asks.
#pragma once

#include <string>

#include "app/grid/record_grid.h"
#include "app/screens/screen.h"
#include "app/session/address.h"
#include "core/base/tr.h"

namespace segments::app {

class PurchaseListScreen final : public Screen {
  public:
    // "contact": only of this contact.
    explicit PurchaseListScreen(const Address& address);
    std::string title(const Session&) const override { return tr("Value Entries"); }
    std::string_view section() const override { return "/contacts"; }
    std::vector<Action> actions(Session& session) override;
    void draw(ui::Ui& ui, Session& session, const ui::Rect& area) override;
    bool work(Session& session, const std::function<bool()>& over) override {
        return grid_.work(session, over);
    }

  private:
    std::string contact_no_;
    RecordGrid grid_;
};

}  // namespace segments::app
