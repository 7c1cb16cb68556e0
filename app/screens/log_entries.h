// The interactions that took place (ILE-1). What the list is about stands in the address and above the list,
// where it can be taken away (ILE-15, ILE-16):
//
//     /log?loggedSegment=12      /log?contact=CT000001      /log?company=CT000001
//     /log?salesperson=AL        /log?campaign=CP0001       /log?segment=SM00001      /log?template=LETTER
//     /log?evaluation=2          /log?canceled=0            /log?from=2026-11-16&to=2026-11-22
#pragma once

#include "app/grid/record_grid.h"
#include "app/screens/screen.h"
#include "app/session/address.h"
#include "core/base/tr.h"

namespace segments::app {

class LogEntriesScreen final : public Screen {
  public:
    explicit LogEntriesScreen(Address address);
    std::string title(const Session&) const override { return tr("Interaction Log Entries"); }
    std::string_view section() const override { return "/log"; }
    std::vector<Action> actions(Session& session) override;
    void draw(ui::Ui& ui, Session& session, const ui::Rect& area) override;
    bool work(Session& session, const std::function<bool()>& over) override {
        return grid_.work(session, over);
    }

  private:
    void create_from_conditions(Session& session);
    void name_conditions(const Session& session);

    Address address_;  // without names that mean nothing here
    RecordGrid grid_;
};

}  // namespace segments::app
